package dev.parlor.transport;

import dev.parlor.contact.Reach;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Content;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to send one message.
 *
 * @param token to be carried in the request and echoed in the platform's reports
 * @param inReplyTo the message that this one quotes, or {@code null}
 */
public record Outgoing(
        PlatformNumber from,
        Reach to,
        AttemptToken token,
        Content content,
        @Nullable PlatformId inReplyTo) {
    /** Needs all but a quote. */
    public Outgoing {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(content, "content");
    }
}
