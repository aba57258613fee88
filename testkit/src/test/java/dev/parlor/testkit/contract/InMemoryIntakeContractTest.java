package dev.parlor.testkit.contract;

import dev.parlor.store.Intake;
import dev.parlor.store.Store;
import dev.parlor.store.memory.InMemoryIntake;
import dev.parlor.store.memory.InMemoryStore;
import java.time.Clock;

class InMemoryIntakeContractTest extends IntakeContract {
    private InMemoryStore store = new InMemoryStore(Clock.systemUTC());

    @Override
    protected Store create(Clock clock) {
        store = new InMemoryStore(clock);
        return store;
    }

    @Override
    protected HostTransaction begin() {
        InMemoryIntake intake = store.intake();
        return new HostTransaction() {
            @Override
            public Intake intake() {
                return intake;
            }

            @Override
            public void commit() {
                intake.commit();
            }

            @Override
            public void rollback() {
                intake.rollback();
            }
        };
    }
}
