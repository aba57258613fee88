package dev.parlor.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.consent.Anchor.Head;
import dev.parlor.consent.Finding.Kind;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A chain of four: asked, declined, granted, revoked. */
class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final ChatId CHAT = new ChatId(new GuestId(new UUID(7, 1)), new BusinessNumberId("main"));
    private static final ThreadId THREAD = new ThreadId(new UUID(1, 1));
    private static final List<ConsentRecord> CHAIN = chain();

    @Test
    void O9_an_untouched_chain_has_nothing_wrong() {
        assertThat(Ledger.verify(CHAT, CHAIN, List.of(headOf(CHAIN)))).isEmpty();
        assertThat(Ledger.verify(CHAT, List.of(), List.of())).isEmpty();
    }

    static Stream<UnaryOperator<ConsentRecord>> edits() {
        return Stream.of(
                row -> copy(row, row.evidence(), ConsentAct.GRANTED, row.at(), row.recordedAt(), row.thread()),
                row -> copy(row, row.evidence(), row.act(), NOON.plusSeconds(999), row.recordedAt(), row.thread()),
                row -> copy(row, row.evidence(), row.act(), row.at(), NOON.plusSeconds(999), row.thread()),
                row -> copy(row, row.evidence(), row.act(), row.at(), row.recordedAt(), null),
                row -> with(row, evidence("other words", "yes", "may_we", 1)),
                row -> with(row, evidence("May we?", "yes!", "may_we", 1)),
                row -> with(row, evidence("May we?", "yes", "other", 1)),
                row -> with(row, evidence("May we?", "yes", "may_we", 2)),
                row -> with(row, Evidence.none()),
                row -> copy(row, row.evidence(), row.act(), row.at(), row.recordedAt(), row.thread(), null));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void O9_whatever_is_edited_is_found(UnaryOperator<ConsentRecord> edit) {
        List<ConsentRecord> edited = new ArrayList<>(CHAIN);
        edited.set(1, edit.apply(CHAIN.get(1)));

        assertThat(Ledger.verify(CHAT, edited, List.of()))
                .extracting(Finding::kind)
                .contains(Kind.EDITED);
    }

    @Test
    void O9_an_edit_that_was_sealed_anew_is_found_at_the_record_after_it() {
        List<ConsentRecord> edited = new ArrayList<>(CHAIN);
        ConsentRecord changed =
                copy(CHAIN.get(1), CHAIN.get(1).evidence(), ConsentAct.GRANTED, NOON, NOON, THREAD, null);
        edited.set(1, Ledger.sealed(changed, CHAIN.subList(0, 1), "another salt"));

        assertThat(Ledger.verify(CHAT, edited, List.of())).containsExactly(new Finding(CHAT, 3, Kind.EDITED));
    }

    @Test
    void O9_a_chain_that_was_written_anew_as_a_whole_is_found_by_its_anchor() {
        List<ConsentRecord> forged = new ArrayList<>();
        for (ConsentRecord row : CHAIN) {
            forged.add(Ledger.sealed(row, forged, "another salt"));
        }

        assertThat(Ledger.verify(CHAT, forged, List.of())).isEmpty();
        assertThat(Ledger.verify(CHAT, forged, List.of(headOf(CHAIN))))
                .containsExactly(new Finding(CHAT, 4, Kind.EDITED));
    }

    @Test
    void O9_a_removed_record_is_found() {
        assertThat(Ledger.verify(CHAT, without(1), List.of())).containsExactly(new Finding(CHAT, 2, Kind.REMOVED));
        assertThat(Ledger.verify(CHAT, without(0), List.of())).containsExactly(new Finding(CHAT, 1, Kind.REMOVED));
    }

    @Test
    void O9_reordered_records_are_found() {
        List<ConsentRecord> swapped = new ArrayList<>(CHAIN);
        Collections.swap(swapped, 1, 2);

        assertThat(Ledger.verify(CHAT, swapped, List.of())).containsExactly(new Finding(CHAT, 2, Kind.REORDERED));
    }

    @Test
    void O9_records_that_swapped_their_seals_are_found() {
        List<ConsentRecord> swapped = new ArrayList<>(CHAIN);
        swapped.set(1, CHAIN.get(1).with(Objects.requireNonNull(CHAIN.get(2).seal())));
        swapped.set(2, CHAIN.get(2).with(Objects.requireNonNull(CHAIN.get(1).seal())));

        assertThat(Ledger.verify(CHAT, swapped, List.of()))
                .extracting(Finding::kind)
                .contains(Kind.EDITED);
    }

    @Test
    void O9_a_record_twice_is_found() {
        List<ConsentRecord> doubled = new ArrayList<>(CHAIN);
        doubled.add(CHAIN.get(3));

        assertThat(Ledger.verify(CHAT, doubled, List.of()))
                .extracting(Finding::kind)
                .contains(Kind.EDITED);
    }

    @Test
    void O9_a_tail_that_was_cut_off_is_found_by_an_anchor_only() {
        assertThat(Ledger.verify(CHAT, without(3), List.of())).isEmpty();
        assertThat(Ledger.verify(CHAT, without(3), List.of(headOf(CHAIN))))
                .containsExactly(new Finding(CHAT, 4, Kind.CUT_OFF));
        assertThat(Ledger.verify(CHAT, List.of(), List.of(headOf(CHAIN))))
                .containsExactly(new Finding(CHAT, 4, Kind.CUT_OFF));
    }

    @Test
    void O9_a_chain_that_went_on_after_its_anchor_is_whole() {
        assertThat(Ledger.verify(CHAT, CHAIN, List.of(headOf(CHAIN.subList(0, 2)))))
                .isEmpty();
    }

    @Test
    void O9_erasing_what_is_personal_leaves_the_chain_verifiable() {
        List<ConsentRecord> erased =
                CHAIN.stream().map(ConsentRecord::withoutPersonal).toList();

        assertThat(Ledger.verify(CHAT, erased, List.of(headOf(CHAIN)))).isEmpty();
        assertThat(erased.get(1).evidence().verbatim()).isNull();
        assertThat(erased.get(1).evidence().wording()).isNull();
        assertThat(erased.get(1).evidence().answer()).isNull();
        assertThat(Objects.requireNonNull(erased.get(1).seal()).salt()).isNull();
    }

    @Test
    void O9_words_put_into_an_erased_record_are_found() {
        List<ConsentRecord> planted = new ArrayList<>(
                CHAIN.stream().map(ConsentRecord::withoutPersonal).toList());
        planted.set(2, with(planted.get(2), CHAIN.get(2).evidence()));

        assertThat(Ledger.verify(CHAT, planted, List.of())).containsExactly(new Finding(CHAT, 3, Kind.EDITED));
    }

    @Test
    void O9_equal_words_have_different_digests_since_each_has_its_salt() {
        assertThat(CHAIN.stream().map(row -> Objects.requireNonNull(row.seal()).personal()))
                .doesNotHaveDuplicates();
    }

    @Test
    void O9_an_anchor_is_genuine_only_as_it_was_signed() {
        AnchorKey key = AnchorKey.of(new byte[32]);
        Anchor anchor = key.sign(ACME, NOON, List.of(headOf(CHAIN)));

        assertThat(key.signed(anchor)).isTrue();
        assertThat(key.signed(new Anchor(ACME, NOON, List.of(), anchor.signature())))
                .isFalse();
        assertThat(key.signed(new Anchor(ACME, NOON.plusSeconds(1), anchor.heads(), anchor.signature())))
                .isFalse();
        assertThat(key.signed(new Anchor(new OrganizationId("other"), NOON, anchor.heads(), anchor.signature())))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnchorKey.of(new byte[31]))
                .withMessageContaining("at least 32 bytes");
    }

    private static List<ConsentRecord> chain() {
        List<ConsentRecord> chain = new ArrayList<>();
        ConsentAct[] acts = {ConsentAct.ASKED, ConsentAct.DECLINED, ConsentAct.GRANTED, ConsentAct.REVOKED};
        for (int index = 0; index < acts.length; index++) {
            Instant at = NOON.plusSeconds(index);
            ConsentRecord row =
                    new ConsentRecord(CHAT, THREAD, acts[index], at, at, evidence("May we?", "yes", "may_we", 1));
            chain.add(Ledger.sealed(row, chain, "salt-" + index));
        }
        return chain;
    }

    private static Evidence evidence(String wording, String words, String template, int request) {
        return Evidence.ofRequest(
                        new MemberId(ACME, "ann"),
                        new MessageId(new UUID(2, request)),
                        wording,
                        template,
                        "en",
                        List.of(new AnswerButton("payload", true)))
                .answeredBy(new PlatformId("said-1"), true, words);
    }

    private static List<ConsentRecord> without(int index) {
        List<ConsentRecord> rest = new ArrayList<>(CHAIN);
        rest.remove(index);
        return rest;
    }

    private static Head headOf(List<ConsentRecord> chain) {
        return Ledger.head(chain).orElseThrow();
    }

    private static ConsentRecord with(ConsentRecord row, Evidence evidence) {
        return copy(row, evidence, row.act(), row.at(), row.recordedAt(), row.thread());
    }

    private static ConsentRecord copy(
            ConsentRecord row, Evidence evidence, ConsentAct act, Instant at, Instant recordedAt, ThreadId thread) {
        return copy(row, evidence, act, at, recordedAt, thread, row.seal());
    }

    private static ConsentRecord copy(
            ConsentRecord row,
            Evidence evidence,
            ConsentAct act,
            Instant at,
            Instant recordedAt,
            ThreadId thread,
            Seal seal) {
        return new ConsentRecord(row.chat(), thread, act, at, recordedAt, evidence, seal);
    }
}
