package dev.parlor.message;

import java.util.Optional;

/** What stands where a message said something before its guest was erased (rule T4): that there was one. */
public record Erased() implements Content {
    @Override
    public String shown() {
        return "";
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Limits.notSendable();
    }
}
