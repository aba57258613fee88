package dev.parlor.testkit.platform;

import org.jspecify.annotations.Nullable;

/** How a business number stands. */
final class NumberState {
    Rating rating = Rating.UNKNOWN;
    String limit = "TIER_250";
    String throughput = "STANDARD";
    String name = "Test business";

    /** The code with which every send is refused, and why; null while sending is allowed. */
    @Nullable
    Lock lock;

    /** Why nothing can be sent. */
    record Lock(int code, String why) {}
}
