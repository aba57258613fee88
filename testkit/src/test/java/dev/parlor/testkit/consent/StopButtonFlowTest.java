package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.BACK;
import static dev.parlor.testkit.consent.Harbor.FRONT;
import static dev.parlor.testkit.consent.Harbor.HARBOR;
import static dev.parlor.testkit.consent.Harbor.LENA;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentState;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.OptInTemplate.Answer;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.ButtonReply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stop that is tapped. */
class StopButtonFlowTest {
    private static Harbor withStopButton() {
        Harbor harbor = new Harbor();
        harbor.parlor
                .directory()
                .put(
                        HARBOR,
                        new OptInTemplate(
                                new BusinessNumberId("front"),
                                "may_we",
                                "en",
                                "May we write to you?",
                                List.of(),
                                List.of(Answer.AFFIRM, Answer.STOP)));
        return harbor;
    }

    @Test
    void O7_a_tapped_stop_revokes_in_all_chats_of_the_guest_whatever_its_label() {
        Harbor harbor = withStopButton();
        ThreadId elsewhere = harbor.granted(LENA);
        int sent = harbor.transport.sent().size();
        ThreadId thread = harbor.asked(MIRA);

        harbor.taps(sent + 1, 1);

        assertThat(harbor.acts(MIRA, thread)).contains(ConsentAct.REVOKED);
        assertThat(harbor.consent(LENA, elsewhere)).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(harbor.texts(FRONT)).last().asString().contains("START");
        assertThat(harbor.texts(BACK)).hasSize(1);
    }

    @Test
    void O7_a_tapped_stop_counts_also_once_the_guest_agreed() {
        Harbor harbor = withStopButton();
        ThreadId thread = harbor.asked(MIRA);
        harbor.taps(1, 0);
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GRANTED);

        harbor.taps(1, 1);

        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.NOT_ASKED);
    }

    @Test
    void O7_a_button_that_is_not_ours_stops_nothing_though_its_label_says_so() {
        Harbor harbor = withStopButton();
        ThreadId thread = harbor.granted(MIRA);

        harbor.says(new ButtonReply("nobodys-payload", "STOP"), FRONT, null);

        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GRANTED);
    }
}
