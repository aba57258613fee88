package dev.parlor.queue;

import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseTest {
    @Test
    void Q6_a_paused_number_is_probed_ever_more_rarely_but_at_least_every_quarter_of_an_hour() {
        List<Long> seconds = new ArrayList<>();
        Instant now = NOON;
        Pause pause = Pause.begun(NUMBER, 131042, now);
        for (int probe = 0; probe < 7; probe++) {
            seconds.add(Duration.between(now, pause.probeAt()).toSeconds());
            now = pause.probeAt();
            pause = pause.probed(now);
        }

        assertThat(seconds).containsExactly(60L, 120L, 240L, 480L, 900L, 900L, 900L);
        assertThat(pause.since()).isEqualTo(NOON);
    }

    @Test
    void Q6_it_is_still_probed_every_quarter_of_an_hour_after_a_year() {
        Pause old = new Pause(NUMBER, 131042, NOON, 40_000, NOON);

        assertThat(old.probed(NOON).probeAt()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    }
}
