package dev.parlor.contact;

import dev.parlor.directory.PersonName;
import dev.parlor.id.GuestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The WhatsApp user outside.
 *
 * @param profileName as the guest calls themselves on WhatsApp; {@code null} until the guest wrote
 */
public record Guest(GuestId id, Reach reach, @Nullable PersonName profileName) {
    /** Needs an id and a way to be reached. */
    public Guest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reach, "reach");
    }
}
