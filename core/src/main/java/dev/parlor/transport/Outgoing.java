package dev.parlor.transport;

import dev.parlor.contact.Reach;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.MediaId;
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
 * @param mediaId what the platform calls the file that the content carries; {@code null} for content without a file, and
 *     where the transport has no {@link MediaTransfer}
 * @param file the bytes of that file, for a transport without {@link MediaTransfer}
 */
public record Outgoing(
        PlatformNumber from,
        Reach to,
        AttemptToken token,
        Content content,
        @Nullable PlatformId inReplyTo,
        @Nullable MediaId mediaId,
        FileBytes file) {
    /** Needs all but a quote and a file. */
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
        this(from, to, token, content, inReplyTo, null, FileBytes.NONE);
    }

    /** With its file uploaded before. */
    public Outgoing with(MediaId uploaded) {
        return new Outgoing(from, to, token, content, inReplyTo, uploaded, file);
    }

    /** With these bytes for its file. */
    public Outgoing with(FileBytes bytes) {
        return new Outgoing(from, to, token, content, inReplyTo, mediaId, bytes);
    }
}
