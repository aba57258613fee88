package dev.parlor.transport;

import dev.parlor.id.TemplateId;
import java.util.Objects;

/** Where a registered template is not what the platform lists (rule O11). */
public record TemplateDifference(TemplateId template, Kind kind) {
    /** What differs. */
    public enum Kind {
        /** The platform does not list it: it cannot be sent. */
        NOT_LISTED,
        /** The platform's takes another number of parameters: it would refuse each message. */
        PARAMETERS,
        /** The platform treats it as another category, which from now on counts (O10). */
        CATEGORY
    }

    /** Needs both. */
    public TemplateDifference {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(kind, "kind");
    }
}
