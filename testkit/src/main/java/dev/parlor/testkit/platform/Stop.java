package dev.parlor.testkit.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the guest has told this number to stop, and since when the host knows: a message that is on its way when the host
 * hears it is nobody's fault. The platform leaves such words to the business ("Business Messaging Policy": all requests to
 * stop are respected), so they are few and English here.
 */
final class Stop {

    private static final Set<String> STOP = Set.of("stop", "unsubscribe");
    private static final Set<String> START = Set.of("start", "unstop", "yes");

    private @Nullable String saidIn;
    private @Nullable Instant heardAt;
    private boolean confirmed;

    void listen(String messageId, String words) {
        String word = words.strip().toLowerCase(Locale.ROOT).replaceAll("[.!]+$", "");
        if (STOP.contains(word)) {
            saidIn = messageId;
            heardAt = null;
            confirmed = false;
        } else if (START.contains(word)) {
            saidIn = null;
        }
    }

    boolean wasSaidIn(String messageId) {
        return messageId.equals(saidIn);
    }

    /** The host has this message. */
    void heard(String messageId, Instant now) {
        if (wasSaidIn(messageId) && heardAt == null) {
            heardAt = now;
        }
    }

    /** Whether a message now is a fault; the first one is the confirmation, and is none. */
    boolean forbids(Instant now, Duration grace) {
        if (saidIn == null || heardAt == null) {
            return false;
        }
        if (!confirmed) {
            confirmed = true;
            return false;
        }
        return !now.isBefore(heardAt.plus(grace));
    }
}
