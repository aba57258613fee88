package dev.parlor.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement, or a part of one, with its values. */
final class Sql {
    private final StringBuilder text;
    private final List<@Nullable Object> values;

    Sql(String text, @Nullable Object... values) {
        this.text = new StringBuilder(text);
        this.values = new ArrayList<>();
        this.values.addAll(Arrays.asList(values));
    }

    Sql add(String more, @Nullable Object... moreValues) {
        text.append(more);
        values.addAll(Arrays.asList(moreValues));
        return this;
    }

    Sql add(Sql more) {
        text.append(more.text);
        values.addAll(more.values);
        return this;
    }

    /**
     * {@code ((?, ?), (?, ?))} with these rows. The last one is repeated up to the next power of two, so that there are few
     * different texts for a driver to keep.
     */
    Sql addRows(Collection<? extends List<?>> rows) {
        text.append('(');
        Iterator<? extends List<?>> next = rows.iterator();
        List<?> row = List.of();
        for (int written = 0; next.hasNext() || Integer.bitCount(written) != 1; written++) {
            row = next.hasNext() ? next.next() : row;
            text.append(written == 0 ? "(" : ", (");
            text.append(String.join(", ", Collections.nCopies(row.size(), "?")));
            text.append(')');
            values.addAll(row);
        }
        text.append(')');
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String text() {
        return text.toString();
    }

    int size() {
        return values.size();
    }

    /** Sets its values. @return the place after the last */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int place = first;
        for (Object value : values) {
            if (value == null) {
                statement.setNull(place, Types.NULL);
            } else if (value instanceof Instant time) {
                statement.setObject(place, time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            } else if (value instanceof String string) {
                statement.setString(place, string);
            } else {
                statement.setObject(place, value);
            }
            place++;
        }
        return place;
    }

    @Override
    public String toString() {
        return "Sql(" + text.length() + ", " + values.size() + ")";
    }
}
