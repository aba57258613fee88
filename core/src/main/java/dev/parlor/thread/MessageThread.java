package dev.parlor.thread;

import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What members see: a roster of members talking with one guest.
 *
 * @param subOrganization whose members can be in it; {@code null} until the first member decides, and for members who
 *     stand directly under the organization
 * @param lastActivityAt when somebody last wrote; notices do not count (N2)
 * @param lastArmedAt when a member's message last went out; {@code null} for never (R4)
 * @param lastAuthor whose message the platform took last; {@code null} for nobody's (M6)
 * @param read up to where each member has read (T3)
 */
public record MessageThread(
        ThreadId id,
        ChatId chat,
        @Nullable SubOrganizationId subOrganization,
        Roster roster,
        Instant startedAt,
        Instant lastActivityAt,
        @Nullable Instant lastArmedAt,
        @Nullable MemberId lastAuthor,
        ReadMarks read) {
    /** Needs all that is not marked as nullable. */
    public MessageThread {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(roster, "roster");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(lastActivityAt, "lastActivityAt");
        Objects.requireNonNull(read, "read");
    }

    /** A new thread with this roster. */
    public static MessageThread started(
            ThreadId id, ChatId chat, @Nullable SubOrganizationId subOrganization, Roster roster, Instant now) {
        return new MessageThread(id, chat, subOrganization, roster, now, now, null, null, ReadMarks.none());
    }

    /** With this roster. */
    public MessageThread with(Roster newRoster) {
        return new MessageThread(
                id, chat, subOrganization, newRoster, startedAt, lastActivityAt, lastArmedAt, lastAuthor, read);
    }

    /** Somebody wrote. */
    public MessageThread activeAt(Instant at) {
        Instant latest = at.isAfter(lastActivityAt) ? at : lastActivityAt;
        return new MessageThread(id, chat, subOrganization, roster, startedAt, latest, lastArmedAt, lastAuthor, read);
    }

    /** A member's message went out. */
    public MessageThread armedAt(Instant at) {
        return new MessageThread(id, chat, subOrganization, roster, startedAt, lastActivityAt, at, lastAuthor, read);
    }

    /** The platform took a message of this member. */
    public MessageThread heardFrom(MemberId author) {
        return new MessageThread(
                id, chat, subOrganization, roster, startedAt, lastActivityAt, lastArmedAt, author, read);
    }

    /** A member has read up to a position. */
    public MessageThread with(ReadMarks marks) {
        return new MessageThread(
                id, chat, subOrganization, roster, startedAt, lastActivityAt, lastArmedAt, lastAuthor, marks);
    }
}
