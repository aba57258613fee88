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
        return new Reads(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** All parts but the intake: what a decision about sending needs. */
    public static Reads everything() {
        return new Reads(
                EnumSet.complementOf(EnumSet.of(Part.INTAKE)),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    /** These parts. */
    public static Reads of(Part first, Part... others) {
        return new Reads(
                EnumSet.of(first, others),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    /** Also this part. */
    public Reads with(Part more) {
        return new Reads(
                union(parts, Set.of(more)),
                addresses,
                members,
                contacts,
                messages,
                keys,
                platformIds,
                tokens,
                quarantined,
                seen);
    }

    /** Also the guests at these addresses. */
    public Reads addresses(Collection<Address> more) {
        return new Reads(
                parts,
                union(addresses, more),
                members,
                contacts,
                messages,
                keys,
                platformIds,
                tokens,
                quarantined,
                seen);
    }

    /** Also these members. */
    public Reads members(Collection<MemberId> more) {
        return new Reads(
                parts,
                addresses,
                union(members, more),
                contacts,
                messages,
                keys,
                platformIds,
                tokens,
                quarantined,
                seen);
    }

    /** Also this contact. */
    public Reads contact(ContactId more) {
        return new Reads(
                parts,
                addresses,
                members,
                union(contacts, Set.of(more)),
                messages,
                keys,
                platformIds,
                tokens,
                quarantined,
                seen);
    }

    /** Also this message. */
    public Reads message(MessageId more) {
        return messages(Set.of(more));
    }

    /** Also these messages. */
    public Reads messages(Collection<MessageId> more) {
        return new Reads(
                parts,
                addresses,
                members,
                contacts,
                union(messages, more),
                keys,
                platformIds,
                tokens,
                quarantined,
                seen);
    }

    /** Also the messages that their caller named so. */
    public Reads key(CallerKey more) {
        return new Reads(
                parts,
                addresses,
                members,
                contacts,
                messages,
                union(keys, Set.of(more)),
                platformIds,
                tokens,
                quarantined,
                seen);
    }

    /** Also the messages that the platform calls so. */
    public Reads platformIds(Collection<PlatformId> more) {
        return new Reads(
                parts,
                addresses,
                members,
                contacts,
                messages,
                keys,
                union(platformIds, more),
                tokens,
                quarantined,
                seen);
    }

    /** Also this attempt and its message. */
    public Reads token(AttemptToken more) {
        return new Reads(
                parts,
                addresses,
                members,
                contacts,
                messages,
                keys,
                platformIds,
                union(tokens, Set.of(more)),
                quarantined,
                seen);
    }

    /** Also this item, if it is kept aside. */
    public Reads quarantined(QuarantineId more) {
        return new Reads(
                parts,
                addresses,
                members,
                contacts,
                messages,
                keys,
                platformIds,
                tokens,
                union(quarantined, Set.of(more)),
                seen);
    }

    /** Also whether this came in before. */
    public Reads seen(SeenId more) {
        return new Reads(
                parts,
                addresses,
                members,
                contacts,
                messages,
                keys,
                platformIds,
                tokens,
                quarantined,
                union(seen, Set.of(more)));
    }

    private static <T> Set<T> union(Set<T> known, Collection<T> more) {
        Set<T> all = new HashSet<>(known);
        all.addAll(more);
        return all;
    }
}
