package dev.parlor.store.jdbc;

import dev.parlor.store.StoreException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads that lock nothing. */
final class Queries {
    private final DataSource source;
    private final Layout layout;
    private final Retries retries;

    Queries(DataSource source, Layout layout) {
        this.source = source;
        this.layout = layout;
        this.retries = new Retries(layout);
    }

    /** Reads with a connection of its own; all statements of the first script see one moment. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Transaction transaction, Script script) throws SQLException;
    }

    /**
     * One statement.
     *
     * @throws StoreException if it cannot be read
     */
    void read(Sql sql, Script.Row row) {
        read((transaction, script) -> {
            script.read(sql, row);
            transaction.run(script);
            return true;
        });
    }

    <T> T read(Reading<T> reading) {
        return retries.until("read", () -> {
            try (Transaction transaction = new Transaction(source, layout)) {
                Script script = new Script();
                layout.dialect().beginReading(script, layout.limits());
                return reading.read(transaction, script);
            }
        });
    }
}
