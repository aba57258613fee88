package dev.parlor.testkit.acts;

import java.util.List;
import java.util.SplittableRandom;

/** Chance with a seed. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From 0 up to but not including the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True so many times in a hundred. */
    boolean percent(int times) {
        return below(100) < times;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** For somebody who needs chance of their own. */
    SplittableRandom split() {
        return random.split();
    }
}
