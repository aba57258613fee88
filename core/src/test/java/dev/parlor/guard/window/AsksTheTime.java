package dev.parlor.guard.window;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Asks for the time in every forbidden way, and is open to inheritance in a package that says nothing about null. */
public class AsksTheTime {
    private final LongSupplier nanos = System::nanoTime;
    private final Supplier<Instant> now = Instant::now;

    public String time() {
        return "" + Clock.systemUTC() + System.currentTimeMillis() + nanos.getAsLong() + now.get();
    }
}
