package dev.parlor.testkit.flow;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Every text that can be reached from an object through its fields, whatever its {@code toString} hides. */
final class Traces {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> texts = new LinkedHashSet<>();
    private final Deque<Object> open = new ArrayDeque<>();

    private Traces() {}

    static Set<String> in(Object root) {
        Traces traces = new Traces();
        traces.open.add(root);
        while (!traces.open.isEmpty()) {
            traces.look(traces.open.remove());
        }
        return traces.texts;
    }

    private void look(Object value) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof byte[] bytes) {
            texts.add(new String(bytes, StandardCharsets.UTF_8));
        } else if (seen.add(value)) {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, row) -> {
                    add(key);
                    add(row);
                });
            } else if (value instanceof Collection<?> rows) {
                rows.forEach(this::add);
            } else if (value instanceof Record row
                    && Modifier.isPublic(row.getClass().getModifiers())) {
                components(row);
            } else if (value.getClass().getName().startsWith("dev.parlor.")) {
                fields(value);
            }
        }
    }

    private void components(Record row) {
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                add(component.getAccessor().invoke(row));
            } catch (ReflectiveOperationException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    private void fields(Object value) {
        for (Field field : value.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                try {
                    add(field.get(value));
                } catch (IllegalAccessException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        }
    }

    private void add(Object value) {
        if (value != null) {
            open.add(value);
        }
    }
}
