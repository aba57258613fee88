package dev.parlor.testkit.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request of the client in the platform's {@linkplain PlatformModel#record() record}.
 *
 * <p>What the platform could not read is null. Immutable and thread-safe.
 *
 * @param index the position in the record, from 0
 * @param at when it came, by the platform's clock
 * @param phoneNumberId the business number in the path
 * @param recipient {@code to} (or else {@code recipient}) as the client wrote it
 * @param kind the {@code type} as the client wrote it, such as {@code text} or {@code template}
 * @param text what the guest would read: the body, or the template's wording with its parameters
 * @param callbackData the {@code biz_opaque_callback_data}
 * @param windowOpen whether the guest's window was open at that time; false without a known guest
 * @param outcome how it ended
 */
public record ClientCall(
        int index,
        Instant at,
        @Nullable String phoneNumberId,
        @Nullable String recipient,
        @Nullable String kind,
        @Nullable String text,
        @Nullable String callbackData,
        boolean windowOpen,
        CallOutcome outcome) {

    /** Whether the platform took the message, heard or unheard. */
    public boolean accepted() {
        return outcome instanceof CallOutcome.Accepted || outcome instanceof CallOutcome.AcceptedUnheard;
    }

    /** One line for a file of records: when, what, how the window stood, how it ended, and what the guest would read. */
    public String line() {
        String window = windowOpen ? "window open" : "window closed";
        String ended = accepted() ? "accepted" : outcome.toString();
        return String.join(" | ", at.toString(), String.valueOf(kind), window, ended, String.valueOf(text));
    }
}
