package dev.parlor.contact;

import dev.parlor.directory.Language;
import dev.parlor.directory.PersonName;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry in one member's address book that points to a guest.
 *
 * @param language in which the guest is written to; {@code null} if the owner does not know (N3)
 * @param provisional made by Parlor for a member who was given the guest, not by the member (rule C3)
 */
public record Contact(
        ContactId id,
        MemberId owner,
        GuestId guest,
        PersonName name,
        @Nullable Language language,
        boolean provisional) {
    /** An entry that says nothing of the guest's language. */
    public Contact(ContactId id, MemberId owner, GuestId guest, PersonName name, boolean provisional) {
        this(id, owner, guest, name, null, provisional);
    }

    /** The same entry by another name, which makes it the member's own. */
    public Contact named(PersonName other) {
        return new Contact(id, owner, guest, other, language, false);
    }

    /** The same entry, pointing to another guest. */
    public Contact of(GuestId other) {
        return new Contact(id, owner, other, name, language, provisional);
    }

    /** The same entry, with the guest's language; {@code null} for unknown. */
    public Contact speaking(@Nullable Language other) {
        return new Contact(id, owner, guest, name, other, provisional);
    }

    /** Needs all but a language. */
    public Contact {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(guest, "guest");
        Objects.requireNonNull(name, "name");
    }
}
