package dev.parlor.directory;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.TemplateId;
import java.util.List;
import java.util.Objects;

/**
 * The template that asks a guest for consent, as the platform approved it for one business number (rule O11).
 *
 * @param name 1 to 512 characters of {@code a-z 0-9 _}, as the platform demands
 * @param languageTag as the platform writes it, such as {@code en} or {@code en_US}
 * @param wording the approved body with {@code {{1}}}, {@code {{2}}} … for {@code blanks}; kept as evidence
 * @param blanks what fills the parameters, in order
 * @param buttons what each quick reply means, in the template's order; without one the guest answers in words
 * @param category as what the platform approved it
 */
public record OptInTemplate(
        BusinessNumberId number,
        String name,
        String languageTag,
        String wording,
        List<Blank> blanks,
        List<Answer> buttons,
        Category category)
        implements RegisteredTemplate {

    /** What fills a parameter of the wording. */
    public enum Blank {
        /** The name in the asking member's address book. */
        CONTACT_NAME,
        /** The asking member's name. */
        MEMBER_NAME,
        /** The organization's name. */
        ORGANIZATION_NAME
    }

    /** What tapping a quick reply means. */
    public enum Answer {
        /** Yes: consent. */
        AFFIRM,
        /** No. */
        DECLINE,
        /** No more messages at all (O7). */
        STOP
    }

    /** Refuses a name that the platform would refuse, and a wording that does not use each blank and no other. */
    public OptInTemplate {
        name = new TemplateId(number, name, languageTag).name();
        blanks = List.copyOf(blanks);
        buttons = List.copyOf(buttons);
        Objects.requireNonNull(category, "category");
        Language.of(languageTag);
        Wording.requireNoGap(name, wording);
        int used = Wording.parameterCount(wording);
        if (used < blanks.size()) {
            throw new IllegalArgumentException("wording of template " + name + " must use {{" + (used + 1)
                    + "}}, since it names " + blanks.size() + " blanks");
        }
        if (used > blanks.size()) {
            throw new IllegalArgumentException(
                    "wording of template " + name + " uses {{" + used + "}}, for which it names no blank");
        }
    }

    /** One that the platform approved as {@link Category#UTILITY}. */
    public OptInTemplate(
            BusinessNumberId number,
            String name,
            String languageTag,
            String wording,
            List<Blank> blanks,
            List<Answer> buttons) {
        this(number, name, languageTag, wording, blanks, buttons, Category.UTILITY);
    }
}
