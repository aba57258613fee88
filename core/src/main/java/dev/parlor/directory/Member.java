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
 * @param deleted whether the host deleted them; the row stays for its name (E4)
 */
public record Member(
        MemberId id,
        PersonName name,
        @Nullable SubOrganizationId subOrganization,
        Switch whatsApp,
        @Nullable Language language,
        boolean deleted) {
    /** Needs an id, a name and a switch. */
    public Member {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(whatsApp, "whatsApp");
    }

    /** A member who is there. */
    public Member(
            MemberId id,
            PersonName name,
            @Nullable SubOrganizationId subOrganization,
            Switch whatsApp,
            @Nullable Language language) {
        this(id, name, subOrganization, whatsApp, language, false);
    }

    /** The same member, deleted. */
    public Member gone() {
        return new Member(id, name, subOrganization, whatsApp, language, true);
    }

    /** A member of a sub-organization who inherits being enabled and reads in the organization's language. */
    public static Member of(MemberId id, String name, SubOrganizationId subOrganization) {
        return new Member(id, new PersonName(name), subOrganization, Switch.INHERIT, null);
    }
}
