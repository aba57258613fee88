package dev.parlor.directory;

import dev.parlor.id.SubOrganizationId;
import java.util.Objects;

/** A part of an organization; there is one level of them. */
public record SubOrganization(SubOrganizationId id, String name, Switch whatsApp) {
    /** Needs all of them. */
    public SubOrganization {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(whatsApp, "whatsApp");
    }
}
