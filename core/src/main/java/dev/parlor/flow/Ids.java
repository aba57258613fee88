package dev.parlor.flow;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OperationId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids: UUIDs of version 7 (RFC 9562), which begin with the time in milliseconds, and tokens of 128 random bits.
 * The time is the latest that a decision has seen; ids need order, not exactness. As thread-safe as its generator.
 */
public final class Ids {
    private final RandomGenerator random;
    private volatile long millis;

    /** With a secure generator in production, and one with a seed where runs must repeat. */
    public Ids(RandomGenerator random, Instant start) {
        this.random = Objects.requireNonNull(random, "random");
        this.millis = start.toEpochMilli();
    }

    void saw(Instant time) {
        millis = Math.max(millis, time.toEpochMilli());
    }

    GuestId guest() {
        return new GuestId(uuid());
    }

    ContactId contact() {
        return new ContactId(uuid());
    }

    ThreadId thread() {
        return new ThreadId(uuid());
    }

    MessageId message() {
        return new MessageId(uuid());
    }

    OperationId operation() {
        return new OperationId(uuid());
    }

    AttemptToken token() {
        return new AttemptToken(secret());
    }

    /** Text that nobody can guess: 22 characters of base64url. */
    String secret() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** From 0 up to but not including 1. */
    double jitter() {
        return random.nextDouble();
    }

    private UUID uuid() {
        long version7 = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long variant = 0x8000000000000000L | (random.nextLong() >>> 2);
        return new UUID(version7, variant);
    }
}
