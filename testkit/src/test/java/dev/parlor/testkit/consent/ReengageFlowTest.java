package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.FRONT;
import static dev.parlor.testkit.consent.Harbor.HARBOR;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static dev.parlor.testkit.consent.Harbor.NOOR;
import static dev.parlor.testkit.consent.Harbor.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Reach;
import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.ReengageTemplate;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.Switch;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.message.Rejection;
import dev.parlor.message.Template;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReengageFlowTest {
    private static final BusinessNumberId OFFICE = new BusinessNumberId("front");
    private static final TemplateId NEWS = new TemplateId(OFFICE, "trip_news", "en");
    private static final TemplateId OFFER = new TemplateId(OFFICE, "trip_offer", "en");

    private final Harbor harbor = new Harbor();

    @BeforeEach
    void twoTemplatesAreRegistered() {
        register(NEWS, "Hello {{1}}, there is news about {{2}}.", Category.UTILITY);
        register(OFFER, "A new trip for you, {{1}}.", Category.MARKETING);
    }

    @Test
    void W6_G1_outside_the_window_the_template_goes_and_held_messages_stay_until_the_guest_answers() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.passes(Duration.ofHours(25));
        harbor.writes(MIRA, thread, "Your boat leaves at six.");

        assertThat(taken(thread)).isTrue();

        assertThat(harbor.texts(FRONT)).endsWith("Hello Noor, there is news about your trip.");
        assertThat(harbor.stateOf(MIRA, thread, "Your boat leaves at six.")).contains(MessageState.HELD);
        harbor.says("Tell me!");
        assertThat(harbor.texts(FRONT)).endsWith("Your boat leaves at six.");
    }

    @Test
    void W6_members_see_the_wording_with_its_blanks_filled_and_who_sent_it() {
        ThreadId thread = quiet();
        taken(thread);

        assertThat(harbor.parlor.timeline(MIRA, thread, 100))
                .filteredOn(entry ->
                        entry instanceof Entry.Ours ours && ours.message().purpose() == Purpose.REENGAGE)
                .singleElement()
                .satisfies(entry -> {
                    Entry.Ours ours = (Entry.Ours) entry;
                    assertThat(ours.message().content().shown())
                            .isEqualTo("Hello Noor, there is news about your trip.");
                    assertThat(ours.message().author()).isEqualTo(MIRA);
                });
    }

    @Test
    void W6_a_second_one_within_24_hours_is_refused_with_the_time_from_which_it_may_go() {
        ThreadId thread = quiet();
        taken(thread);
        harbor.passes(Duration.ofHours(24).minusSeconds(1));

        Refusal refusal = refusal(thread, NEWS, "Noor", "your trip");

        assertThat(refusal.reason()).isEqualTo(RefusalReason.REENGAGED_RECENTLY);
        assertThat(refusal.notBefore()).isEqualTo(harbor.clock.instant().plusSeconds(1));
        harbor.passes(Duration.ofSeconds(1));
        assertThat(taken(thread)).isTrue();
    }

    @Test
    void W6_the_limit_is_the_chats_whoever_of_its_threads_sent_it() {
        ThreadId ofMira = quiet();
        ThreadId ofTomas = harbor.granted(TOMAS);
        taken(ofMira);

        assertThat(harbor.parlor.reengage(TOMAS, ofTomas, NEWS, List.of("Noor", "your trip")))
                .isInstanceOf(SendAnswer.Refused.class);
    }

    @Test
    void W6_an_answer_of_the_guest_frees_the_next_one_at_once() {
        ThreadId thread = quiet();
        taken(thread);

        harbor.says("Thanks");

        assertThat(taken(thread)).isTrue();
    }

    @Test
    void W6_what_the_guest_wrote_before_and_arrives_late_is_no_answer() {
        ThreadId thread = quiet();
        Item before = fromGuest("Are you there?");
        harbor.clock.pass(Duration.ofMinutes(1));
        taken(thread);

        harbor.receive(before);

        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.REENGAGED_RECENTLY);
    }

    @Test
    void W6_one_that_failed_does_not_count() {
        ThreadId thread = quiet();
        harbor.transport.answerNext(new SendResult.Rejected(Rejection.of(Rejection.Kind.TEMPLATE, 132001)));
        taken(thread);

        assertThat(taken(thread)).isTrue();
    }

    @Test
    void W6_one_in_doubt_counts() {
        ThreadId thread = quiet();
        harbor.transport.answerNext(new SendResult.Unsure("connection lost"));
        taken(thread);

        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.REENGAGED_RECENTLY);
    }

    @Test
    void W6_G1_it_needs_consent_that_was_granted() {
        ThreadId asked = harbor.asked(MIRA);
        assertThat(refusal(asked, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.NO_CONSENT);

        harbor.says("No");
        assertThat(refusal(asked, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.DECLINED);

        harbor.says("STOP");
        assertThat(refusal(asked, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.REVOKED);
        assertThat(harbor.texts(FRONT)).noneMatch(text -> text.startsWith("Hello"));
    }

    @Test
    void W6_E3_P6_the_member_must_be_enabled_and_in_the_thread() {
        ThreadId thread = quiet();

        assertThat(harbor.parlor.reengage(TOMAS, thread, NEWS, List.of("Noor", "your trip")))
                .extracting(answer -> ((SendAnswer.Refused) answer).refusal().reason())
                .isEqualTo(RefusalReason.UNKNOWN_THREAD);
        switched(Switch.OFF);
        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.MEMBER_OFF);
        switched(Switch.ON);
        harbor.parlor.leave(MIRA, thread);
        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.NOT_A_PARTICIPANT);
    }

    @Test
    void W6_C6_a_blocked_guest_is_not_written_to() {
        ThreadId thread = quiet();
        harbor.parlor.contacts().block(MIRA, harbor.contact(MIRA));

        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.UNREACHABLE);
    }

    @Test
    void W6_G1_what_was_taken_is_cancelled_when_the_guest_says_stop_before_it_is_armed() {
        ThreadId thread = quiet();
        harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor", "your trip"));

        harbor.says("STOP");

        assertThat(harbor.texts(FRONT)).noneMatch(text -> text.startsWith("Hello"));
        assertThat(ours(thread).state()).isEqualTo(MessageState.CANCELLED);
    }

    @Test
    void W6_G1_what_was_taken_is_cancelled_not_held_when_its_author_is_switched_off_before_it_is_armed() {
        ThreadId thread = quiet();
        harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor", "your trip"));

        switched(Switch.OFF);
        harbor.parlor.dispatchDue();
        switched(Switch.ON);

        assertThat(ours(thread).state()).isEqualTo(MessageState.CANCELLED);
        assertThat(ours(thread).progress().ending()).isEqualTo(Ending.GATE_CLOSED);
        assertThat(taken(thread)).as("the try does not count").isTrue();
    }

    @Test
    void W6_Q3_it_goes_before_messages_that_were_taken_earlier() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.parlor.send(MIRA, thread, new Text("Your boat leaves at six."));
        taken(thread);

        assertThat(harbor.texts(FRONT))
                .endsWith("Hello Noor, there is news about your trip.", "Your boat leaves at six.");
    }

    @Test
    void W6_R4_the_guests_next_message_belongs_to_the_thread_that_was_taken_up() {
        ThreadId ofMira = harbor.granted(MIRA);
        harbor.clock.pass(Duration.ofMinutes(1));
        ThreadId ofTomas = harbor.granted(TOMAS);
        harbor.writes(TOMAS, ofTomas, "Good morning");
        harbor.passes(Duration.ofHours(30));
        taken(ofMira);

        harbor.says("Which news?");

        assertThat(harbor.parlor.timeline(MIRA, ofMira, 100))
                .anyMatch(entry -> entry instanceof Entry.FromGuest said
                        && said.message().content().shown().equals("Which news?"));
    }

    @Test
    void O11_W6_the_number_of_values_must_be_that_of_the_blanks_and_none_may_be_empty() {
        ThreadId thread = quiet();

        assertThat(refusal(thread, NEWS, "Noor").reason()).isEqualTo(RefusalReason.WRONG_PARAMETERS);
        assertThat(refusal(thread, NEWS, "Noor", "a", "b").reason()).isEqualTo(RefusalReason.WRONG_PARAMETERS);
        assertThat(refusal(thread, NEWS, "Noor", " ").reason()).isEqualTo(RefusalReason.WRONG_PARAMETERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "two\rlines", "a\ttab", "five     spaces"})
    void W6_what_the_platform_refuses_in_a_value_is_refused_at_the_door(String value) {
        assertThat(refusal(quiet(), NEWS, "Noor", value).reason()).isEqualTo(RefusalReason.NOT_ONE_LINE);
    }

    @Test
    void W6_M2_wording_and_values_together_have_at_most_1024_characters() {
        ThreadId thread = quiet();
        int wording = "Hello Noor, there is news about .".length();

        Refusal refusal = refusal(thread, NEWS, "Noor", "x".repeat(1025 - wording));

        assertThat(refusal.reason()).isEqualTo(RefusalReason.TOO_LONG);
        assertThat(refusal.measure()).isNotNull();
        assertThat(harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor", "x".repeat(1024 - wording))))
                .isInstanceOf(SendAnswer.Taken.class);
    }

    @Test
    void W6_four_spaces_in_a_row_are_taken() {
        assertThat(harbor.parlor.reengage(MIRA, quiet(), NEWS, List.of("Noor", "four    spaces")))
                .isInstanceOf(SendAnswer.Taken.class);
    }

    @Test
    void O11_only_a_template_that_is_registered_for_this_number_and_for_this_use_is_sent() {
        ThreadId thread = quiet();
        TemplateId other = new TemplateId(new BusinessNumberId("back"), "trip_news", "en");
        harbor.parlor
                .directory()
                .put(HARBOR, new ReengageTemplate(other.number(), "trip_news", "en", "Hi", Category.UTILITY));

        assertThat(refusal(thread, new TemplateId(OFFICE, "nothing", "en")).reason())
                .isEqualTo(RefusalReason.UNKNOWN_TEMPLATE);
        assertThat(refusal(thread, new TemplateId(OFFICE, "trip_news", "de"), "Noor", "x")
                        .reason())
                .isEqualTo(RefusalReason.UNKNOWN_TEMPLATE);
        assertThat(refusal(thread, other).reason()).isEqualTo(RefusalReason.UNKNOWN_TEMPLATE);
        assertThat(refusal(thread, new TemplateId(OFFICE, "may_we", "en"), "Noor", "Mira")
                        .reason())
                .isEqualTo(RefusalReason.UNKNOWN_TEMPLATE);
    }

    @Test
    void O11_registering_again_replaces_the_wording() {
        ThreadId thread = quiet();
        register(NEWS, "News for {{1}}.", Category.UTILITY);

        harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor"));
        harbor.parlor.dispatchDue();

        assertThat(harbor.texts(FRONT)).endsWith("News for Noor.");
    }

    @Test
    void O11_W6_what_was_taken_with_a_template_that_is_unregistered_then_is_cancelled() {
        ThreadId thread = quiet();
        harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor", "your trip"));

        harbor.parlor.directory().remove(HARBOR, NEWS);
        harbor.parlor.dispatchDue();

        assertThat(ours(thread).state()).isEqualTo(MessageState.CANCELLED);
        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.UNKNOWN_TEMPLATE);
    }

    @Test
    void O10_W6_a_marketing_stop_refuses_marketing_templates_and_no_others() {
        ThreadId thread = quiet();
        harbor.receive(marketingStop());

        assertThat(refusal(thread, OFFER, "Noor").reason()).isEqualTo(RefusalReason.MARKETING_STOPPED);
        assertThat(taken(thread)).isTrue();
    }

    @Test
    void O10_W6_a_marketing_template_that_was_taken_before_the_stop_is_not_armed_after_it() {
        ThreadId thread = quiet();
        harbor.parlor.reengage(MIRA, thread, OFFER, List.of("Noor"));

        harbor.receive(marketingStop());

        assertThat(harbor.texts(FRONT)).noneMatch(text -> text.startsWith("A new trip"));
        assertThat(ours(thread).state()).isEqualTo(MessageState.CANCELLED);
    }

    @Test
    void O10_W6_a_utility_template_that_was_taken_before_the_stop_goes() {
        ThreadId thread = quiet();
        harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor", "your trip"));

        harbor.receive(marketingStop());

        assertThat(ours(thread).state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void W6_a_template_cannot_be_sent_as_if_it_were_a_members_message() {
        Template smuggled = new Template("trip_news", "en", List.of("Noor", "x"), List.of(), "Hello");

        assertThat(((SendAnswer.Refused) harbor.parlor.send(MIRA, quiet(), smuggled))
                        .refusal()
                        .reason())
                .isEqualTo(RefusalReason.NOT_SENDABLE);
    }

    private ThreadId quiet() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.passes(Duration.ofHours(25));
        return thread;
    }

    private boolean taken(ThreadId thread) {
        SendAnswer answer = harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor", "your trip"));
        harbor.parlor.dispatchDue();
        return answer instanceof SendAnswer.Taken;
    }

    private Refusal refusal(ThreadId thread, TemplateId template, String... parameters) {
        return ((SendAnswer.Refused) harbor.parlor.reengage(MIRA, thread, template, List.of(parameters))).refusal();
    }

    private Message ours(ThreadId thread) {
        return harbor.parlor.timeline(MIRA, thread, 100).stream()
                .filter(Entry.Ours.class::isInstance)
                .map(entry -> ((Entry.Ours) entry).message())
                .filter(message -> message.purpose() == Purpose.REENGAGE)
                .findFirst()
                .orElseThrow();
    }

    private void register(TemplateId id, String wording, Category category) {
        harbor.parlor
                .directory()
                .put(HARBOR, new ReengageTemplate(id.number(), id.name(), id.languageTag(), wording, category));
    }

    private void switched(Switch whatsApp) {
        harbor.parlor
                .directory()
                .put(new Member(MIRA, new PersonName("Mira"), new SubOrganizationId("front"), whatsApp, null));
    }

    private Item marketingStop() {
        return new Item.Preference(FRONT, Reach.by(NOOR), harbor.clock.instant(), false);
    }

    private Item fromGuest(String text) {
        return new Item.FromGuest(
                FRONT, new PlatformId("late-1"), Reach.by(NOOR), null, harbor.clock.instant(), new Text(text), null);
    }
}
