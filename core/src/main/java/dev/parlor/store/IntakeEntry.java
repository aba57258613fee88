package dev.parlor.store;

import dev.parlor.id.CallerKey;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.SendOptions;
import java.util.Objects;

/**
 * A message in the intake: written, but without a place in its chat yet (rule S11).
 *
 * @param id what it is called from now on
 */
public record IntakeEntry(MessageId id, MemberId author, ThreadId thread, Content content, SendOptions options) {
    /** Needs all of them. */
    public IntakeEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(options, "options");
    }

    /** Whether its caller gave both the same name in the same thread (M5). */
    public boolean hasKeyOf(IntakeEntry other) {
        CallerKey key = options.key();
        return key != null && key.equals(other.options.key()) && thread.equals(other.thread);
    }

    /** Whether it says the same, whatever it is called. */
    public boolean saysTheSameAs(IntakeEntry other) {
        return author.equals(other.author) && content.equals(other.content) && options.equals(other.options);
    }
}
