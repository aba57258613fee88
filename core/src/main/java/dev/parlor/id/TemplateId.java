package dev.parlor.id;

import java.util.Objects;

/**
 * Names a registered template: the platform tells templates of one account apart by name and language.
 *
 * @param name 1 to 512 characters of {@code a-z 0-9 _}, as the platform demands
 * @param languageTag as the platform writes it, such as {@code en} or {@code en_US}
 */
public record TemplateId(BusinessNumberId number, String name, String languageTag) {
    /** Refuses a name that the platform would refuse. */
    public TemplateId {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(languageTag, "languageTag");
        if (!name.matches("[a-z0-9_]{1,512}")) {
            throw new IllegalArgumentException(
                    "template name must be 1 to 512 characters of a-z 0-9 _, but is " + name);
        }
    }

    @Override
    public String toString() {
        return number + "/" + name + "/" + languageTag;
    }
}
