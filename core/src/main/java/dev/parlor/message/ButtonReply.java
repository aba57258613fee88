package dev.parlor.message;

import java.util.Objects;
import java.util.Optional;

/**
 * A guest's tap on a quick reply.
 *
 * @param payload what was sent with the button; a button counts by this, never by its label
 * @param label what the guest saw on it
 */
public record ButtonReply(String payload, String label) implements Content {
    /** Needs both. */
    public ButtonReply {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(label, "label");
    }

    @Override
    public String shown() {
        return label;
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Limits.notSendable();
    }

    @Override
    public String toString() {
        return "ButtonReply(" + label.length() + ")";
    }
}
