package dev.parlor.store.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

/** A pool whose first commit answers that the connection broke, after it was done or before. */
final class BrokenCommits extends PassingSource {
    private final boolean done;
    private boolean broke;

    BrokenCommits(DataSource source, boolean done) {
        super(source);
        this.done = done;
    }

    @Override
    void commit(Commit commit) throws SQLException {
        if (broke) {
            commit.run();
            return;
        }
        broke = true;
        if (done) {
            commit.run();
        } else {
            commit.connection().rollback();
        }
        throw new SQLException("the connection broke", "08006");
    }
}
