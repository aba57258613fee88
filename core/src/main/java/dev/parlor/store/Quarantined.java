package dev.parlor.store;

import dev.parlor.contact.Address;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.id.PlatformId;
import dev.parlor.id.QuarantineId;
import dev.parlor.transport.Item;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Something that came in and could not be applied; kept whole until it is re-driven or dropped (rule I2).
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

    /** The name of this item: the same whenever it comes again, so that it is kept once. */
    public QuarantineId id() {
        return idOf(item);
    }

    /** The name that an item has if it is kept aside. */
    public static QuarantineId idOf(Item item) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key(item).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(digest);
            return new QuarantineId(new UUID(
                    (bits.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
                    (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** What tells it from every other item, as the platform names it. */
    private static String key(Item item) {
        if (item instanceof Item.FromGuest message) {
            return "message " + message.number().value() + " " + message.id().value();
        }
        if (item instanceof Item.AddressChanged changed) {
            return "address " + changed.number().value() + " " + changed.id().value();
        }
        if (item instanceof Item.Report told) {
            return "report " + told.number().value() + " "
                    + told.report().message().value() + " " + told.report().status() + " "
                    + told.report().at();
        }
        if (item instanceof Item.Preference preference) {
            StringBuilder key = new StringBuilder("preference ")
                    .append(preference.number().value())
                    .append(' ')
                    .append(preference.at());
            preference.from().addresses().forEach(address -> key.append(' ').append(address.value()));
            return key.toString();
        }
        if (item instanceof Item.TemplateChanged changed) {
            return "template " + changed.name() + " " + changed.languageTag() + " " + changed.status() + " "
                    + changed.at();
        }
        return "raw " + ((Item.NotUnderstood) item).raw();
    }
}
