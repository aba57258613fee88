package dev.parlor.directory;

import java.util.Locale;

/** The languages in which Parlor speaks to guests and members (rule N3). */
public enum Language {
    EN,
    ES,
    PT,
    FR,
    DE,
    IT,
    NL;

    /**
     * The language of a tag such as {@code de}, {@code pt_BR} or {@code en-GB}; only the part before the region counts.
     *
     * @throws IllegalArgumentException for a language that Parlor does not speak
     */
    public static Language of(String tag) {
        String language = tag.split("[_-]", 2)[0].toUpperCase(Locale.ROOT);
        for (Language known : values()) {
            if (known.name().equals(language)) {
                return known;
            }
        }
        throw new IllegalArgumentException(
                "language must be one of en, es, pt, fr, de, it, nl, with or without a region, but is " + tag);
    }

    /** For resource bundles and number formats. */
    public Locale locale() {
        return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
    }
}
