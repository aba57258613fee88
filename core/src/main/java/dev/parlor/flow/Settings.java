package dev.parlor.flow;

import dev.parlor.consent.AnswerWords;
import dev.parlor.consent.ConsentPolicy;
import dev.parlor.notice.NoticeTexts;
import java.time.Duration;
import java.util.Objects;

/** What a host can set, as the flows use it. Immutable. */
public record Settings(
        Duration windowMargin,
        int mostHeld,
        NoticeTexts texts,
        AnswerWords words,
        ConsentPolicy consent,
        Duration lease,
        HostRules host) {
    /** Refuses values without sense; the builder of the façade says what each means. */
    public Settings {
        if (windowMargin.isNegative()) {
            throw new IllegalArgumentException("windowMargin must not be negative, but is " + windowMargin);
        }
        if (mostHeld < 1) {
            throw new IllegalArgumentException("mostHeld must be at least 1, but is " + mostHeld);
        }
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease must be longer than nothing, but is " + lease);
        }
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(consent, "consent");
    }
}
