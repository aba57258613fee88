package dev.parlor.event;

import dev.parlor.consent.Anchor;
import dev.parlor.consent.ConsentAct;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Ending;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.notice.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the host is told. Events name things by id and carry no text, name or address. */
public sealed interface Event {
    /** A thread came into being; {@code startedBy} is {@code null} where a guest wrote first. */
    record ThreadStarted(
            ThreadId thread, ChatId chat, @Nullable MemberId startedBy) implements Event {}

    /** Consent changed; the evidence is in the ledger. */
    record ConsentChanged(ThreadId thread, ConsentAct act) implements Event {}

    /**
     * A request could not be delivered; its thread is as it was before asking (O6).
     *
     * @param code the platform's number for the reason; 0 if the request never reached the platform
     */
    record OptInUndeliverable(ThreadId thread, int code) implements Event {}

    /** The guest of this chat stopped, or resumed, marketing messages (O10). */
    record MarketingChanged(ChatId chat, boolean stopped) implements Event {}

    /** Where the chains of the consent ledger ended, signed: keep it where nobody can write (O9). */
    record LedgerAnchored(Anchor anchor) implements Event {}

    /** The roster changed. {@code unattended} says that nobody is left (P7). */
    record RosterChanged(
            ThreadId thread, Fact fact, @Nullable MemberId actor, List<MemberId> subjects, boolean unattended)
            implements Event {
        /** Copies the list. */
        public RosterChanged {
            subjects = List.copyOf(subjects);
        }
    }

    /** Parlor took a message; it is ready, or held by these gates. */
    record MessageTaken(ThreadId thread, MessageId message, Set<Gate> heldBy) implements Event {
        /** Copies the set. */
        public MessageTaken {
            heldBy = Set.copyOf(heldBy);
        }
    }

    /** A message moved on to this state; {@code why} only where it ended. */
    record MessageMoved(
            ThreadId thread,
            MessageId message,
            MessageState state,
            @Nullable Ending why) implements Event {}

    /** A message in doubt has had its grace: the host must decide (S4). */
    record DecisionNeeded(ThreadId thread, MessageId message) implements Event {}

    /** The platform reported on a message. */
    record MessageReported(ThreadId thread, MessageId message, DeliveryReport.Status status) implements Event {}

    /** A message is another member's now (P4). */
    record MessageHandedOver(ThreadId thread, MessageId message, MemberId to) implements Event {}

    /** A message had stepped aside, because its author was switched off, and is last in line now (E3, Q3). */
    record MessageWentToTail(ThreadId thread, MessageId message) implements Event {}

    /** A guest wrote. */
    record GuestMessageReceived(ThreadId thread, MessageId message) implements Event {}

    /** A guest reacted to a message, edited one or took one back; {@code message} is the entry that says so (M7). */
    record GuestMessageChanged(ThreadId thread, MessageId message) implements Event {}

    /** A guest wrote, and nobody is there who could answer. */
    record GuestMessageUnattended(ThreadId thread, MessageId message, Cause cause) implements Event {
        /** Why nobody can answer. */
        public enum Cause {
            /** Nobody is in the thread (P7). */
            NOBODY_IN,
            /** All who are in are switched off (E3). */
            ALL_SWITCHED_OFF
        }
    }

    /** A guest's message is shown in another thread (R7). */
    record GuestMessageMoved(MessageId message, ThreadId from, ThreadId to) implements Event {}

    /** One who supervises read a thread that they are not in (P1). */
    record ThreadSupervised(ThreadId thread, MemberId by) implements Event {}

    /** A guest was blocked or unblocked by a member (C6). */
    record GuestBlocked(GuestId guest, MemberId by, boolean blocked) implements Event {}

    /** The platform says that a guest has another address now (C4). */
    record GuestAddressChanged(GuestId guest) implements Event {}

    /** A guest would have an address that is another's; nothing was moved (C5). */
    record IdentityConflict(GuestId guest, GuestId other) implements Event {}

    /** Two guests are one person: what was the former's belongs to the other, who is met by both names (C5). */
    record GuestsLinked(GuestId former, GuestId guest) implements Event {}

    /** The window of a chat closed (W5). */
    record WindowClosed(ChatId chat, Instant end) implements Event {}

    /** Something that came in could not be applied and is kept aside (I2). */
    record ItemQuarantined(String reason) implements Event {}
}
