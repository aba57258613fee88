package dev.parlor.store.jdbc;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.LegalHold;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Quarantined;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as JSON: components under their names, kinds of sealed types under those of {@link JsonNames}, ids and names as
 * plain text, members by what their organization calls them, times in microseconds. What is {@code null} is left out; what
 * is not known is skipped, so that a host can read what its newer neighbour wrote. Content is encrypted if the host brought a
 * cipher. Thread-safe.
 */
final class Codec {
    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    /** What people wrote, and what tells of it. Names and addresses are looked for, so that they stay as they are. */
    private static final Set<Class<?>> CONTENT = Set.of(
            Message.class,
            GuestMessage.class,
            IntakeEntry.class,
            Quarantined.class,
            ConsentRecord.class,
            LegalHold.class);

    private static final String ID = "id";

    private final JsonMapper mapper;
    private final Encryption encryption;

    Codec(Encryption encryption) {
        this.encryption = encryption;
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(ANY_LENGTH)
                        .build())
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                // As a module of its own Jackson does not read the core: it may call what is public only once it was
                // told to.
                .enable(MapperFeature.OVERRIDE_PUBLIC_ACCESS_MODIFIERS)
                .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE)
                        .withSetterVisibility(Visibility.NONE)
                        .withFieldVisibility(Visibility.NONE))
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(Include.NON_NULL))
                .addModule(JsonPlain.module());
        JsonNames.ALL.forEach((family, kinds) -> {
            builder.addMixIn(family, Kind.class);
            kinds.forEach((name, kind) -> builder.registerSubtypes(new NamedType(kind, name)));
        });
        mapper = builder.build();
    }

    /** Told by its name under {@code type}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Kind {}

    /**
     * A record of this organization as text.
     *
     * @param inColumns the components that stand in columns of their own; an id there is what content is encrypted for
     */
    String write(OrganizationId organization, Class<?> type, Object row, String... inColumns) {
        ObjectNode tree = mapper.writerFor(type)
                .withAttribute(JsonPlain.ORGANIZATION, organization)
                .valueToTree(row);
        ObjectNode columns = mapper.createObjectNode();
        for (String component : inColumns) {
            columns.set(component, tree.remove(component));
        }
        String body = withoutHalfPairs(mapper.writeValueAsString(tree));
        return CONTENT.contains(type) ? encryption.encrypt(place(organization, type, columns), body) : body;
    }

    /** The record again, with what stood in columns. */
    <T> T read(OrganizationId organization, Class<T> type, String body, Map<String, Object> columns) {
        ObjectNode inColumns = mapper.createObjectNode();
        columns.forEach((component, value) -> inColumns.set(component, mapper.valueToTree(value)));
        ObjectNode tree = (ObjectNode) mapper.readTree(encryption.decrypt(place(organization, type, inColumns), body));
        tree.setAll(inColumns);
        T row = mapper.readerFor(type)
                .withAttribute(JsonPlain.ORGANIZATION, organization)
                .readValue(tree);
        return Objects.requireNonNull(row);
    }

    private static String place(OrganizationId organization, Class<?> type, ObjectNode columns) {
        JsonNode id = columns.path(ID);
        return "row/" + organization.value() + "/" + type.getSimpleName() + "/" + (id.isString() ? id.asString() : "");
    }

    /** No database keeps half of a surrogate pair; JSON can name it. */
    private static String withoutHalfPairs(String text) {
        StringBuilder escaped = null;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            boolean pair = Character.isHighSurrogate(unit)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1));
            if (escaped == null && Character.isSurrogate(unit) && !pair) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, index);
            }
            if (escaped != null) {
                escape(escaped, unit, pair);
            }
            if (pair) {
                index++;
                if (escaped != null) {
                    escaped.append(text.charAt(index));
                }
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static void escape(StringBuilder text, char unit, boolean pair) {
        if (Character.isSurrogate(unit) && !pair) {
            text.append("\\u").append(Integer.toHexString(unit));
        } else {
            text.append(unit);
        }
    }
}
