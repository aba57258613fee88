package dev.parlor.store.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finding rows by their keys, and keys by what they have in common. */
final class Lookup {
    private Lookup() {}

    /** The rows that are there, in the order of the keys. */
    static <K, V> List<V> rows(@Nullable Collection<K> keys, Function<K, @Nullable V> table) {
        List<V> found = new ArrayList<>();
        if (keys != null) {
            for (K key : keys) {
                V row = table.apply(key);
                if (row != null) {
                    found.add(row);
                }
            }
        }
        return found;
    }

    static <K, V> List<V> list(Map<K, List<V>> lists, K key) {
        return lists.computeIfAbsent(key, unused -> new ArrayList<>());
    }

    static <K, V> Set<V> set(Map<K, Set<V>> sets, K key) {
        return sets.computeIfAbsent(key, unused -> new LinkedHashSet<>());
    }

    /** What was at one key goes to another. */
    static <K, V> void move(Map<K, Set<V>> sets, K former, K key) {
        Set<V> moved = sets.remove(former);
        if (moved != null) {
            set(sets, key).addAll(moved);
        }
    }

    /** In the set exactly if it is wanted there. */
    static <V> void put(Set<V> set, V value, boolean wanted) {
        if (wanted) {
            set.add(value);
        } else {
            set.remove(value);
        }
    }
}
