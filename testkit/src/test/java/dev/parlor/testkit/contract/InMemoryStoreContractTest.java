package dev.parlor.testkit.contract;

import dev.parlor.store.Store;
import dev.parlor.store.memory.InMemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class InMemoryStoreContractTest extends StoreContract {
    private final AtomicLong leaseNanos = new AtomicLong(Long.MAX_VALUE - 5);

    @Override
    protected Store create(Clock clock) {
        return new InMemoryStore(clock, leaseNanos::get);
    }

    @Override
    protected void passLeaseTime(Duration duration) {
        leaseNanos.addAndGet(duration.toNanos());
    }
}
