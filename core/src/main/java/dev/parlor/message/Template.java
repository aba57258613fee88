package dev.parlor.message;

import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.TemplateId;
import dev.parlor.refusal.RefusalReason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message made from a template that the platform approved.
 *
 * @param name and {@code languageTag} identify it on the platform
 * @param parameters what fills the blanks of its body, in order
 * @param payloads what each of its quick replies brings back when it is tapped, in the template's order; at most 128
 *     characters each. They take the positions that no button in {@code parts} takes, from the first on
 * @param rendered the wording with the blanks filled: what the guest reads
 * @param parts what else it takes
 */
public record Template(
        String name,
        String languageTag,
        List<String> parameters,
        List<String> payloads,
        String rendered,
        TemplateParts parts)
        implements Content {
    private static final Pattern NOT_ONE_LINE = Pattern.compile("[\\n\\r\\t\\x0B\\f\\u0085\\u2028\\u2029]| {5}");

    /** Copies the lists; refuses names of blanks that are not as many as the values. */
    public Template {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(languageTag, "languageTag");
        parameters = List.copyOf(parameters);
        payloads = List.copyOf(payloads);
        Objects.requireNonNull(rendered, "rendered");
        if (!parts.names().isEmpty() && parts.names().size() != parameters.size()) {
            throw new IllegalArgumentException("a template with named blanks needs a name for each of its "
                    + parameters.size() + " values, but has " + parts.names().size());
        }
    }

    /** With numbered blanks and quick replies only. */
    public Template(String name, String languageTag, List<String> parameters, List<String> payloads, String rendered) {
        this(name, languageTag, parameters, payloads, rendered, TemplateParts.none());
    }

    /** The same with these other parts. */
    public Template with(TemplateParts others) {
        return new Template(name, languageTag, parameters, payloads, rendered, others);
    }

    /** Made from a registered one. */
    public static Template of(RegisteredTemplate registered, List<String> parameters, List<String> payloads) {
        return new Template(
                registered.name(), registered.languageTag(), parameters, payloads, registered.rendered(parameters));
    }

    /** Under which id it is registered for this number. */
    public TemplateId idAt(BusinessNumberId number) {
        return new TemplateId(number, name, languageTag);
    }

    /** Why the platform would refuse these values for the blanks of a registered one, or its header, if so (W6). */
    public Optional<Breach> misfit(RegisteredTemplate registered) {
        boolean filled = parameters.size() == registered.parameterCount()
                && parameters.stream().noneMatch(String::isBlank);
        if (!filled) {
            return Optional.of(Breach.of(RefusalReason.WRONG_PARAMETERS));
        }
        if (parameters.stream().anyMatch(value -> NOT_ONE_LINE.matcher(value).find())) {
            return Optional.of(Breach.of(RefusalReason.NOT_ONE_LINE));
        }
        return Limits.length(rendered, Limits.LONGEST_TEMPLATE)
                .or(() -> Optional.ofNullable(parts.header()).flatMap(TemplateHeader::breach));
    }

    @Override
    public String shown() {
        return rendered;
    }

    @Override
    public Optional<Attachment> attachment() {
        return parts.attachment();
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
