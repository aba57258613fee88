package dev.parlor.transport;

import dev.parlor.directory.Quality;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A template as the platform lists it.
 *
 * @param languageTag as the platform writes it, such as {@code en} or {@code en_US}
 * @param parameterCount how many parameters its body takes
 * @param reason the platform's own word for the status; empty for none
 * @param category {@code null} for one that Parlor does not use, such as that of one-time codes
 */
public record ListedTemplate(
        String name,
        String languageTag,
        int parameterCount,
        TemplateStanding.Status status,
        String reason,
        @Nullable Category category,
        Quality quality) {
    /** Needs all but a category. */
    public ListedTemplate {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(languageTag, "languageTag");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(quality, "quality");
    }
}
