package dev.parlor.store;

import dev.parlor.contact.Address;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.id.PlatformId;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that came in and could not be applied; kept whole until somebody looks (rule I2).
 *
 * @param reason why, for people; without personal data
 */
public record Quarantined(Instant at, String reason, Item item) {
    /** Whether it has this address in it, so that it goes when the guest there is erased (rule T4). */
    public boolean names(Address address) {
        if (item instanceof Item.FromGuest it) {
            return it.from().addresses().contains(address);
        }
        if (item instanceof Item.AddressChanged it) {
            return it.before().addresses().contains(address)
                    || it.now().addresses().contains(address);
        }
        if (item instanceof Item.Preference it) {
            return it.from().addresses().contains(address);
        }
        return item instanceof Item.NotUnderstood it && it.raw().contains(bare(address));
    }

    /** Whether it is a report on this message. */
    public boolean reportsOn(PlatformId message) {
        return item instanceof Item.Report it && it.report().message().equals(message);
    }

    /** As the platform writes it: a number without the plus. */
    private static String bare(Address address) {
        return address instanceof PhoneNumber ? address.value().substring(1) : address.value();
    }

    /** Needs all of them. */
    public Quarantined {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(item, "item");
    }
}
