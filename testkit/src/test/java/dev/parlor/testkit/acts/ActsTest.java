package dev.parlor.testkit.acts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sequences of acts by chance, with everything that machines and networks do: rules X1 to X12 of the design. A seed that
 * fails prints itself, its acts, and the command that plays it again.
 */
class ActsTest {
    private static final int STEPS = 50;
    private static final int SEQUENCES = Integer.getInteger("parlor.sequences", 500);
    private static final Long ONE = Long.getLong("parlor.seed");

    @Test
    void X1_X2_X3_X4_X5_X6_X7_X8_X9_X10_X11_hold_in_sequences_of_acts_by_chance() {
        long start = System.nanoTime();
        long first = ONE == null ? 1 : ONE;
        long last = ONE == null ? SEQUENCES : ONE;
        List<String> failures = new ArrayList<>();
        long played = 0;
        for (long seed = first; seed <= last && failures.size() < 3; seed++) {
            played++;
            Player player = new Player(seed);
            try {
                player.play(STEPS);
            } catch (RuntimeException | AssertionError failure) {
                failures.add(told(seed, player, failure));
            }
        }
        System.out.printf(
                "%d sequences of %d steps: %d s%n", played, STEPS, (System.nanoTime() - start) / 1_000_000_000);
        assertThat(failures).isEmpty();
    }

    @Test
    void X12_the_same_seed_plays_the_same() {
        for (long seed : new long[] {7, 8}) {
            assertThat(new Player(seed).play(STEPS).trace())
                    .isEqualTo(new Player(seed).play(STEPS).trace());
        }
    }

    private static String told(long seed, Player player, Throwable failure) {
        StringBuilder told = new StringBuilder("\nseed " + seed + "\n");
        player.acts().forEach(act -> told.append("  ").append(act).append('\n'));
        told.append(failure).append('\n');
        for (int frame = 0; frame < Math.min(14, failure.getStackTrace().length); frame++) {
            told.append("    at ").append(failure.getStackTrace()[frame]).append('\n');
        }
        return told.append(
                        "again: ./mvnw test -pl testkit -am -Dtest=ActsTest -Dsurefire.failIfNoSpecifiedTests=false -Dparlor.seed=")
                .append(seed)
                .append('\n')
                .toString();
    }
}
