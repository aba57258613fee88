package dev.parlor.contact;

import dev.parlor.directory.PersonName;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import java.util.Objects;

/**
 * An entry in one member's address book that points to a guest.
 *
 * @param provisional made by Parlor for a member who was given the guest, not by the member (rule C3)
 */
public record Contact(ContactId id, MemberId owner, GuestId guest, PersonName name, boolean provisional) {
    /** The same entry by another name, which makes it the member's own. */
    public Contact named(PersonName other) {
        return new Contact(id, owner, guest, other, false);
    }

    /** The same entry, pointing to another guest. */
    public Contact of(GuestId other) {
        return new Contact(id, owner, other, name, provisional);
    }

    /** Needs all of them. */
    public Contact {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(guest, "guest");
        Objects.requireNonNull(name, "name");
    }
}
