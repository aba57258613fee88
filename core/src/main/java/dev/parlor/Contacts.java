package dev.parlor;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.flow.Registering;
import dev.parlor.flow.Settings;
import dev.parlor.flow.Work;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;

/** The members' address books. Thread-safe. */
public final class Contacts {
    private final Registering registering;

    Contacts(Work work, Settings settings) {
        this.registering = new Registering(work, settings);
    }

    /**
     * Adds a contact; the number finds or makes the guest (C4).
     *
     * @throws IllegalArgumentException if the owner is not a registered member
     */
    public ContactId add(MemberId owner, String name, PhoneNumber phone) {
        return registering.contact(owner, name, phone);
    }
}
