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
 * @param file the bytes of the file that the content carries, if it carries one
 */
public record Outgoing(
        PlatformNumber from,
        Reach to,
        AttemptToken token,
        Content content,
        @Nullable PlatformId inReplyTo,
        FileBytes file) {
    /** Needs all but a quote. */
    public Outgoing {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(file, "file");
    }

    /** Without a file. */
    public Outgoing(
            PlatformNumber from, Reach to, AttemptToken token, Content content, @Nullable PlatformId inReplyTo) {
        this(from, to, token, content, inReplyTo, FileBytes.NONE);
    }

    /** With these bytes for its file. */
    public Outgoing with(FileBytes bytes) {
        return new Outgoing(from, to, token, content, inReplyTo, bytes);
    }
}
