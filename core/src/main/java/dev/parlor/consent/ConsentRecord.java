package dev.parlor.consent;

import dev.parlor.id.ChatId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Objects;

/**
 * One act of consent with its evidence. Records are only ever appended (rule O9).
 *
 * @param at when it happened: WhatsApp's time for the guest's acts
 * @param recordedAt when Parlor learned of it
 */
public record ConsentRecord(
        ChatId chat, ThreadId thread, ConsentAct act, Instant at, Instant recordedAt, Evidence evidence) {
    /** Needs all of them. */
    public ConsentRecord {
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(evidence, "evidence");
    }

    /** Whether this act answers, or undoes, that request. */
    boolean isAbout(ConsentRecord request) {
        return evidence.request() != null
                && evidence.request().equals(request.evidence().request());
    }
}
