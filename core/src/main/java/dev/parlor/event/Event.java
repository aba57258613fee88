package dev.parlor.event;

import dev.parlor.consent.Anchor;
import dev.parlor.consent.ConsentAct;
import dev.parlor.directory.AccountTopic;
import dev.parlor.directory.Quality;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.Switch;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.QuarantineId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.TemplateId;
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

    /** The platform lets a registered template be sent, or does so no more (O11). */
    record TemplateChanged(TemplateId template, TemplateStanding.Status status) implements Event {}

    /** The platform treats a registered template as another category: from now on that counts (O10, O11). */
    record TemplateRecategorised(TemplateId template, RegisteredTemplate.Category category) implements Event {}

    /** The platform rates a registered template anew; what is rated low it may pause (V3). */
    record TemplateRated(TemplateId template, Quality rating) implements Event {}

    /**
     * The platform tells of an account, or of one of its numbers. Nothing follows from it in Parlor: what it forbids the platform
     * says again where something is sent (V3, S7).
     *
     * @param account as the platform calls it
     * @param number {@code null} where it is about the account as a whole
     * @param word the platform's own word for what happened
     * @param details its words for what that means; may be empty
     * @param at on the platform's clock: of two on one topic the later counts, in whatever order they are told
     */
    record AccountChanged(
            String account,
            @Nullable BusinessNumberId number,
            AccountTopic topic,
            String word,
            List<String> details,
            Instant at)
            implements Event {
        /** Copies the list. */
        public AccountChanged {
            details = List.copyOf(details);
        }
    }

    /**
     * Another program wrote to the guest of this chat from the business number. What it wrote is kept aside under this name
     * ({@link dev.parlor.id.QuarantineId}) and stands in no thread (W2).
     */
    record SentElsewhere(ChatId chat, QuarantineId item) implements Event {}

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

    /** A participant changed a message before it was armed (Q2). */
    record MessageEdited(ThreadId thread, MessageId message, MemberId by) implements Event {}

    /** The guest may get, or has got, a message twice (S4, W4). */
    record MessagePossiblyTwice(ThreadId thread, MessageId message) implements Event {}

    /**
     * Nothing goes from a business number for now, because the account is in trouble; it is probed from time to time (Q6).
     *
     * @param code the platform's number for the trouble
     */
    record NumberPaused(BusinessNumberId number, int code) implements Event {}

    /** Messages go from a business number again. */
    record NumberResumed(BusinessNumberId number) implements Event {}

    /** The platform cannot reach the guest of a chat; what is held there waits for a sign of the guest (Q6). */
    record GuestUnreachable(ChatId chat) implements Event {}

    /** A message in doubt has had its grace: the host must decide (S4). */
    record DecisionNeeded(ThreadId thread, MessageId message) implements Event {}

    /** The platform reported on a message. */
    record MessageReported(ThreadId thread, MessageId message, DeliveryReport.Status status) implements Event {}

    /** A message is another member's now (P4). */
    record MessageHandedOver(ThreadId thread, MessageId message, MemberId to) implements Event {}

    /** A message had stepped aside, because its author was switched off, and is last in line now, perhaps still held (E3, Q3). */
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

    /** The file of a guest's message has arrived and can be opened (M3). */
    record FileArrived(ThreadId thread, MessageId message) implements Event {}

    /** The file of a guest's message will not arrive: the platform does not have it, or it is too big or spoilt (M3). */
    record FileGone(ThreadId thread, MessageId message) implements Event {}

    /** A guest's message is shown in another thread (R7). */
    record GuestMessageMoved(MessageId message, ThreadId from, ThreadId to) implements Event {}

    /** One who supervises read a thread that they are not in (P1). */
    record ThreadSupervised(ThreadId thread, MemberId by) implements Event {}

    /** A guest was blocked or unblocked by a member (C6). */
    record GuestBlocked(GuestId guest, MemberId by, boolean blocked) implements Event {}

    /** A guest was erased; what stays of their acts names nobody (T4). */
    record GuestErased(GuestId guest) implements Event {}

    /** A legal hold was set; {@code thread} is {@code null} if it is on all of the guest's (T4). */
    record LegalHoldSet(GuestId guest, @Nullable ThreadId thread) implements Event {}

    /** A legal hold was lifted; {@code thread} is {@code null} if it was on all of the guest's (T4). */
    record LegalHoldLifted(GuestId guest, @Nullable ThreadId thread) implements Event {}

    /** The platform says that a guest has another address now (C4). */
    record GuestAddressChanged(GuestId guest) implements Event {}

    /**
     * A guest was seen at an address that is another's, and nothing proves that they are one person: nothing was moved, what would
     * go to the other's phone is held, and the host answers (C5).
     */
    record IdentityConflict(GuestId guest, GuestId other) implements Event {}

    /** Two guests are one person: what was the former's belongs to the other, who is met by both names (C5). */
    record GuestsLinked(GuestId former, GuestId guest) implements Event {}

    /** The window of a chat closed (W5). */
    record WindowClosed(ChatId chat, Instant end) implements Event {}

    /** What the host did to an entry of the directory. */
    enum Change {
        /** It is new. */
        REGISTERED,
        /** It was known, and is different now. */
        CHANGED,
        /** It is not there any more. */
        DELETED
    }

    /** The host registered the organization, or changed it (V3). */
    record OrganizationChanged(OrganizationId organization, Change change) implements Event {}

    /** The host registered a sub-organization, or changed it (V3). */
    record SubOrganizationChanged(SubOrganizationId subOrganization, Change change) implements Event {}

    /** The host registered a member, changed or deleted them (V3). */
    record MemberChanged(MemberId member, Change change) implements Event {}

    /** The host registered a business number, or changed it (V3). */
    record NumberChanged(BusinessNumberId number, Change change) implements Event {}

    /** The host registered a template of a number, changed or unregistered it (V3). */
    record TemplateRegistered(TemplateId template, Change change) implements Event {}

    /**
     * The switch of a sub-organization, of a member, or, where both are {@code null}, of the organization itself was set
     * (E1, V3). Who may use WhatsApp by that is for {@link dev.parlor.directory.Directory} to say.
     */
    record EnablementSwitched(
            @Nullable SubOrganizationId subOrganization,
            @Nullable MemberId member,
            Switch to) implements Event {}

    /** Something that came in could not be applied and is kept aside (I2). */
    record ItemQuarantined(QuarantineId item, String reason) implements Event {}

    /** What was kept aside has been applied by now, or was known already, and is kept no longer (I2). */
    record ItemRedriven(QuarantineId item) implements Event {}

    /** The host gave up what was kept aside (I2). */
    record ItemDropped(QuarantineId item) implements Event {}
}
