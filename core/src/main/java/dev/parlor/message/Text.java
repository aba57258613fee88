package dev.parlor.message;

import java.util.Objects;
import java.util.Optional;

/** Plain text. What a guest writes may have any length; for what goes out see {@link Limits}. */
public record Text(String body) implements Content {
    /** Needs a body. */
    public Text {
        Objects.requireNonNull(body, "body");
    }

    @Override
    public String shown() {
        return body;
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Limits.text(body, Limits.LONGEST_TEXT - reserved);
    }

    @Override
    public Text labelled(String label) {
        return new Text(label + body);
    }

    @Override
    public String toString() {
        return "Text(" + body.length() + ")";
    }
}
