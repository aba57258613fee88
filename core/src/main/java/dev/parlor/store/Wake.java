package dev.parlor.store;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a chat is to be looked at next.
 *
 * @param line when its next message may go; does not count while its business number is paused or has used up its pace;
 *     {@code null} for none
 * @param timer when anything else is due in it; {@code null} for nothing
 */
public record Wake(@Nullable Instant line, @Nullable Instant timer) {
    /** Nothing will be due by itself. */
    public static Wake never() {
        return new Wake(null, null);
    }

    /** Something other than a message is due then. */
    public static Wake at(Instant timer) {
        return new Wake(null, timer);
    }

    /** The next message is due then. */
    public static Wake ofLine(Instant line) {
        return new Wake(line, null);
    }

    /** Of each part the earlier, for two chats that become one (C5). */
    public Wake or(Wake other) {
        return new Wake(earlier(line, other.line), earlier(timer, other.timer));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /** The earlier of the two; empty if there is neither. */
    public Optional<Instant> earliest() {
        return Stream.of(Optional.ofNullable(line), Optional.ofNullable(timer))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
