package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.BACK;
import static dev.parlor.testkit.consent.Harbor.FRONT;
import static dev.parlor.testkit.consent.Harbor.LENA;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static dev.parlor.testkit.consent.Harbor.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentState;
import dev.parlor.directory.Language;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.notice.Fact;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoppingFlowTest {
    private static final String RECEIPT =
            "You will get no more messages from us. If you change your mind, write START.";
    private static final String CONFIRMED = "You will get messages from us again. Write STOP if you want no more.";

    @Test
    void O7_stop_revokes_in_all_chats_of_the_guest_with_one_receipt_where_it_was_said() {
        Harbor harbor = new Harbor();
        ThreadId front = harbor.granted(MIRA);
        ThreadId back = harbor.granted(LENA);

        harbor.says("STOP 🙏", FRONT);

        assertThat(harbor.acts(MIRA, front)).endsWith(ConsentAct.REVOKED);
        assertThat(harbor.acts(LENA, back)).endsWith(ConsentAct.REVOKED);
        assertThat(harbor.told(MIRA, front)).endsWith(Fact.CONSENT_REVOKED);
        assertThat(harbor.told(LENA, back)).endsWith(Fact.CONSENT_REVOKED);
        assertThat(harbor.texts(FRONT)).endsWith(RECEIPT);
        assertThat(harbor.texts(BACK)).hasSize(1);
    }

    @Test
    void O7_stop_cancels_what_is_not_yet_armed_in_all_chats() {
        Harbor harbor = new Harbor();
        ThreadId front = harbor.granted(MIRA);
        ThreadId back = harbor.granted(LENA);
        harbor.passes(Duration.ofHours(25));
        harbor.writes(MIRA, front, "held in front");
        harbor.writes(LENA, back, "held in the back");

        harbor.says("stop", BACK);

        assertThat(harbor.stateOf(MIRA, front, "held in front")).contains(MessageState.CANCELLED);
        assertThat(harbor.stateOf(LENA, back, "held in the back")).contains(MessageState.CANCELLED);
        assertThat(harbor.transport.texts()).doesNotContain("held in front", "held in the back");
    }

    @Test
    void O7_with_this_number_only_the_other_chat_goes_on() {
        Harbor harbor = new Harbor(builder -> builder.stopThisNumberOnly());
        harbor.granted(MIRA);
        ThreadId back = harbor.granted(LENA);

        harbor.says("stop", FRONT);
        harbor.writes(LENA, back, "still welcome");

        assertThat(harbor.stateOf(LENA, back, "still welcome")).contains(MessageState.ACCEPTED);
    }

    @Test
    void O7_stop_counts_in_any_state_and_members_may_not_ask_then() {
        Harbor harbor = new Harbor();
        harbor.says("hello");
        harbor.says("stop");

        assertThat(Harbor.reason(harbor.parlor.open(MIRA, harbor.contact(MIRA))))
                .isEqualTo(RefusalReason.REVOKED);
        assertThat(harbor.transport.texts()).containsExactly(RECEIPT);
    }

    @Test
    void O7_a_second_stop_gets_no_second_receipt() {
        Harbor harbor = new Harbor();
        harbor.granted(MIRA);

        harbor.says("stop");
        harbor.says("stop");

        assertThat(harbor.transport.texts()).hasSize(2).endsWith(RECEIPT);
    }

    @Test
    void O7_affirming_lifts_it_only_for_that_chat_and_grants_only_that_thread() {
        Harbor harbor = new Harbor();
        ThreadId front = harbor.granted(MIRA);
        ThreadId back = harbor.granted(LENA);
        harbor.says("stop", FRONT);
        harbor.passes(Duration.ofSeconds(1));

        harbor.says("start", FRONT);

        assertThat(harbor.consent(MIRA, front)).isEqualTo(ConsentState.GRANTED);
        assertThat(harbor.texts(FRONT)).endsWith(CONFIRMED);
        assertThat(Harbor.reason(harbor.parlor.ask(LENA, back))).isEqualTo(RefusalReason.REVOKED);
    }

    @Test
    void O3_after_a_stop_a_bare_yes_lifts_it_if_nothing_crossed() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.granted(MIRA);
        harbor.says("stop");
        harbor.passes(Duration.ofSeconds(1));

        harbor.says("yes");

        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O3_a_bare_yes_lifts_nothing_where_a_message_was_accepted_after_the_stop_but_start_does() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.granted(MIRA);
        harbor.transport.fallSilent();
        harbor.writes(MIRA, thread, "Shall I book it?");
        harbor.says("stop");
        harbor.transport.endOpen(new SendResult.Accepted(new PlatformId("late")));
        harbor.passes(Duration.ofSeconds(1));

        harbor.says("yes");
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.NOT_ASKED);
        harbor.says("start");
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O3_a_question_is_no_answer() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);

        harbor.says("Yes?");

        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.ASKED);
    }

    @Test
    void N3_the_receipt_is_in_the_language_of_the_guests_last_answer() {
        Harbor harbor = new Harbor(Language.EN, Category.UTILITY, builder -> builder);
        harbor.asked(TOMAS);
        harbor.says("oui merci");

        harbor.says("stop");

        assertThat(harbor.transport.texts()).last().asString().startsWith("Vous ne recevrez plus");
    }
}
