package dev.parlor.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a template takes besides the values of its body (rule M1). Source: Cloud API, Template components.
 *
 * @param names the names of the body's blanks, in the order of the values; empty for a template whose blanks are numbered
 * @param header what fills its header; {@code null} for one that is fixed, or none
 * @param buttons what its buttons take, at most one for each position
 */
public record TemplateParts(List<String> names, @Nullable TemplateHeader header, List<TemplateButton> buttons) {
    private static final TemplateParts NONE = new TemplateParts(List.of(), null, List.of());

    /** Copies the lists; refuses two buttons at one position with an {@link IllegalArgumentException}. */
    public TemplateParts {
        names = List.copyOf(names);
        buttons = List.copyOf(buttons);
        Set<Integer> positions = new TreeSet<>();
        for (TemplateButton button : buttons) {
            if (!positions.add(button.position())) {
                throw new IllegalArgumentException(
                        "a template has one button at each position, but two are for " + button.position());
            }
        }
    }

    /** Nothing besides. */
    public static TemplateParts none() {
        return NONE;
    }

    /** The same with blanks of these names. */
    public TemplateParts named(List<String> blanks) {
        return new TemplateParts(blanks, header, buttons);
    }

    /** The same with this header. */
    public TemplateParts withHeader(TemplateHeader filled) {
        return new TemplateParts(names, Objects.requireNonNull(filled, "header"), buttons);
    }

    /** The same with these buttons. */
    public TemplateParts withButtons(List<TemplateButton> filled) {
        return new TemplateParts(names, header, filled);
    }

    /** The file that its header shows, if any. */
    Optional<Attachment> attachment() {
        return header instanceof TemplateHeader.File shown ? Optional.of(shown.file()) : Optional.empty();
    }
}
