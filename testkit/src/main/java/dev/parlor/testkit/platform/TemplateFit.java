package dev.parlor.testkit.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the values of a send fit the template that it names. */
final class TemplateFit {

    private TemplateFit() {}

    /** The wording with its blanks filled; throws {@link Refusal}, with the violation noted, for what does not fit. */
    static String rendered(PlatformTemplate template, TemplateValues given, CallDraft draft) {
        requireBlanks(template, given, draft);
        requireHeader(template, given, draft);
        given.buttons().forEach((position, button) -> requireButton(template, position, button, draft));
        for (int position = 0; position < template.buttons().size(); position++) {
            PlatformTemplate.ButtonKind kind = template.buttons().get(position).kind();
            if (kind.needsValue && !given.buttons().containsKey(position)) {
                throw draft.fault(PlatformError.MISSING_PARAMETER, "Button " + position + " needs its value");
            }
        }
        return template.rendered(byName(template.blanks(), given));
    }

    private static void requireBlanks(PlatformTemplate template, TemplateValues given, CallDraft draft) {
        List<String> blanks = template.blanks();
        if (given.values().size() != blanks.size()) {
            throw draft.fault(
                    PlatformError.PARAMETER_COUNT,
                    "The body takes " + blanks.size() + " parameters, and "
                            + given.values().size() + " came");
        }
        boolean named = !given.names().isEmpty();
        if (!blanks.isEmpty() && (named != template.isNamed() || (named && !blanks.containsAll(given.names())))) {
            throw draft.fault(PlatformError.PARAMETER_FORMAT, "The template's blanks have other names");
        }
    }

    private static void requireHeader(PlatformTemplate template, TemplateValues given, CallDraft draft) {
        String needed = template.header().typeOnTheWire();
        if (needed == null ? given.header() != null : !needed.equals(given.header())) {
            throw draft.fault(
                    PlatformError.PARAMETER_FORMAT,
                    "The header takes " + (needed == null ? "nothing" : needed) + ", and " + given.header() + " came");
        }
    }

    private static void requireButton(
            PlatformTemplate template, int position, TemplateValues.Button given, CallDraft draft) {
        List<PlatformTemplate.Button> buttons = template.buttons();
        String subType = position < buttons.size() ? buttons.get(position).kind().subType : null;
        if (subType == null || !subType.equals(given.subType())) {
            throw draft.fault(
                    PlatformError.INVALID_PARAMETER, "the template has no " + given.subType() + " at " + position);
        }
    }

    private static Map<String, String> byName(List<String> blanks, TemplateValues given) {
        List<String> names = given.names().isEmpty() ? blanks : given.names();
        Map<String, String> values = new HashMap<>();
        for (int index = 0; index < names.size(); index++) {
            values.put(names.get(index), given.values().get(index));
        }
        return values;
    }
}
