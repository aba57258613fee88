package dev.parlor.store.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row that is added, or written over where one has its key; of that one, columns that are not named stay. */
final class Upsert {
    private final String table;
    private final List<String> keys = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<Sql> values = new ArrayList<>();

    Upsert(String table) {
        this.table = table;
    }

    Upsert key(String column, Object value) {
        keys.add(column);
        values.add(keys.size() - 1, new Sql("?", value));
        return this;
    }

    Upsert set(String column, @Nullable Object value) {
        return set(column, new Sql("?", value));
    }

    Upsert set(String column, Sql value) {
        columns.add(column);
        values.add(value);
        return this;
    }

    Sql in(Dialect dialect) {
        Sql sql = new Sql("");
        String[] around = dialect.upsert(this).split("\\Q(values)\\E", 2);
        sql.add(around[0]).add("(");
        for (int place = 0; place < values.size(); place++) {
            sql.add(place == 0 ? "" : ", ").add(values.get(place));
        }
        return sql.add(")").add(around[1]);
    }

    String onConflict() {
        List<String> sets =
                columns.stream().map(column -> column + " = excluded." + column).toList();
        return "INSERT INTO " + table + " (" + names() + ") VALUES (values) ON CONFLICT (" + String.join(", ", keys)
                + ") DO " + (sets.isEmpty() ? "NOTHING" : "UPDATE SET " + String.join(", ", sets));
    }

    String merge() {
        return "MERGE INTO " + table + " (" + names() + ") KEY (" + String.join(", ", keys) + ") VALUES (values)";
    }

    private String names() {
        List<String> all = new ArrayList<>(keys);
        all.addAll(columns);
        return String.join(", ", Collections.unmodifiableList(all));
    }
}
