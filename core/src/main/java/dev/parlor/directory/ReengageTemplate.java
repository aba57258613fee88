package dev.parlor.directory;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.TemplateId;
import java.util.Objects;

/**
 * A template with which a member takes up a thread again when the window is closed (rules O11 and W6).
 *
 * @param wording the approved body; whoever sends it gives a value for each {@code {{1}}}, {@code {{2}}} … in it
 */
public record ReengageTemplate(
        BusinessNumberId number, String name, String languageTag, String wording, Category category)
        implements RegisteredTemplate {
    /** Refuses a name that the platform would refuse, and a wording whose parameters have a gap. */
    public ReengageTemplate {
        name = new TemplateId(number, name, languageTag).name();
        Objects.requireNonNull(category, "category");
        Language.of(languageTag);
        Wording.requireNoGap(name, wording);
    }
}
