package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Desk.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Text;
import dev.parlor.store.StoreException;
import dev.parlor.store.jdbc.BreakingLines.Place;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.testkit.invariant.Invariants;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A member writes, it goes, the guest answers, and the line to the database breaks once in that, now here, now there. Who hears that the
 * store is down calls again, as a host and the platform do.
 */
class BrokenLineOnH2Test {
    private static final Database DATABASE = Rooms.migrated(Databases.h2());

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    /** All calls of a transaction end alike, so not each is tried. */
    @Test
    void X1_X2_X4_X5_X7_X11_nothing_is_lost_or_doubled_wherever_the_line_breaks_before_a_call() {
        assertThat(breaks(Place.BEFORE_A_CALL, 5)).isGreaterThan(10);
    }

    @Test
    void X1_X2_X4_X5_X7_X11_nothing_is_lost_or_doubled_at_whichever_commit_the_answer_is_lost() {
        assertThat(breaks(Place.AFTER_A_COMMIT, 1)).isGreaterThan(3);
    }

    private static int breaks(Place place, int step) {
        int times = 0;
        while (breaksAfter(times * step, place)) {
            times++;
        }
        return times;
    }

    private static boolean breaksAfter(int calls, Place place) {
        Rooms.empty(DATABASE);
        MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
        BreakingLines lines = new BreakingLines(DATABASE.pool(), place);
        JdbcStore store = JdbcStore.builder(lines.source()).clock(clock).build();
        RecordingTransport wire = new RecordingTransport();
        Desk desk = new Desk(store, wire, clock);
        lines.breakAfter(calls);

        untilDone(() -> desk.sends("One", "key"));
        untilDone(desk::dispatch);
        Item answer = desk.item(new Text("Two"));
        untilDone(() -> desk.receives(answer));
        untilDone(() -> desk.parlor.events(ACME, 0, 100));
        lines.hold();
        // Another host would take over then, and ask after the grace.
        Rooms.passLeaseTime(DATABASE, Duration.ofMinutes(1));
        desk.dispatch();
        clock.pass(Duration.ofMinutes(3));
        Rooms.passLeaseTime(DATABASE, Duration.ofMinutes(1));
        desk.dispatch();

        assertThat(desk.texts()).as("after %s calls", calls).containsOnlyOnce("One", "Two");
        assertThat(Collections.frequency(wire.texts(), "One"))
                .as("after %s calls", calls)
                .isEqualTo(1);
        Invariants.atRest(store, desk.record(wire), Set.of(ACME));
        return lines.broke();
    }

    private static void untilDone(Runnable act) {
        try {
            act.run();
        } catch (StoreException down) {
            act.run();
        }
    }
}
