package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Desk.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.testkit.invariant.Invariants;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A short story over the durable store, watched at each commit and judged at its end. */
class AtRestOnH2Test {
    private final RecordingTransport wire = new RecordingTransport();

    @Test
    void X1_X2_X4_X5_X6_X7_X8_X9_X11_hold_in_a_short_story_and_at_its_end() {
        try (Database database = Rooms.migrated(Databases.h2())) {
            MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
            JdbcStore store = JdbcStore.builder(database.pool()).clock(clock).build();
            Invariants invariants = new Invariants();
            Desk desk = new Desk(invariants.around(store), invariants.around(wire), clock);

            desk.sends("One");
            desk.dispatch();
            wire.answerNext(new SendResult.Rejected(Rejection.of(Rejection.Kind.MESSAGE, 1)))
                    .answerNext(new SendResult.NotSent("no line"));
            desk.sends("Two fails");
            desk.sends("Three is tried again");
            desk.dispatch();
            desk.receives(new Text("Hello"));
            for (int minute = 0; minute < 10; minute++) {
                clock.pass(Duration.ofMinutes(1));
                desk.dispatch();
            }

            assertThat(wire.texts()).endsWith("One", "Two fails", "Three is tried again", "Three is tried again");
            Invariants.atRest(store, desk.record(wire, 3, 4), Set.of(ACME));
        }
    }
}
