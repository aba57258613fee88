package dev.parlor.thread;

import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
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
        return changed(copy -> copy.chat = joined);
    }

    /** The same thread, begun by one who was out of that other one (P8). */
    public MessageThread restarting(@Nullable ThreadId old) {
        return changed(copy -> copy.restartOf = old);
    }

    /** The same thread, now of this part of the company: that of the first member who comes in (P0). */
    public MessageThread belongingTo(@Nullable SubOrganizationId part) {
        return changed(copy -> copy.subOrganization = part);
    }

    /** Whether nobody was ever in, so that it belongs to no part of the company yet (P0). */
    public boolean belongsToNobodyYet() {
        return roster.stays().isEmpty();
    }

    /** With this roster. */
    public MessageThread with(Roster newRoster) {
        return changed(copy -> copy.roster = newRoster);
    }

    /** Somebody wrote. */
    public MessageThread activeAt(Instant at) {
        return at.isAfter(lastActivityAt) ? changed(copy -> copy.lastActivityAt = at) : this;
    }

    /** A member's message went out. */
    public MessageThread armedAt(Instant at) {
        return changed(copy -> copy.lastArmedAt = at);
    }

    /** The platform took a message of this member. */
    public MessageThread heardFrom(MemberId author) {
        return changed(copy -> copy.lastAuthor = author);
    }

    /** Members' next messages wait for this report; {@code null} for no report. */
    public MessageThread awaiting(@Nullable AwaitedReport report) {
        return changed(copy -> copy.awaited = report);
    }

    /** A member has read up to a position. */
    public MessageThread with(ReadMarks marks) {
        return changed(copy -> copy.read = marks);
    }

    private MessageThread changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    /** What of a thread can change, until it is a thread again. */
    private static final class Copy {
        private final MessageThread thread;
        private ChatId chat;
        private @Nullable SubOrganizationId subOrganization;
        private Roster roster;
        private Instant lastActivityAt;
        private @Nullable Instant lastArmedAt;
        private @Nullable ThreadId restartOf;
        private @Nullable MemberId lastAuthor;
        private ReadMarks read;
        private @Nullable AwaitedReport awaited;

        Copy(MessageThread thread) {
            this.thread = thread;
            this.chat = thread.chat;
            this.subOrganization = thread.subOrganization;
            this.roster = thread.roster;
            this.lastActivityAt = thread.lastActivityAt;
            this.lastArmedAt = thread.lastArmedAt;
            this.restartOf = thread.restartOf;
            this.lastAuthor = thread.lastAuthor;
            this.read = thread.read;
            this.awaited = thread.awaited;
        }

        MessageThread done() {
            return new MessageThread(
                    thread.id,
                    chat,
                    subOrganization,
                    roster,
                    thread.startedAt,
                    lastActivityAt,
                    lastArmedAt,
                    restartOf,
                    lastAuthor,
                    read,
                    awaited);
        }
    }
}
