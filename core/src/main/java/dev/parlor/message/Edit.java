package dev.parlor.message;

import java.util.Objects;
import java.util.Optional;

/** A guest changed the message that this one quotes; the original is kept (rule M7). */
public record Edit(Content now) implements Content {
    /** Needs what it says now. */
    public Edit {
        Objects.requireNonNull(now, "now");
    }

    @Override
    public String shown() {
        return now.shown();
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Limits.notSendable();
    }

    @Override
    public boolean isAboutAnother() {
        return true;
    }

    @Override
    public String toString() {
        return "Edit(" + now + ")";
    }
}
