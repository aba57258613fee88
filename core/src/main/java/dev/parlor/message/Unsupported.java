package dev.parlor.message;

import java.util.Objects;
import java.util.Optional;

/**
 * A guest's message of a kind that Parlor does not know. It is kept, shown as such, and counts as the guest's act.
 *
 * @param kind the platform's name of the kind
 * @param raw the message as it came; personal, for the store only
 */
public record Unsupported(String kind, String raw) implements Content {
    /** Needs both. */
    public Unsupported {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String shown() {
        return "";
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Limits.notSendable();
    }

    @Override
    public String toString() {
        return "Unsupported(" + kind + ")";
    }
}
