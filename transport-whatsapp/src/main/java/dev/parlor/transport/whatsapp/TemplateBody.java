package dev.parlor.transport.whatsapp;

import dev.parlor.id.MediaId;
import dev.parlor.message.Template;
import dev.parlor.message.TemplateButton;
import dev.parlor.message.TemplateHeader;
import dev.parlor.message.TemplateParts;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The object {@code template} of a request. A component without a value is left out. Source: Cloud API, Template
 * components.
 */
final class TemplateBody {
    private TemplateBody() {}

    static void put(ObjectNode node, Template template, @Nullable MediaId uploaded) {
        node.put("name", template.name());
        // The platform writes en_US where the rest of the world writes en-US.
        String language = template.languageTag().replace('-', '_');
        node.putObject("language").put("code", language).put("policy", "deterministic");
        ArrayNode components = Json.array();
        TemplateParts parts = template.parts();
        if (parts.header() != null) {
            putHeader(components, parts.header(), uploaded);
        }
        if (!template.parameters().isEmpty()) {
            putBody(components, template.parameters(), parts.names());
        }
        putQuickReplies(components, template.payloads(), positions(parts.buttons()));
        parts.buttons().forEach(button -> putButton(components, button));
        if (!components.isEmpty()) {
            node.set("components", components);
        }
    }

    private static void putHeader(ArrayNode components, TemplateHeader header, @Nullable MediaId uploaded) {
        ObjectNode value = components
                .addObject()
                .put("type", "header")
                .putArray("parameters")
                .addObject();
        if (header instanceof TemplateHeader.Words words) {
            putText(value, words.name(), words.value());
        } else if (header instanceof TemplateHeader.Linked linked) {
            putFile(value, linked.kind(), linked.fileName())
                    .put("link", linked.address().toString());
        } else if (header instanceof TemplateHeader.File shown) {
            MediaId id = uploaded != null
                    ? uploaded
                    : Objects.requireNonNull(shown.file().mediaId());
            putFile(value, shown.kind(), shown.fileName()).put("id", id.value());
        }
    }

    private static ObjectNode putFile(ObjectNode value, TemplateHeader.Kind kind, String fileName) {
        String type = switch (kind) {
            case PICTURE -> "image";
            case VIDEO -> "video";
            case DOCUMENT -> "document";
        };
        ObjectNode file = value.put("type", type).putObject(type);
        if (kind == TemplateHeader.Kind.DOCUMENT && !fileName.isEmpty()) {
            file.put("filename", fileName);
        }
        return file;
    }

    private static void putBody(ArrayNode components, List<String> values, List<String> names) {
        ArrayNode blanks = components.addObject().put("type", "body").putArray("parameters");
        for (int blank = 0; blank < values.size(); blank++) {
            putText(blanks.addObject(), names.isEmpty() ? null : names.get(blank), values.get(blank));
        }
    }

    private static void putText(ObjectNode parameter, @Nullable String name, String value) {
        parameter.put("type", "text");
        if (name != null) {
            parameter.put("parameter_name", name);
        }
        parameter.put("text", value);
    }

    private static void putQuickReplies(ArrayNode components, List<String> payloads, Set<Integer> taken) {
        int position = 0;
        for (String payload : payloads) {
            while (taken.contains(position)) {
                position++;
            }
            putQuickReply(components, position, payload);
            position++;
        }
    }

    private static Set<Integer> positions(List<TemplateButton> buttons) {
        Set<Integer> positions = new HashSet<>();
        buttons.forEach(button -> positions.add(button.position()));
        return positions;
    }

    private static void putButton(ArrayNode components, TemplateButton button) {
        if (button instanceof TemplateButton.Link link) {
            putText(button(components, "url", link.position()), null, link.suffix());
        } else if (button instanceof TemplateButton.CopyCode copy) {
            button(components, "copy_code", copy.position())
                    .put("type", "coupon_code")
                    .put("coupon_code", copy.code());
        } else if (button instanceof TemplateButton.QuickReply reply) {
            putQuickReply(components, reply.position(), reply.payload());
        }
    }

    private static void putQuickReply(ArrayNode components, int position, String payload) {
        button(components, "quick_reply", position).put("type", "payload").put("payload", payload);
    }

    private static ObjectNode button(ArrayNode components, String subType, int position) {
        return components
                .addObject()
                .put("type", "button")
                .put("sub_type", subType)
                .put("index", Integer.toString(position))
                .putArray("parameters")
                .addObject();
    }
}
