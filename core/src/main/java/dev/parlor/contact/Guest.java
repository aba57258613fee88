package dev.parlor.contact;

import dev.parlor.directory.PersonName;
import dev.parlor.id.GuestId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The WhatsApp user outside.
 *
 * @param profileName as the guest calls themselves on WhatsApp; {@code null} until the guest wrote
 * @param blockedSince when a member blocked them (C6); {@code null} for one who is not blocked
 */
public record Guest(
        GuestId id,
        Reach reach,
        @Nullable PersonName profileName,
        @Nullable Instant blockedSince) {
    /** One whom nobody blocked. */
    public Guest(GuestId id, Reach reach, @Nullable PersonName profileName) {
        this(id, reach, profileName, null);
    }

    /** Whether a member blocked them (C6). */
    public boolean blocked() {
        return blockedSince != null;
    }

    /** The same guest, blocked since then; {@code null} for not blocked. */
    public Guest blockedSince(@Nullable Instant since) {
        return new Guest(id, reach, profileName, since);
    }

    /** The same guest at these addresses. */
    public Guest at(Reach other) {
        return new Guest(id, other, profileName, blockedSince);
    }

    /** Needs an id and a way to be reached. */
    public Guest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reach, "reach");
    }
}
