package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.contact.ErasureKey;
import dev.parlor.contact.LegalHold;
import dev.parlor.contact.RecordsAnswer;
import dev.parlor.event.Event;
import dev.parlor.id.GuestId;
import dev.parlor.id.ThreadId;
import dev.parlor.refusal.RefusalReason;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is held for a court is not erased. */
class LegalHoldFlowTest {
    private static final RecordsAnswer DONE = new RecordsAnswer.Done();
    private static final RecordsAnswer ALREADY_SO = new RecordsAnswer.AlreadySo();

    private final Room room = new Room(builder -> builder.erasureKey(ErasureKey.of(new byte[32])));
    private final ThreadId thread = room.agreed(MIRA);
    private final GuestId guest = room.parlor.contacts().of(MIRA).get(0).guest();

    @Test
    void T4_a_guest_under_a_legal_hold_is_not_erased_and_the_reason_comes_back() {
        assertThat(room.parlor.records().hold(BANK, guest, "case 12")).isEqualTo(DONE);

        RecordsAnswer.Refused refused = refused(room.parlor.records().erase(BANK, guest));
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.LEGAL_HOLD);
        assertThat(refused.refusal().sentence()).isEqualTo("This is under a legal hold. Lift the hold first.");
        assertThat(refused.holds()).extracting(LegalHold::reason).containsExactly("case 12");
        assertThat(room.reads(MIRA, thread)).contains(Bank.REQUEST);
    }

    @Test
    void T4_a_hold_on_one_thread_keeps_the_whole_guest() {
        assertThat(room.parlor.records().hold(BANK, thread, "case 12")).isEqualTo(DONE);

        RecordsAnswer.Refused refused = refused(room.parlor.records().erase(BANK, guest));
        assertThat(refused.holds())
                .containsExactly(new LegalHold(
                        guest,
                        thread,
                        "case 12",
                        room.parlor.records().holds(BANK).get(0).since()));
    }

    @Test
    void T4_once_all_holds_are_lifted_the_guest_is_erased() {
        room.parlor.records().hold(BANK, guest, "case 12");
        room.parlor.records().hold(BANK, thread, "case 13");

        assertThat(room.parlor.records().lift(BANK, guest)).isEqualTo(DONE);
        assertThat(refused(room.parlor.records().erase(BANK, guest)).holds()).hasSize(1);
        assertThat(room.parlor.records().lift(BANK, thread)).isEqualTo(DONE);
        assertThat(room.parlor.records().holds(BANK)).isEmpty();
        assertThat(room.parlor.records().erase(BANK, guest)).isEqualTo(DONE);
    }

    @Test
    void T4_setting_and_lifting_again_change_nothing() {
        room.parlor.records().hold(BANK, guest, "case 12");
        assertThat(room.parlor.records().hold(BANK, guest, "another")).isEqualTo(ALREADY_SO);
        assertThat(room.parlor.records().holds(BANK))
                .extracting(LegalHold::reason)
                .containsExactly("case 12");

        room.parlor.records().lift(BANK, guest);
        assertThat(room.parlor.records().lift(BANK, guest)).isEqualTo(ALREADY_SO);
    }

    @Test
    void T4_V1_setting_and_lifting_are_told_without_the_reason() {
        room.parlor.records().hold(BANK, guest, "case 12");
        room.parlor.records().hold(BANK, thread, "case 13");
        room.parlor.records().lift(BANK, thread);

        assertThat(room.events(Event.LegalHoldSet.class))
                .containsExactly(new Event.LegalHoldSet(guest, null), new Event.LegalHoldSet(guest, thread));
        assertThat(room.events(Event.LegalHoldLifted.class)).containsExactly(new Event.LegalHoldLifted(guest, thread));
        assertThat(room.feed().toString()).doesNotContain("case");
    }

    @Test
    void T4_an_export_shows_what_is_held() throws IOException {
        room.parlor.records().hold(BANK, guest, "case 12");

        StringBuilder lines = new StringBuilder();
        room.parlor.records().export(BANK, thread, lines);
        assertThat(lines).contains("{\"kind\":\"legalHold\",\"reason\":\"case 12\"");
    }

    @Test
    void T4_nobody_who_never_was_or_is_erased_can_be_held() {
        GuestId nobody = new GuestId(new UUID(0, 1));
        room.parlor.records().erase(BANK, guest);

        assertThat(List.of(nobody, guest))
                .allSatisfy(unknown -> assertThat(refused(room.parlor.records().hold(BANK, unknown, "case 12"))
                                .refusal()
                                .reason())
                        .isEqualTo(RefusalReason.UNKNOWN_GUEST));
        assertThat(refused(room.parlor.records().hold(BANK, new ThreadId(new UUID(0, 1)), "case 12"))
                        .refusal()
                        .reason())
                .isEqualTo(RefusalReason.UNKNOWN_THREAD);
    }

    @Test
    void T4_a_hold_without_a_reason_is_an_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.parlor.records().hold(BANK, guest, " "))
                .withMessageContaining("reason");
    }

    private static RecordsAnswer.Refused refused(RecordsAnswer answer) {
        return answer.fold(Room::fail, Room::fail, refused -> refused);
    }
}
