package dev.parlor.transport;

import dev.parlor.contact.Reach;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Content;
import dev.parlor.message.DeliveryReport;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing that the platform tells. Items of one delivery have nothing to do with each other (rule I2). */
public sealed interface Item {
    /**
     * A guest wrote, tapped, or sent something.
     *
     * @param at on the platform's clock
     * @param profileName as the guest calls themselves, or {@code null}
     * @param quoted the message that the guest quoted or whose button was tapped, or {@code null}
     */
    record FromGuest(
            PlatformNumber number,
            PlatformId id,
            Reach from,
            @Nullable PersonName profileName,
            Instant at,
            Content content,
            @Nullable PlatformId quoted)
            implements Item {
        /** Needs all but a profile name and a quote. */
        public FromGuest {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(content, "content");
        }
    }

    /**
     * A guest has another phone number, and with it another user id (rule C4).
     *
     * @param before the addresses that were the guest's
     * @param now those that are; one that is not named is not known any more
     * @param at on the platform's clock
     */
    record AddressChanged(PlatformNumber number, PlatformId id, Reach before, Reach now, Instant at) implements Item {
        /** Needs all of them. */
        public AddressChanged {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(now, "now");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A guest chose whether to take marketing messages (rule O10).
     *
     * @param at on the platform's clock
     * @param marketing whether the guest takes them from now on
     */
    record Preference(PlatformNumber number, Reach from, Instant at, boolean marketing) implements Item {
        /** Needs all of them. */
        public Preference {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * The platform sees a template otherwise than before (rule O11). It says of which account and not of which number.
     *
     * @param languageTag with {@code -} or {@code _} before the region
     * @param reason the platform's own word for why; empty for none
     * @param category {@code null} where it does not say, or names one that Parlor does not use
     * @param at on the platform's clock
     */
    record TemplateChanged(
            String name,
            String languageTag,
            TemplateStanding.Status status,
            String reason,
            @Nullable Category category,
            Instant at)
            implements Item {
        /** Needs all but a category. */
        public TemplateChanged {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(languageTag, "languageTag");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
        }
    }

    /** What became of a message of ours. */
    record Report(PlatformNumber number, DeliveryReport report) implements Item {
        /** Needs both. */
        public Report {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(report, "report");
        }
    }

    /**
     * Something that was not understood. It is kept whole, for people and for later versions.
     *
     * @param reason why, for people; without personal data
     * @param raw as it came, with all that the transport needs to read it again (I2). Personal
     */
    record NotUnderstood(String reason, String raw) implements Item {
        /** Needs both. */
        public NotUnderstood {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public String toString() {
            return "NotUnderstood(" + reason + ", " + raw.length() + " characters)";
        }
    }
}
