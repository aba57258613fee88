package dev.parlor.flow;

import dev.parlor.consent.AnswerWords;
import dev.parlor.consent.ConsentPolicy;
import dev.parlor.contact.ErasureKey;
import dev.parlor.notice.NoticeTexts;
import dev.parlor.queue.AfterSent;
import dev.parlor.queue.Resending;
import dev.parlor.thread.AuthorLabel;
import dev.parlor.window.WindowRule;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a host can set, as the flows use it. Immutable. */
public record Settings(
        Duration windowMargin,
        int mostHeld,
        NoticeTexts texts,
        AnswerWords words,
        ConsentPolicy consent,
        Duration lease,
        HostRules host,
        AuthorLabel label,
        WindowRule windowRule,
        @Nullable Duration holdAtMost,
        Resending resending,
        AfterSent afterSent,
        @Nullable ErasureKey erasureKey) {
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
        if (holdAtMost != null && (holdAtMost.isNegative() || holdAtMost.isZero())) {
            throw new IllegalArgumentException("holdAtMost must be longer than nothing, but is " + holdAtMost);
        }
        Objects.requireNonNull(resending, "resending");
        Objects.requireNonNull(afterSent, "afterSent");
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(windowRule, "windowRule");
    }
}
