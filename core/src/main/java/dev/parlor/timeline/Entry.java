package dev.parlor.timeline;

import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.notice.Notice;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** One line of a thread, as one member sees it (rule T1). */
public sealed interface Entry {
    /** The order of a timeline: by the time of the act, then by position, so that late arrivals find their place. */
    Comparator<Entry> ORDER = Comparator.comparing(Entry::cursor);

    /** When it happened: taken from the member, written by the guest, or told. */
    Instant at();

    /** Its place among all entries of the chat. */
    long position();

    /** Where it stands, for reading on from there. */
    default Cursor cursor() {
        return new Cursor(at(), position());
    }

    /**
     * A message of ours, in whatever state.
     *
     * @param author the author's name; empty for a message that Parlor wrote
     */
    record Ours(Message message, String author) implements Entry {
        @Override
        public Instant at() {
            return message.takenAt();
        }

        @Override
        public long position() {
            return message.position();
        }

        @Override
        public String toString() {
            return "Ours(" + message.id() + ")";
        }
    }

    /**
     * A message of the guest.
     *
     * @param guest the guest's name, as this member knows it
     */
    record FromGuest(GuestMessage message, String guest) implements Entry {
        @Override
        public Instant at() {
            return message.at();
        }

        @Override
        public long position() {
            return message.position();
        }

        @Override
        public String toString() {
            return "FromGuest(" + message.id() + ")";
        }
    }

    /** What became of the guest's copy of a notice (rule N1). */
    enum GuestCopy {
        /** This fact is not told to guests. */
        NONE,
        /** It waits for its turn or for an answer. */
        ON_ITS_WAY,
        /** The platform took it. */
        SENT,
        /** The guest was not told: a gate was closed, or the platform said no. */
        SKIPPED
    }

    /**
     * A notice.
     *
     * @param text what this member reads, in their language
     * @param guestCopy whether the guest was told as well
     */
    record Told(Notice notice, String text, GuestCopy guestCopy) implements Entry {
        @Override
        public Instant at() {
            return notice.at();
        }

        @Override
        public long position() {
            return notice.position();
        }

        @Override
        public String toString() {
            return "Told(" + notice.fact() + ")";
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Ours, ? extends R> ours,
            Function<? super FromGuest, ? extends R> fromGuest,
            Function<? super Told, ? extends R> told) {
        if (this instanceof Ours it) {
            return ours.apply(it);
        }
        if (this instanceof FromGuest it) {
            return fromGuest.apply(it);
        }
        return told.apply((Told) this);
    }
}
