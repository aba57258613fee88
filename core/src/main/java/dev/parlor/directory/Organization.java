package dev.parlor.directory;

import dev.parlor.id.OrganizationId;
import java.util.Objects;

/**
 * A company.
 *
 * @param on whether its people may use WhatsApp at all; {@code false} switches off everyone (rule E1)
 * @param language in which its members read notices, unless a member has a language of their own
 */
public record Organization(OrganizationId id, String name, boolean on, Language language) {
    /** Needs all of them. */
    public Organization {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
    }
}
