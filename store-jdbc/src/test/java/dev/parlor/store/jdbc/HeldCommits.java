package dev.parlor.store.jdbc;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** A pool whose commits wait until they are let go. */
final class HeldCommits extends PassingSource {
    private final CountDownLatch committing = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldCommits(DataSource source) {
        super(source);
    }

    @Override
    void commit(Commit commit) throws SQLException {
        committing.countDown();
        try {
            released.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        commit.run();
    }

    /** Runs this in a thread of its own, up to its commit. */
    Thread start(Runnable act) throws InterruptedException {
        Thread thread = new Thread(act);
        thread.start();
        committing.await();
        return thread;
    }

    void release() {
        released.countDown();
    }
}
