package dev.parlor.testkit.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the object {@code template} of a send, strictly by the "Template components" reference. */
final class TemplateReader {

    private static final List<String> FILES = List.of("image", "video", "document");

    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final Map<Integer, TemplateValues.Button> buttons = new TreeMap<>();
    private @Nullable String header;

    private TemplateReader() {}

    static Send.FromTemplate read(Members template) {
        String name = template.text("name");
        Members language = template.object("language", "code", "policy");
        if (language.has("policy")) {
            language.fixed("policy", "deterministic");
        }
        TemplateReader reader = new TemplateReader();
        if (template.has("components")) {
            template.objects("components", "type", "sub_type", "index", "parameters")
                    .forEach(reader::component);
        }
        return new Send.FromTemplate(
                name,
                language.text("code"),
                new TemplateValues(reader.names, reader.values, reader.header, reader.buttons));
    }

    private void component(Members component) {
        String type = component.text("type");
        if (!type.equals("button") && (component.has("sub_type") || component.has("index"))) {
            throw component.wrong("type", "button, since there are sub_type and index");
        }
        switch (type) {
            case "header" -> header(component);
            case "body" -> body(component);
            case "button" -> button(component);
            default -> throw component.wrong("type", "header, body or button, the components that this model knows");
        }
    }

    private void header(Members component) {
        Members value = only(component, "type", "parameter_name", "text", "image", "video", "document");
        String type = value.text("type");
        if (header != null) {
            throw component.wrong("type", "header only once");
        }
        header = type;
        if (type.equals("text")) {
            value.text("text");
            value.optionalText("parameter_name");
        } else if (FILES.contains(type)) {
            FileReader.requireOneSource(
                    type.equals("document")
                            ? value.object(type, "id", "link", "filename")
                            : value.object(type, "id", "link"));
        } else {
            throw value.wrong("type", "text, image, video or document, the headers that this model knows");
        }
        value.only(type, "type", "parameter_name", type);
    }

    private void body(Members component) {
        if (!values.isEmpty()) {
            throw component.wrong("type", "body only once");
        }
        for (Members parameter : component.objects("parameters", "type", "parameter_name", "text")) {
            parameter.fixed("type", "text");
            values.add(parameter.limited("text", 1024));
            String name = parameter.optionalText("parameter_name");
            if (name != null) {
                names.add(name);
            }
        }
        if (!names.isEmpty() && names.size() != values.size()) {
            throw component.wrong("parameters", "all with a parameter_name, or none");
        }
    }

    private void button(Members component) {
        String subType = component.text("sub_type");
        int index = component.index("index");
        String value = switch (subType) {
            case "quick_reply" -> valueOf(component, "payload", "payload");
            case "url" -> valueOf(component, "text", "text");
            case "copy_code" -> valueOf(component, "coupon_code", "coupon_code");
            default ->
                throw component.wrong("sub_type", "quick_reply, url or copy_code, the buttons that this model knows");
        };
        if (buttons.put(index, new TemplateValues.Button(subType, value)) != null) {
            throw component.wrong("index", "another position than that of a button before");
        }
    }

    private static String valueOf(Members component, String type, String member) {
        Members value = only(component, "type", member);
        value.fixed("type", type);
        return value.limited(member, member.equals("coupon_code") ? 15 : 2000);
    }

    private static Members only(Members component, String... known) {
        List<Members> values = component.objects("parameters", known);
        if (values.size() > 1) {
            throw component.wrong("parameters", "one parameter");
        }
        return values.get(0);
    }
}
