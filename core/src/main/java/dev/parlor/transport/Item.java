package dev.parlor.transport;

import dev.parlor.contact.Reach;
import dev.parlor.directory.AccountTopic;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.Quality;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Content;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Referral;
import java.time.Instant;
import java.util.List;
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
     * @param referral what led the guest here, where the platform says so; else {@code null}
     */
    record FromGuest(
            PlatformNumber number,
            PlatformId id,
            Reach from,
            @Nullable PersonName profileName,
            Instant at,
            Content content,
            @Nullable PlatformId quoted,
            @Nullable Referral referral)
            implements Item {
        /** Of a guest who came by themselves. */
        public FromGuest(
                PlatformNumber number,
                PlatformId id,
                Reach from,
                @Nullable PersonName profileName,
                Instant at,
                Content content,
                @Nullable PlatformId quoted) {
            this(number, id, from, profileName, at, content, quoted, null);
        }

        /** Needs all but a profile name, a quote and a referral. */
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

    /**
     * The platform treats a template as another category from now on (rules O10, O11).
     *
     * @param at on the platform's clock
     */
    record TemplateRecategorised(String name, String languageTag, Category category, Instant at) implements Item {
        /** Needs all of them. */
        public TemplateRecategorised {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(languageTag, "languageTag");
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * How guests take a template, as the platform rates it (rule V3).
     *
     * @param at on the platform's clock
     */
    record TemplateRated(String name, String languageTag, Quality rating, Instant at) implements Item {
        /** Needs all of them. */
        public TemplateRated {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(languageTag, "languageTag");
            Objects.requireNonNull(rating, "rating");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * The platform tells of an account or of one of its numbers (rule V3).
     *
     * @param account as the platform calls it
     * @param phone the number that it is about, as people see it; {@code null} where it is about the account
     * @param word the platform's own word for what happened
     * @param details its words for what that means, such as which limit; may be empty
     * @param at on the platform's clock
     */
    record AccountChanged(
            String account, @Nullable String phone, AccountTopic topic, String word, List<String> details, Instant at)
            implements Item {
        /** Needs all but a phone. */
        public AccountChanged {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(word, "word");
            details = List.copyOf(details);
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String toString() {
            return "AccountChanged(" + topic + ", " + word + ")";
        }
    }

    /**
     * Another program wrote to a guest from a business number, such as the WhatsApp Business app of a colleague. It is no guest's
     * message and none of ours: it opens nothing (rule W2).
     *
     * @param at on the platform's clock
     */
    record SentElsewhere(PlatformNumber number, PlatformId id, Reach to, Instant at, Content content) implements Item {
        /** Needs all of them. */
        public SentElsewhere {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(content, "content");
        }
    }

    /**
     * What became of a message of ours.
     *
     * @param to where it was delivered, as far as the platform says; {@code null} where it does not. The guest learns an address
     *     from it (rule C4)
     */
    record Report(
            PlatformNumber number,
            DeliveryReport report,
            @Nullable Reach to) implements Item {
        /** One that does not say to whom. */
        public Report(PlatformNumber number, DeliveryReport report) {
            this(number, report, null);
        }

        /** Needs a number and a report. */
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
     * @param number to which business number it came; {@code null} where it does not say
     */
    record NotUnderstood(
            String reason, String raw, @Nullable PlatformNumber number) implements Item {
        /** One that names no business number. */
        public NotUnderstood(String reason, String raw) {
            this(reason, raw, null);
        }

        /** Needs a reason and the raw thing. */
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
