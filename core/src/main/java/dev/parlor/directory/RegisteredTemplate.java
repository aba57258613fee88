package dev.parlor.directory;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.TemplateId;
import java.util.List;

/**
 * A template as the platform approved it for one business number, which the host registers (rule O11): one that
 * {@linkplain OptInTemplate asks for consent} or one that {@linkplain ReengageTemplate takes up a thread again}.
 * Registering another one of the same number, name and language replaces it.
 */
public sealed interface RegisteredTemplate permits OptInTemplate, ReengageTemplate {
    /** As what the platform approved it. */
    enum Category {
        /** Useful to the guest whatever they think of marketing. */
        UTILITY,
        /** Not for a guest who stopped marketing messages (O10). */
        MARKETING
    }

    /** The business number from which it is sent. */
    BusinessNumberId number();

    /** 1 to 512 characters of {@code a-z 0-9 _}, as the platform demands. */
    String name();

    /** As the platform writes it, such as {@code en} or {@code en_US}. */
    String languageTag();

    /** The approved body with {@code {{1}}}, {@code {{2}}} … for what differs from guest to guest. */
    String wording();

    /** As what the platform approved it. */
    Category category();

    /** What it is called. */
    default TemplateId id() {
        return new TemplateId(number(), name(), languageTag());
    }

    /** The language of the wording. */
    default Language language() {
        return Language.of(languageTag());
    }

    /** How many parameters the wording takes. */
    default int parameterCount() {
        return Wording.parameterCount(wording());
    }

    /** The wording with its parameters filled in, in order: what the guest will read. */
    default String rendered(List<String> parameters) {
        return Wording.rendered(wording(), parameters);
    }
}
