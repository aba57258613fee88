package dev.parlor.directory;

import dev.parlor.id.TemplateId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the platform last said of a registered template (rule O11). A template of which it said nothing yet counts as
 * approved: the host registered it because it is.
 *
 * @param reason the platform's own word for why, such as {@code FIRST_PAUSE}; empty where it gave none
 * @param category as what the platform treats it now, which may differ from what the host registered; {@code null} where
 *     it did not say, or names one that Parlor does not use
 * @param at on the platform's clock; what is older changes nothing
 */
public record TemplateStanding(
        TemplateId template, Status status, String reason, RegisteredTemplate.@Nullable Category category, Instant at) {

    /** How the platform sees a template; only an approved one can be sent. */
    public enum Status {
        /** It can be sent. */
        APPROVED,
        /** It is being looked at, or looked at again. */
        PENDING,
        /** It was not approved. */
        REJECTED,
        /** Guests did not like it; the platform lifts that by itself after some hours. */
        PAUSED,
        /** It can never be sent again. */
        DISABLED,
        /** It is not there any more. */
        DELETED,
        /** The platform used a word that Parlor does not know; it is left to the platform to refuse. */
        UNKNOWN
    }

    /** Needs all but a category. */
    public TemplateStanding {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }

    /** Whether such a template can be sent. */
    public boolean isUsable() {
        return status == Status.APPROVED || status == Status.UNKNOWN;
    }
}
