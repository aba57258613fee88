package dev.parlor.flow;

import static dev.parlor.Sample.ACME;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.queue.Lane;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A number of 100 a second: ten may go at once, and 90 in a second. */
class LanesTest {
    private static final Lane LANE = new Lane(ACME, NUMBER);
    private static final Lane OTHER = new Lane(ACME, new BusinessNumberId("other"));
    private static final int PER_SECOND = 100;

    private final Lanes lanes = new Lanes();

    @Test
    void S8_a_tenth_of_a_second_may_go_at_once_and_no_rest_makes_it_more() {
        assertThat(takes(0)).isEqualTo(10);
        assertThat(takes(60_000)).isEqualTo(10);
    }

    @Test
    void S8_nine_tenths_of_what_the_platform_takes_go_in_a_second() {
        takes(0);

        assertThat(takes(11)).isZero();
        assertThat(takes(12)).isEqualTo(1);
        assertThat(takes(50)).isEqualTo(3);
        assertThat(takes(150)).isEqualTo(9);
    }

    @Test
    void S8_the_slowest_number_has_one_to_give_and_the_next_after_its_nine_tenths_of_a_second() {
        assertThat(lanes.take(LANE, 1, NOON)).isTrue();
        assertThat(lanes.take(LANE, 1, NOON.plusMillis(1111))).isFalse();
        assertThat(lanes.take(LANE, 1, NOON.plusMillis(1112))).isTrue();
    }

    @Test
    void S8_hosts_share_the_number_in_equal_parts() {
        lanes.share(2);

        assertThat(takes(0)).isEqualTo(5);
        assertThat(takes(100)).isEqualTo(4);

        lanes.share(0);
        assertThat(takes(60_000)).isEqualTo(10);
    }

    @Test
    void S8_a_throughput_that_changes_counts_from_then_on() {
        takes(0);

        assertThat(lanes.permits(NOON.plusSeconds(1))).containsEntry(LANE, 10);
        assertThat(lanes.take(LANE, 200, NOON.plusSeconds(1))).isTrue();
        assertThat(lanes.permits(NOON.plusSeconds(60))).containsEntry(LANE, 20);
    }

    @Test
    void S8_only_a_number_that_was_used_has_a_limit_and_each_has_its_own() {
        assertThat(lanes.permits(NOON)).isEmpty();
        takes(0);

        assertThat(lanes.permits(NOON)).containsOnlyKeys(LANE).containsEntry(LANE, 0);
        assertThat(lanes.take(OTHER, PER_SECOND, NOON)).isTrue();
        assertThat(lanes.permits(NOON)).containsEntry(LANE, 0).containsEntry(OTHER, 9);
    }

    @Test
    void S8_what_came_in_is_taken_off_once() {
        assertThat(lanes.take(LANE, PER_SECOND, NOON)).isTrue();
        lanes.received(LANE, 4);

        assertThat(lanes.permits(NOON)).containsEntry(LANE, 5);
        assertThat(lanes.permits(NOON)).containsEntry(LANE, 5);
    }

    @Test
    void S8_a_flood_of_what_came_in_stops_a_number_for_a_second_at_most() {
        takes(0);
        lanes.received(LANE, 100_000);

        assertThat(lanes.permits(NOON)).containsEntry(LANE, 0);
        assertThat(takes(1000)).isZero();
        assertThat(takes(1050)).isEqualTo(4);
    }

    @Test
    void S8_what_comes_in_on_a_number_that_sent_nothing_yet_is_not_counted() {
        lanes.received(LANE, 5);
        lanes.accepted(LANE);
        lanes.refused(LANE, NOON, null);

        assertThat(takes(0)).isEqualTo(10);
    }

    @Test
    void S7_a_number_that_was_too_fast_rests_a_second_and_is_half_as_fast_then() {
        takes(0);
        lanes.refused(LANE, NOON, null);

        assertThat(takes(999)).isZero();
        assertThat(takes(1000)).isEqualTo(5);
        assertThat(takes(1100)).isEqualTo(4);
    }

    @Test
    void S7_it_rests_for_as_long_as_the_platform_asks() {
        takes(0);
        lanes.refused(LANE, NOON, Duration.ofSeconds(30));

        assertThat(takes(29_999)).isZero();
        assertThat(takes(30_000)).isEqualTo(5);
    }

    @Test
    void S7_each_success_gives_back_a_fiftieth_until_it_is_as_fast_as_before() {
        takes(0);
        lanes.refused(LANE, NOON, null);

        accepted(10);
        assertThat(takes(60_000)).isEqualTo(7);
        accepted(14);
        assertThat(takes(120_000)).isEqualTo(9);
        accepted(100);
        assertThat(takes(180_000)).isEqualTo(10);
    }

    @Test
    void S7_it_never_becomes_slower_than_a_thirty_second_part() {
        Instant later = NOON.plusSeconds(60);
        assertThat(lanes.take(LANE, 3200, NOON)).isTrue();
        for (int refusal = 0; refusal < 50; refusal++) {
            lanes.refused(LANE, NOON, null);
        }

        assertThat(lanes.permits(later)).containsEntry(LANE, 10);
    }

    @Test
    void S8_a_clock_that_goes_back_gives_nothing_twice() {
        takes(0);
        assertThat(lanes.permits(NOON.plusMillis(100))).containsEntry(LANE, 9);

        assertThat(lanes.permits(NOON.plusMillis(50))).containsEntry(LANE, 9);
        assertThat(lanes.permits(NOON.plusMillis(100))).containsEntry(LANE, 9);
    }

    private int takes(int millis) {
        Instant now = NOON.plusMillis(millis);
        int taken = 0;
        while (taken < 1000 && lanes.take(LANE, PER_SECOND, now)) {
            taken++;
        }
        return taken;
    }

    private void accepted(int times) {
        for (int time = 0; time < times; time++) {
            lanes.accepted(LANE);
        }
    }
}
