package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.FRONT;
import static dev.parlor.testkit.consent.Harbor.HARBOR;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static dev.parlor.testkit.consent.Harbor.NOOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Reach;
import dev.parlor.directory.ReengageTemplate;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.message.Template;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.transport.Item;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which templates take a thread up again, and with which values (W6, O10, O11). */
class ReengageTemplateFlowTest extends OnReengage {
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

    private Item marketingStop() {
        return new Item.Preference(FRONT, Reach.by(NOOR), harbor.clock.instant(), false);
    }
}
