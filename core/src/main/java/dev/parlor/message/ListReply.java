package dev.parlor.message;

import java.util.Objects;
import java.util.Optional;

/**
 * A guest's choice from a list.
 *
 * @param payload what was sent with the row
 * @param title what the guest saw
 */
public record ListReply(String payload, String title) implements Content {
    /** Needs both. */
    public ListReply {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(title, "title");
    }

    @Override
    public String shown() {
        return title;
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Limits.notSendable();
    }

    @Override
    public String toString() {
        return "ListReply(" + title.length() + ")";
    }
}
