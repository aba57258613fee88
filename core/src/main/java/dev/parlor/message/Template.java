package dev.parlor.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message made from a template that the platform approved.
 *
 * @param name and {@code languageTag} identify it on the platform
 * @param parameters what fills the blanks of its body, in order
 * @param payloads what each of its quick replies brings back when it is tapped, in the template's order; at most 128
 *     characters each
 * @param rendered the wording with the blanks filled: what the guest reads
 */
public record Template(String name, String languageTag, List<String> parameters, List<String> payloads, String rendered)
        implements Content {
    /** Copies the lists. */
    public Template {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(languageTag, "languageTag");
        parameters = List.copyOf(parameters);
        payloads = List.copyOf(payloads);
        Objects.requireNonNull(rendered, "rendered");
    }

    @Override
    public String shown() {
        return rendered;
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Limits.notSendable();
    }

    @Override
    public String toString() {
        return "Template(" + name + ", " + languageTag + ")";
    }
}
