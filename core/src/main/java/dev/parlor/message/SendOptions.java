package dev.parlor.message;

import dev.parlor.id.CallerKey;
import dev.parlor.id.MessageId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a member's message may carry besides its content.
 *
 * @param key the host's own name for it (M5); {@code null} for none
 * @param inReplyTo the message of the same thread that it quotes (M7); {@code null} for none
 */
public record SendOptions(@Nullable CallerKey key, @Nullable MessageId inReplyTo) {
    /** Neither key nor quote. */
    public static SendOptions none() {
        return new SendOptions(null, null);
    }

    /** The same key and content again give the same message; the same key with other content is refused. */
    public SendOptions key(String callersOwn) {
        return new SendOptions(new CallerKey(callersOwn), inReplyTo);
    }

    /** Quotes a message of the guest, or one of ours that was accepted. */
    public SendOptions inReplyTo(MessageId quoted) {
        return new SendOptions(key, Objects.requireNonNull(quoted, "quoted"));
    }
}
