package dev.parlor.store;

import dev.parlor.contact.Address;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.id.PlatformId;
import dev.parlor.id.QuarantineId;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.Objects;

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
        if (item instanceof Item.SentElsewhere it) {
            return it.to().addresses().contains(address);
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
        return QuarantineId.of(key(item));
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
                    .append(preference.at())
                    .append(preference.marketing() ? " resume" : " stop");
            preference.from().addresses().forEach(address -> key.append(' ').append(address.value()));
            return key.toString();
        }
        if (item instanceof Item.TemplateChanged changed) {
            return "template " + changed.name() + " " + changed.languageTag() + " " + changed.status() + " "
                    + changed.at();
        }
        if (item instanceof Item.SentElsewhere sent) {
            return "elsewhere " + sent.number().value() + " " + sent.id().value();
        }
        return account(item);
    }

    private static String account(Item item) {
        if (item instanceof Item.TemplateRecategorised changed) {
            return "category " + changed.name() + " " + changed.languageTag() + " " + changed.category() + " "
                    + changed.at();
        }
        if (item instanceof Item.TemplateRated rated) {
            return "rating " + rated.name() + " " + rated.languageTag() + " " + rated.rating() + " " + rated.at();
        }
        if (item instanceof Item.AccountChanged changed) {
            return "account " + changed.account() + " " + changed.phone() + " " + changed.topic() + " " + changed.word()
                    + " " + changed.details() + " " + changed.at();
        }
        return "raw " + ((Item.NotUnderstood) item).raw();
    }
}
