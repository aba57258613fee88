package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Desk.ACME;
import static dev.parlor.store.jdbc.Desk.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.event.Event;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with an H2 in it that is killed. */
class KilledOnH2Test {
    private static final List<String> QUICK_AND_QUIET =
            List.of("-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    /** Unless told otherwise, H2 answers a commit up to half a second before it is on disk. */
    @Test
    void X1_what_was_acknowledged_is_on_disk_though_the_process_is_killed_at_once(@TempDir Path folder)
            throws Exception {
        List<String> said = JavaProcess.run(QUICK_AND_QUIET, HaltedDesk.class, folder.toString());
        assertThat(said).singleElement().asString().startsWith("taken ");
        String taken = said.get(0).substring("taken ".length());

        try (Database database = Databases.h2(folder)) {
            Parlor parlor = Parlor.on(JdbcStore.on(database.pool()), new RecordingTransport())
                    .build();
            List<HistoryLine> threads = parlor.history(ANN, 10);
            assertThat(threads).hasSize(1);
            assertThat(parlor.timeline(ANN, threads.get(0).thread(), 10))
                    .filteredOn(Entry.Ours.class::isInstance)
                    .extracting(
                            entry -> ((Entry.Ours) entry).message().content().shown())
                    .contains(HaltedDesk.TEXT);
            assertThat(parlor.events(ACME, 0, 1_000))
                    .extracting(recorded -> recorded.event())
                    .filteredOn(Event.MessageTaken.class::isInstance)
                    .extracting(event ->
                            ((Event.MessageTaken) event).message().value().toString())
                    .contains(taken);
        }
    }
}
