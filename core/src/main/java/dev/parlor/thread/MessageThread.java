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
 * @param restartOf the thread that a member who was out of it began anew with this one; {@code null} for none (P8)
 * @param lastAuthor whose message the platform took last; {@code null} for nobody's (M6)
 * @param read up to where each member has read (T3)
 * @param awaited the report for which members' next messages wait; {@code null} for none (Q3)
 */
public record MessageThread(
        ThreadId id,
        ChatId chat,
        @Nullable SubOrganizationId subOrganization,
        Roster roster,
        Instant startedAt,
        Instant lastActivityAt,
        @Nullable Instant lastArmedAt,
        @Nullable ThreadId restartOf,
        @Nullable MemberId lastAuthor,
        ReadMarks read,
        @Nullable AwaitedReport awaited) {
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
        return new MessageThread(id, chat, subOrganization, roster, now, now, null, null, null, ReadMarks.none(), null);
    }

    /** The same thread, in the chat that its own was joined into (C5). */
    public MessageThread in(ChatId joined) {
        return new MessageThread(
                id,
                joined,
                subOrganization,
                roster,
                startedAt,
                lastActivityAt,
                lastArmedAt,
                restartOf,
                lastAuthor,
                read,
                awaited);
    }

    /** The same thread, begun by one who was out of that other one (P8). */
    public MessageThread restarting(@Nullable ThreadId old) {
        return new MessageThread(
                id,
                chat,
                subOrganization,
                roster,
                startedAt,
                lastActivityAt,
                lastArmedAt,
                old,
                lastAuthor,
                read,
                awaited);
    }

    /** The same thread, now of this part of the company: that of the first member who comes in (P0). */
    public MessageThread belongingTo(@Nullable SubOrganizationId part) {
        return new MessageThread(
                id, chat, part, roster, startedAt, lastActivityAt, lastArmedAt, restartOf, lastAuthor, read, awaited);
    }

    /** Whether nobody was ever in, so that it belongs to no part of the company yet (P0). */
    public boolean belongsToNobodyYet() {
        return roster.stays().isEmpty();
    }

    /** With this roster. */
    public MessageThread with(Roster newRoster) {
        return new MessageThread(
                id,
                chat,
                subOrganization,
                newRoster,
                startedAt,
                lastActivityAt,
                lastArmedAt,
                restartOf,
                lastAuthor,
                read,
                awaited);
    }

    /** Somebody wrote. */
    public MessageThread activeAt(Instant at) {
        Instant latest = at.isAfter(lastActivityAt) ? at : lastActivityAt;
        return new MessageThread(
                id,
                chat,
                subOrganization,
                roster,
                startedAt,
                latest,
                lastArmedAt,
                restartOf,
                lastAuthor,
                read,
                awaited);
    }

    /** A member's message went out. */
    public MessageThread armedAt(Instant at) {
        return new MessageThread(
                id, chat, subOrganization, roster, startedAt, lastActivityAt, at, restartOf, lastAuthor, read, awaited);
    }

    /** The platform took a message of this member. */
    public MessageThread heardFrom(MemberId author) {
        return new MessageThread(
                id,
                chat,
                subOrganization,
                roster,
                startedAt,
                lastActivityAt,
                lastArmedAt,
                restartOf,
                author,
                read,
                awaited);
    }

    /** Members' next messages wait for this report; {@code null} for no report. */
    public MessageThread awaiting(@Nullable AwaitedReport report) {
        return new MessageThread(
                id,
                chat,
                subOrganization,
                roster,
                startedAt,
                lastActivityAt,
                lastArmedAt,
                restartOf,
                lastAuthor,
                read,
                report);
    }

    /** A member has read up to a position. */
    public MessageThread with(ReadMarks marks) {
        return new MessageThread(
                id,
                chat,
                subOrganization,
                roster,
                startedAt,
                lastActivityAt,
                lastArmedAt,
                restartOf,
                lastAuthor,
                marks,
                awaited);
    }
}
