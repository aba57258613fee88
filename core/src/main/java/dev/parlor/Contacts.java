package dev.parlor;

import dev.parlor.contact.Contact;
import dev.parlor.contact.ContactAnswer;
import dev.parlor.contact.IdentityAnswer;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.directory.Language;
import dev.parlor.event.Event;
import dev.parlor.flow.Addressing;
import dev.parlor.flow.Blocking;
import dev.parlor.flow.Identities;
import dev.parlor.flow.Settings;
import dev.parlor.flow.Work;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members' address books. What a member does with their book changes no thread. Thread-safe. */
public final class Contacts {
    private final Addressing addressing;
    private final Blocking blocking;
    private final Identities identities;

    Contacts(Work work, Settings settings) {
        this.addressing = new Addressing(work, settings);
        this.blocking = new Blocking(work, settings);
        this.identities = new Identities(work, settings);
    }

    /** All entries of a member's book, by name. */
    public List<Contact> of(MemberId owner) {
        return addressing.of(owner);
    }

    /**
     * Adds a contact; the number finds or makes the guest (C4).
     *
     * @throws IllegalArgumentException if the owner is not a registered member
     */
    public ContactId add(MemberId owner, String name, PhoneNumber phone) {
        return addressing.add(owner, name, phone);
    }

    /** Gives a contact another name; a provisional one becomes the member's own by that (C1). */
    public ContactAnswer rename(MemberId owner, ContactId contact, String name) {
        return addressing.rename(owner, contact, name);
    }

    /**
     * Gives a contact another name and number. The number finds or makes the guest, and the contact means that one from
     * then on; the guest who was meant before stays as they are (C4).
     */
    public ContactAnswer edit(MemberId owner, ContactId contact, String name, PhoneNumber phone) {
        return addressing.edit(owner, contact, name, phone);
    }

    /**
     * In which language the guest is written to; {@code null} for unknown, the default. Notices, lines about consent and
     * the opt-in request follow it where this member acts or is in the thread; else the guest's last recognised answer
     * decides, else the number (N3).
     */
    public ContactAnswer language(MemberId owner, ContactId contact, @Nullable Language language) {
        return addressing.language(owner, contact, language);
    }

    /**
     * Keeps the first of two entries for the same guest, and drops the other (C1). Where the first has no language, that
     * of the other stays.
     */
    public ContactAnswer merge(MemberId owner, ContactId kept, ContactId dropped) {
        return addressing.merge(owner, kept, dropped);
    }

    /** Removes a contact; its threads stay (C1). */
    public ContactAnswer remove(MemberId owner, ContactId contact) {
        return addressing.remove(owner, contact);
    }

    /** Nothing goes to this guest any more, and nobody hears of what they write, until they are unblocked (C6). */
    public ContactAnswer block(MemberId member, ContactId contact) {
        return blocking.block(member, contact, true);
    }

    /** The guest can be reached, and is heard, again (C6). */
    public ContactAnswer unblock(MemberId member, ContactId contact) {
        return blocking.block(member, contact, false);
    }

    /**
     * These two guests are one person, as after {@link Event.IdentityConflict}: chats, threads and contacts of one become the
     * other's, with the stricter consent and the later window end, and what was held goes on (C5). One who was seen at the other's
     * phone stays, else the second. Of two user ids that of the guest who stays is kept. It cannot be taken back. Refused for a
     * guest who is not there or was erased.
     */
    public IdentityAnswer link(OrganizationId organization, GuestId guest, GuestId other) {
        return identities.link(organization, guest, other);
    }

    /**
     * These two guests are two people, after {@link Event.IdentityConflict}: the phone belongs to the one who was seen there
     * last, and the other loses it (C5). What waits for the other goes to their user id; without one it stays held until they are
     * linked with a guest who has an address. Refused if neither is there.
     */
    public IdentityAnswer keepApart(OrganizationId organization, GuestId guest, GuestId other) {
        return identities.keepApart(organization, guest, other);
    }
}
