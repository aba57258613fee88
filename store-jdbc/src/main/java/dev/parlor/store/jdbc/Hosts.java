package dev.parlor.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The hosts that live, on the clock of the database. */
final class Hosts {
    private final DataSource source;
    private final Layout layout;
    private final Retries retries;

    Hosts(DataSource source, Layout layout) {
        this.source = source;
        this.layout = layout;
        this.retries = new Retries(layout);
    }

    int beat(String host, Duration lease) {
        return retries.until("note a host", () -> beatOnce(host, lease));
    }

    private int beatOnce(String host, Duration lease) throws SQLException {
        int[] living = {0};
        try (Transaction transaction = new Transaction(source, layout)) {
            Script script = new Script();
            layout.dialect().begin(script, layout.limits());
            script.add(new Upsert("parlor_host")
                    .key("host", Keys.opaque(host))
                    .set(
                            "lease_until",
                            layout.dialect().later(layout.dialect().now(), new Sql("?", lease.toNanos() / 1000)))
                    .in(layout.dialect()));
            script.read(
                    new Sql("SELECT COUNT(*) FROM parlor_host WHERE lease_until > ")
                            .add(layout.dialect().now()),
                    row -> living[0] = row.getInt(1));
            transaction.run(script);
            transaction.commit();
        }
        return living[0];
    }
}
