package dev.parlor.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract itself: each of its tests can fail, and each way to be wrong is caught by a test that names it. */
class TransportContractIsStrictTest {
    private static final AtomicReference<Supplier<TransportFixture>> WRONG = new AtomicReference<>();

    static final class OverAWrongOne extends TransportContract {
        @Override
        protected TransportFixture create() {
            return WRONG.get().get();
        }
    }

    @Test
    void a_transport_that_does_nothing_fails_each_test() {
        Run run = run(WrongTransports.DoesNothing::new);

        assertThat(run.passed).isEmpty();
        assertThat(run.failed).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void a_right_one_passes() {
        assertThat(run(WrongTransport::new).failed).isEmpty();
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                wrong("throws", WrongTransports.Throws::new, "S2_without_a_connection_nothing_was_sent"),
                wrong(
                        "fails its stage",
                        WrongTransports.FailsItsStage::new,
                        "S2_S3_an_answer_that_got_lost_is_unsure_and_asked_once"),
                wrong(
                        "ends without a result",
                        WrongTransports.EndsEmpty::new,
                        "S2_what_the_platform_took_is_accepted_under_the_id_that_it_gave"),
                wrong(
                        "never ends",
                        WrongTransports.NeverEnds::new,
                        "S2_without_an_answer_it_is_unsure_when_the_deadline_has_passed"),
                wrong(
                        "ends twice",
                        WrongTransports.EndsTwice::new,
                        "S2_what_the_platform_took_is_accepted_under_the_id_that_it_gave"),
                wrong(
                        "blocks its caller",
                        WrongTransports.Blocks::new,
                        "S2_without_an_answer_it_is_unsure_when_the_deadline_has_passed"),
                wrong(
                        "calls doubt a failure",
                        WrongTransports.CallsDoubtAFailure::new,
                        "S2_S3_an_answer_that_got_lost_is_unsure_and_asked_once"),
                wrong(
                        "calls doubt a success",
                        WrongTransports.CallsDoubtASuccess::new,
                        "S2_an_answer_that_nobody_understands_is_unsure_and_asked_once"),
                wrong(
                        "sends again by itself",
                        WrongTransports.SendsAgain::new,
                        "S2_S3_an_answer_that_got_lost_is_unsure_and_asked_once"),
                wrong(
                        "sends the same words once",
                        WrongTransports.SendsWordsOnce::new,
                        "S1_two_attempts_with_the_same_words_are_two_messages"),
                wrong(
                        "makes up tokens",
                        WrongTransports.MakesUpTokens::new,
                        "S2_what_the_platform_took_is_accepted_under_the_id_that_it_gave"),
                wrong(
                        "mixes up ids",
                        WrongTransports.MixesUpIds::new,
                        "S1_many_at_once_each_end_once_and_under_their_own_id"),
                wrong(
                        "waits for the one before",
                        WrongTransports.OneByOne::new,
                        "S6_an_attempt_without_an_answer_delays_no_other"),
                wrong(
                        "forgets the code",
                        WrongTransports.ForgetsTheCode::new,
                        "S2_S7_what_the_platform_refuses_is_rejected_with_its_code_and_asked_once"),
                wrong(
                        "breaks after trouble",
                        WrongTransports.BreaksAfterTrouble::new,
                        "S2_trouble_with_one_attempt_is_none_for_the_next"),
                wrong(
                        "throws for content",
                        WrongTransports.ThrowsForContent::new,
                        "M1_S2_content_that_cannot_be_sent_is_answered_and_not_thrown"),
                wrong(
                        "tells the text",
                        WrongTransports.TellsTheText::new,
                        "X10_nothing_of_a_message_shows_in_what_a_log_would_say_of_it"),
                wrong(
                        "loses the last byte",
                        WrongTransports.LosesTheLastByte::new,
                        "M3_a_file_arrives_byte_by_byte_and_its_stream_is_closed"),
                wrong(
                        "leaves streams open",
                        WrongTransports.LeavesStreamsOpen::new,
                        "M3_a_file_arrives_byte_by_byte_and_its_stream_is_closed"),
                wrong(
                        "keeps half a file",
                        WrongTransports.KeepsHalfAFile::new,
                        "M3_of_a_file_that_breaks_off_nothing_is_kept"),
                wrong(
                        "keeps half a file",
                        WrongTransports.KeepsHalfAFile::new,
                        "M3_of_a_file_with_other_bytes_than_announced_nothing_is_kept"),
                wrong(
                        "uploads nothing",
                        WrongTransports.UploadsNothing::new,
                        "M3_a_file_that_is_gone_is_told_and_not_asked_for"),
                wrong("mixes up files", WrongTransports.MixesUpFiles::new, "M3_several_files_at_once_do_not_mix"),
                wrong(
                        "answers for the sink",
                        WrongTransports.AnswersForTheSink::new,
                        "M3_what_the_sink_says_is_the_answer"),
                wrong(
                        "declares another type",
                        WrongTransports.DeclaresAnother::new,
                        "M3_a_guests_file_comes_byte_by_byte_and_as_it_was_declared"),
                wrong(
                        "gives up on a failing sink",
                        WrongTransports.GivesUp::new,
                        "M3_a_sink_that_fails_is_no_end_of_the_file"),
                wrong(
                        "never says gone",
                        WrongTransports.NeverSaysGone::new,
                        "M3_a_file_that_the_platform_does_not_have_is_gone_and_the_sink_not_asked"),
                wrong(
                        "tells a file's id",
                        WrongTransports.TellsAFilesId::new,
                        "X10_no_id_of_a_file_shows_in_what_a_log_would_say_of_it"),
                wrong(
                        "hides that it carries files",
                        WrongTransports.HidesFiles::new,
                        "M3_what_the_sink_says_is_the_answer"),
                wrong(
                        "says shown and shows nothing",
                        WrongTransports.ShowsNothing::new,
                        "M7_a_guest_is_shown_what_was_read_and_nothing_else"),
                wrong(
                        "fails at a sign",
                        WrongTransports.FailsAtASign::new,
                        "M7_a_guest_can_be_shown_that_an_answer_is_written"),
                wrong(
                        "tells the message of a sign",
                        WrongTransports.TellsASign::new,
                        "M7_X10_a_sign_that_the_platform_refuses_is_lost_without_a_word_of_its_message"),
                wrong(
                        "says that it can send",
                        WrongTellers.SaysItCanSend::new,
                        "G2_a_number_that_can_send_is_told_as_one_until_the_platform_blocks_it"),
                wrong(
                        "tells one page of templates",
                        WrongTellers.StopsAfterAPage::new,
                        "O11_all_templates_are_told_however_many_there_are"),
                wrong(
                        "calls all templates usable",
                        WrongTellers.CallsAllUsable::new,
                        "O11_a_template_that_cannot_be_sent_is_told_as_such"),
                wrong(
                        "remembers templates",
                        WrongTellers.RemembersTemplates::new,
                        "O11_templates_are_told_as_they_are_now"),
                wrong(
                        "sends to ask about its number",
                        WrongTellers.SendsToAskAboutItself::new,
                        "S1_asking_about_a_number_sends_nothing"),
                wrong(
                        "sends to ask for templates",
                        WrongTellers.SendsToAskForTemplates::new,
                        "S1_asking_for_templates_sends_nothing"),
                wrong(
                        "guesses without an answer",
                        WrongTellers.GuessesWithoutAnAnswer::new,
                        "G2_X10_a_number_of_which_the_platform_tells_nothing_is_no_number_without_trouble"),
                wrong(
                        "tells the number",
                        WrongTellers.TellsTheNumber::new,
                        "G2_X10_a_number_of_which_the_platform_tells_nothing_is_no_number_without_trouble"),
                wrong(
                        "calls no answer no templates",
                        WrongTellers.CallsNoAnswerNoTemplates::new,
                        "O11_X10_templates_of_which_the_platform_tells_nothing_are_not_none"),
                wrong(
                        "hides its templates",
                        WrongTellers.HidesItsTemplates::new,
                        "O11_all_templates_are_told_however_many_there_are"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongs")
    void a_transport_that_lies_is_caught_by_name(String lie, Supplier<TransportFixture> wrong, String test) {
        assertThat(run(wrong).failed).contains(test);
    }

    private static Arguments wrong(String lie, Supplier<TransportFixture> transport, String test) {
        return Arguments.of(lie, transport, test);
    }

    private static Run run(Supplier<TransportFixture> wrong) {
        WRONG.set(wrong);
        Run run = new Run();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(OverAWrongOne.class))
                                .build(),
                        run);
        return run;
    }

    /** The names of the tests that ran. */
    private static final class Run implements TestExecutionListener {
        private final Set<String> passed = new TreeSet<>();
        private final Set<String> failed = new TreeSet<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                boolean well = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                (well ? passed : failed).add(test.getDisplayName().replace("()", ""));
            }
        }
    }
}
