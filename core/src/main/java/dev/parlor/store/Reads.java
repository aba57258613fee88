package dev.parlor.store;

import dev.parlor.contact.Address;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.CallerKey;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.QuarantineId;
import dev.parlor.id.SeenId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a unit of work reads besides its chats themselves: parts of them, and rows by key. A closed list, no query
 * language. Of the rows named by key only those of the unit's organization are found.
 *
 * @param parts see {@link Part}
 * @param addresses guests to find by address, those who were erased by its hash
 * @param members directory entries to load besides those on the rosters
 * @param contacts address book entries by id
 * @param messages messages of both sides by id
 * @param keys messages of ours in the unit's chats, by caller key
 * @param platformIds messages of both sides by the platform's id
 * @param tokens attempts by token, with their messages
 * @param quarantined what is kept aside, by id
 * @param seen what came in before, by id
 */
public record Reads(
        Set<Part> parts,
        Set<Address> addresses,
        Set<MemberId> members,
        Set<ContactId> contacts,
        Set<MessageId> messages,
        Set<CallerKey> keys,
        Set<PlatformId> platformIds,
        Set<AttemptToken> tokens,
        Set<QuarantineId> quarantined,
        Set<SeenId> seen) {

    /** A part of a chat, each one statement to load. */
    public enum Part {
        /** The organization, its sub-organizations, numbers with their pauses, templates, and the members on the rosters. */
        DIRECTORY,
        /** The threads with their rosters. */
        THREADS,
        /** The consent records. */
        CONSENT,
        /** The unsettled messages, the attempts of those that are sending or in doubt, and the echoes of the numbers. */
        LINE,
        /** The guest's messages whose files are still to be fetched. */
        FETCHES,
        /** What hosts have committed to the intake for the threads, in the order in which it was appended (S11). */
        INTAKE
    }

    /** Copies the sets. */
    public Reads {
        parts = Set.copyOf(parts);
        addresses = Set.copyOf(addresses);
        members = Set.copyOf(members);
        contacts = Set.copyOf(contacts);
        messages = Set.copyOf(messages);
        keys = Set.copyOf(keys);
        platformIds = Set.copyOf(platformIds);
        tokens = Set.copyOf(tokens);
        quarantined = Set.copyOf(quarantined);
        seen = Set.copyOf(seen);
    }

    /** Nothing but the chats. */
    public static Reads none() {
        return ofParts(Set.of());
    }

    /** All parts but the intake: what a decision about sending needs. */
    public static Reads everything() {
        return ofParts(EnumSet.complementOf(EnumSet.of(Part.INTAKE)));
    }

    /** These parts. */
    public static Reads of(Part first, Part... others) {
        return ofParts(EnumSet.of(first, others));
    }

    private static Reads ofParts(Set<Part> parts) {
        return new Reads(
                parts, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** Also this part. */
    public Reads with(Part more) {
        return changed(copy -> copy.parts = union(parts, Set.of(more)));
    }

    /** Also the guests at these addresses. */
    public Reads addresses(Collection<Address> more) {
        return changed(copy -> copy.addresses = union(addresses, more));
    }

    /** Also these members. */
    public Reads members(Collection<MemberId> more) {
        return changed(copy -> copy.members = union(members, more));
    }

    /** Also this contact. */
    public Reads contact(ContactId more) {
        return changed(copy -> copy.contacts = union(contacts, Set.of(more)));
    }

    /** Also this message. */
    public Reads message(MessageId more) {
        return messages(Set.of(more));
    }

    /** Also these messages. */
    public Reads messages(Collection<MessageId> more) {
        return changed(copy -> copy.messages = union(messages, more));
    }

    /** Also the messages that their caller named so. */
    public Reads key(CallerKey more) {
        return changed(copy -> copy.keys = union(keys, Set.of(more)));
    }

    /** Also the messages that the platform calls so. */
    public Reads platformIds(Collection<PlatformId> more) {
        return changed(copy -> copy.platformIds = union(platformIds, more));
    }

    /** Also this attempt and its message. */
    public Reads token(AttemptToken more) {
        return changed(copy -> copy.tokens = union(tokens, Set.of(more)));
    }

    /** Also this item, if it is kept aside. */
    public Reads quarantined(QuarantineId more) {
        return changed(copy -> copy.quarantined = union(quarantined, Set.of(more)));
    }

    /** Also whether this came in before. */
    public Reads seen(SeenId more) {
        return changed(copy -> copy.seen = union(seen, Set.of(more)));
    }

    private Reads changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    private static <T> Set<T> union(Set<T> known, Collection<T> more) {
        Set<T> all = new HashSet<>(known);
        all.addAll(more);
        return all;
    }

    /** What is read, until it is a value again. */
    private static final class Copy {
        private Set<Part> parts;
        private Set<Address> addresses;
        private Set<MemberId> members;
        private Set<ContactId> contacts;
        private Set<MessageId> messages;
        private Set<CallerKey> keys;
        private Set<PlatformId> platformIds;
        private Set<AttemptToken> tokens;
        private Set<QuarantineId> quarantined;
        private Set<SeenId> seen;

        Copy(Reads reads) {
            this.parts = reads.parts;
            this.addresses = reads.addresses;
            this.members = reads.members;
            this.contacts = reads.contacts;
            this.messages = reads.messages;
            this.keys = reads.keys;
            this.platformIds = reads.platformIds;
            this.tokens = reads.tokens;
            this.quarantined = reads.quarantined;
            this.seen = reads.seen;
        }

        Reads done() {
            return new Reads(
                    parts, addresses, members, contacts, messages, keys, platformIds, tokens, quarantined, seen);
        }
    }
}
