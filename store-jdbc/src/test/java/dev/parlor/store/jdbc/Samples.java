package dev.parlor.store.jdbc;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.ReengageTemplate;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MediaKey;
import dev.parlor.id.MemberId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Attachment;
import dev.parlor.message.Content;
import dev.parlor.message.StoredBytes;
import dev.parlor.message.Text;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A value of every type, with something in each component, always the same. */
final class Samples {
    private static final Map<Class<?>, Object> CHOSEN = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(URI.class, URI.create("https://example.org/picture.jpg")),
            Map.entry(UUID.class, new UUID(1, 2)),
            Map.entry(Instant.class, Instant.parse("2026-03-02T12:34:56.123457Z")),
            Map.entry(Duration.class, Duration.ofMillis(1500)),
            Map.entry(long.class, 7L),
            Map.entry(Long.class, 8L),
            Map.entry(int.class, 3),
            Map.entry(double.class, 1.25),
            Map.entry(boolean.class, true),
            Map.entry(MemberId.class, Room.ANN),
            Map.entry(PhoneNumber.class, new PhoneNumber("+447700900123")),
            Map.entry(
                    BusinessNumber.class,
                    BusinessNumber.openToAll(
                                    new BusinessNumberId("front"), new PlatformNumber("106540352242922"), Language.EN)
                            .withDefaultMember(Room.ANN)
                            .withPhone("+44 7700 900001")),
            Map.entry(Content.class, new Text("text")),
            Map.entry(
                    Attachment.class,
                    Attachment.kept(new StoredBytes(new MediaKey("file"), 9, "ab".repeat(32)), "image/png")),
            Map.entry(
                    OptInTemplate.class,
                    new OptInTemplate(
                            new BusinessNumberId("main"),
                            "may_we_write",
                            "en",
                            "Hello {{1}}, may we write?",
                            List.of(OptInTemplate.Blank.CONTACT_NAME),
                            List.of(OptInTemplate.Answer.AFFIRM))),
            Map.entry(
                    ReengageTemplate.class,
                    new ReengageTemplate(
                            new BusinessNumberId("main"),
                            "are_you_there",
                            "en",
                            "Hello",
                            ReengageTemplate.Category.UTILITY)));

    private Samples() {}

    static Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> asked = (Class<?>) type;
        if (CHOSEN.containsKey(asked)) {
            return CHOSEN.get(asked);
        }
        if (asked.isEnum()) {
            Object[] all = asked.getEnumConstants();
            return all[all.length - 1];
        }
        if (asked.isRecord()) {
            return record(asked);
        }
        Class<?>[] kinds = asked.getPermittedSubclasses();
        if (kinds == null) {
            throw new IllegalArgumentException("no sample of " + type);
        }
        Map<String, Class<?>> byName = new TreeMap<>();
        Arrays.stream(kinds).forEach(kind -> byName.put(kind.getSimpleName(), kind));
        return of(byName.values().iterator().next());
    }

    private static Object collection(ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            return Map.of(of(of[0]), of(of[1]));
        }
        return type.getRawType() == List.class ? List.of(of(of[0])) : Set.of(of(of[0]));
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> of(component.getGenericType()))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException("no sample of " + type, refused);
        }
    }
}
