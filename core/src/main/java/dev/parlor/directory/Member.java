package dev.parlor.directory;

import dev.parlor.id.MemberId;
import dev.parlor.id.SubOrganizationId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person of the company.
 *
 * @param subOrganization {@code null} for one who stands directly under the organization
 * @param language in which this member reads; {@code null} for the organization's
 */
public record Member(
        MemberId id,
        PersonName name,
        @Nullable SubOrganizationId subOrganization,
        Switch whatsApp,
        @Nullable Language language) {
    /** Needs an id, a name and a switch. */
    public Member {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(whatsApp, "whatsApp");
    }

    /** A member of a sub-organization who inherits being enabled and reads in the organization's language. */
    public static Member of(MemberId id, String name, SubOrganizationId subOrganization) {
        return new Member(id, new PersonName(name), subOrganization, Switch.INHERIT, null);
    }
}
