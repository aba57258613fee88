package dev.parlor.store.memory;

import dev.parlor.store.Intake;
import dev.parlor.store.IntakeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Stands for a transaction of the host's, for tests and for trying things out: nothing is there before {@link #commit()}.
 * For one thread.
 */
public final class InMemoryIntake implements Intake {
    private final Function<IntakeEntry, Stream<IntakeEntry>> committed;
    private final Consumer<List<IntakeEntry>> commit;
    private final List<IntakeEntry> appended = new ArrayList<>();

    InMemoryIntake(Function<IntakeEntry, Stream<IntakeEntry>> committed, Consumer<List<IntakeEntry>> commit) {
        this.committed = committed;
        this.commit = commit;
    }

    @Override
    public IntakeEntry append(IntakeEntry entry) {
        return Stream.concat(appended.stream(), committed.apply(entry))
                .filter(entry::hasKeyOf)
                .findFirst()
                .orElseGet(() -> {
                    appended.add(entry);
                    return entry;
                });
    }

    /** The host commits: what was appended is there. */
    public void commit() {
        commit.accept(List.copyOf(appended));
        appended.clear();
    }

    /** The host rolls back: what was appended never was. */
    public void rollback() {
        appended.clear();
    }
}
