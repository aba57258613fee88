package dev.parlor.message;

import java.util.Optional;

/** A guest took back the message that this one quotes; the original is kept (rule M7). */
public record Revocation() implements Content {
    @Override
    public String shown() {
        return "";
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Limits.notSendable();
    }

    @Override
    public boolean isAboutAnother() {
        return true;
    }
}
