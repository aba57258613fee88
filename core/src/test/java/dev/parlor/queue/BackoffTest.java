package dev.parlor.queue;

import static dev.parlor.Sample.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Rejection;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final double LEAST_JITTER = 0.0;
    private static final double MOST_JITTER = Math.nextDown(1.0);

    @Test
    void S7_what_the_platform_asks_for_goes_first() {
        Rejection slowDown = new Rejection(Rejection.Kind.RETRY, 2, Duration.ofHours(3));

        assertThat(Backoff.next(NOON, 1, Optional.of(slowDown), MOST_JITTER)).isEqualTo(NOON.plus(Duration.ofHours(3)));
    }

    @Test
    void S7_a_rejection_without_a_hint_counts_like_none() {
        Optional<Rejection> noHint = Optional.of(Rejection.of(Rejection.Kind.RETRY, 2));

        assertThat(Backoff.next(NOON, 4, noHint, 0.5)).isEqualTo(Backoff.next(NOON, 4, Optional.empty(), 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000",
        "2, 2000",
        "3, 4000",
        "4, 8000",
        "9, 256000",
        "10, 512000",
        "11, 900000",
        "12, 900000",
        "1000, 900000",
        "2147483647, 900000"
    })
    void S7_the_wait_doubles_up_to_a_quarter_of_an_hour_with_full_jitter(int attempts, long mostMillis) {
        assertThat(Backoff.next(NOON, attempts, Optional.empty(), LEAST_JITTER)).isEqualTo(NOON.plusMillis(1));
        assertThat(Backoff.next(NOON, attempts, Optional.empty(), MOST_JITTER)).isEqualTo(NOON.plusMillis(mostMillis));
        assertThat(Backoff.next(NOON, attempts, Optional.empty(), 0.5)).isEqualTo(NOON.plusMillis(1 + mostMillis / 2));
    }
}
