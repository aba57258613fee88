package dev.parlor.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.Anchor.Head;
import dev.parlor.consent.Finding.Kind;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The chains of two chats that became one (rules C5 and O9). */
class JoinedLedgerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final ChatId FORMER = chat(1);
    private static final ChatId KEPT = chat(2);

    private final List<ConsentRecord> former = new ArrayList<>();
    private final List<ConsentRecord> kept = new ArrayList<>();

    JoinedLedgerTest() {
        add(former, FORMER, ConsentAct.GRANTED, Evidence.none());
        add(kept, KEPT, ConsentAct.REVOKED, Evidence.none());
        Head head = Ledger.head(kept).orElseThrow();
        add(former, FORMER, ConsentAct.JOINED_INTO, Evidence.ofJoining(head));
        add(
                kept,
                KEPT,
                ConsentAct.JOINED,
                Evidence.ofJoining(Ledger.head(former).orElseThrow()));
    }

    @Test
    void C5_O9_two_chains_that_name_each_other_are_whole() {
        assertThat(verified()).isEmpty();
    }

    @Test
    void C5_O9_a_former_chain_that_lost_its_end_is_found_without_an_anchor() {
        former.remove(1);

        assertThat(verified()).containsExactly(new Finding(FORMER, 2, Kind.CUT_OFF));
    }

    @Test
    void C5_O9_a_chain_that_no_longer_names_the_former_is_found() {
        kept.remove(1);

        assertThat(verified()).containsExactly(new Finding(KEPT, 2, Kind.CUT_OFF));
    }

    @Test
    void C5_O9_nothing_follows_the_end_of_a_chain() {
        add(former, FORMER, ConsentAct.GRANTED, Evidence.none());

        assertThat(verified()).containsExactly(new Finding(FORMER, 3, Kind.AFTER_THE_END));
    }

    private List<Finding> verified() {
        return Ledger.verify(Map.of(FORMER, former, KEPT, kept), List.of());
    }

    private static void add(List<ConsentRecord> chain, ChatId chat, ConsentAct act, Evidence evidence) {
        chain.add(Ledger.sealed(new ConsentRecord(chat, null, act, NOON, NOON, evidence), chain, "salt"));
    }

    private static ChatId chat(long guest) {
        return new ChatId(new GuestId(new UUID(0, guest)), new BusinessNumberId("front-desk"));
    }
}
