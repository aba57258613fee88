package dev.parlor.store.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Of several writes of one row in a unit only the latest counts. */
final class Latest {
    private Latest() {}

    static <K, T> List<T> of(List<T> written, Function<T, K> key) {
        Map<K, T> latest = new LinkedHashMap<>();
        written.forEach(row -> latest.put(key.apply(row), row));
        return List.copyOf(latest.values());
    }
}
