package dev.parlor.testkit.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast a business number may be (Meta page "Throughput"): messages a second for the number, in and out together, and
 * for each guest one in six seconds with a burst that is paid back at that rate. Both are off until they are set.
 */
final class Rates {

    private static final int BURST = 45;
    private static final Duration ONE_IN = Duration.ofSeconds(6);

    private int perSecond = Integer.MAX_VALUE;
    private boolean pairs;
    private final Map<String, Deque<Instant>> lastSecond = new HashMap<>();
    private final Map<Chat, Instant> paidUntil = new HashMap<>();

    void limitNumber(int messagesPerSecond) {
        perSecond = messagesPerSecond;
    }

    void limitPairs() {
        pairs = true;
    }

    /** A message of a guest, which is never refused and still counts. */
    void came(BusinessAccount number, Instant now) {
        of(number, now).add(now);
    }

    /** Throws {@link Refusal} for a send that is one too many; otherwise it counts. */
    void requireRoom(BusinessAccount number, Chat chat, Instant now) {
        Deque<Instant> sent = of(number, now);
        if (sent.size() >= perSecond) {
            throw new Refusal(PlatformError.TOO_FAST, "The number may send " + perSecond + " messages a second");
        }
        if (pairs) {
            Instant paid = paidUntil.getOrDefault(chat, now);
            Instant next = (paid.isBefore(now) ? now : paid).plus(ONE_IN);
            if (next.isAfter(now.plus(ONE_IN.multipliedBy(BURST)))) {
                throw new Refusal(PlatformError.TOO_FAST_FOR_GUEST, "Too many messages to this guest");
            }
            paidUntil.put(chat, next);
        }
        sent.add(now);
    }

    private Deque<Instant> of(BusinessAccount number, Instant now) {
        Deque<Instant> sent = lastSecond.computeIfAbsent(number.phoneNumberId(), unknown -> new ArrayDeque<>());
        while (!sent.isEmpty() && !sent.element().isAfter(now.minusSeconds(1))) {
            sent.remove();
        }
        return sent;
    }
}
