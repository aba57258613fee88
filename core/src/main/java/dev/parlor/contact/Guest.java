package dev.parlor.contact;

import dev.parlor.directory.PersonName;
import dev.parlor.id.GuestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The WhatsApp user outside.
 *
 * @param profileName as the guest calls themselves on WhatsApp; {@code null} until the guest wrote
 * @param blocked whether a member blocked them (C6)
 */
public record Guest(GuestId id, Reach reach, @Nullable PersonName profileName, boolean blocked) {
    /** One whom nobody blocked. */
    public Guest(GuestId id, Reach reach, @Nullable PersonName profileName) {
        this(id, reach, profileName, false);
    }

    /** The same guest, blocked or not. */
    public Guest withBlocked(boolean now) {
        return new Guest(id, reach, profileName, now);
    }

    /** The same guest at these addresses. */
    public Guest at(Reach other) {
        return new Guest(id, other, profileName, blocked);
    }

    /** This guest and a former one, seen at these addresses: who was blocked stays so (C5). */
    public Guest joinedBy(Guest former, Reach seen) {
        return new Guest(id, seen, profileName != null ? profileName : former.profileName, blocked || former.blocked);
    }

    /** Needs an id and a way to be reached. */
    public Guest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reach, "reach");
    }
}
