package dev.parlor.consent;

import dev.parlor.id.ChatId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One act of consent with its evidence. Records are only ever appended (rule O9).
 *
 * @param thread {@code null} for an act that belongs to no thread of this chat: a stop said to another number, or a
 *     preference about marketing
 * @param at when it happened: WhatsApp's time for the guest's acts
 * @param recordedAt when Parlor learned of it
 * @param seal its place in the chain; {@code null} until the ledger takes it
 */
public record ConsentRecord(
        ChatId chat,
        @Nullable ThreadId thread,
        ConsentAct act,
        Instant at,
        Instant recordedAt,
        Evidence evidence,
        @Nullable Seal seal) {
    /** Needs all but a thread and a seal. */
    public ConsentRecord {
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(evidence, "evidence");
    }

    /** An act that the ledger has not taken yet. */
    public ConsentRecord(
            ChatId chat, @Nullable ThreadId thread, ConsentAct act, Instant at, Instant recordedAt, Evidence evidence) {
        this(chat, thread, act, at, recordedAt, evidence, null);
    }

    /** The record after an erasure: what names or quotes the guest is gone, and the chain can still be verified. */
    public ConsentRecord withoutPersonal() {
        return new ConsentRecord(
                chat,
                thread,
                act,
                at,
                recordedAt,
                evidence.withoutPersonal(),
                seal == null ? null : seal.withoutSalt());
    }

    /** Whether it says what a message of the guest means: of several about the same message the latest holds (I4). */
    boolean isReading() {
        return evidence.answer() != null
                && switch (act) {
                    case GUEST_WROTE, GRANTED, DECLINED -> true;
                    default -> false;
                };
    }

    /** The guest's message that a reading is about. */
    PlatformId message() {
        return Objects.requireNonNull(evidence.answer());
    }

    /** Whether it reads the same message in the same way. */
    public boolean readsAs(@Nullable ThreadId otherThread, ConsentAct otherAct, Evidence otherEvidence) {
        return Objects.equals(thread, otherThread)
                && act == otherAct
                && Objects.equals(evidence.request(), otherEvidence.request());
    }

    ConsentRecord with(Seal newSeal) {
        return new ConsentRecord(chat, thread, act, at, recordedAt, evidence, newSeal);
    }

    /** Whether this act answers, or undoes, that request. */
    boolean isAbout(ConsentRecord request) {
        return evidence.request() != null
                && evidence.request().equals(request.evidence().request());
    }
}
