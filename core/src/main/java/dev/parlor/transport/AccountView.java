package dev.parlor.transport;

import dev.parlor.directory.Quality;
import java.util.List;
import java.util.Objects;

/**
 * How the platform sees a business number at one moment.
 *
 * @param canSend whether it says that the number can send
 * @param limit to how many guests outside their windows it may write in 24 hours, in the platform's own word, such as
 *     {@code TIER_2K}; empty where it does not tell
 * @param whyNot the platform's own words for what keeps it from sending, for people; empty if nothing does
 */
public record AccountView(boolean canSend, Quality quality, String limit, List<String> whyNot) {
    /** Copies the list. */
    public AccountView {
        Objects.requireNonNull(quality, "quality");
        Objects.requireNonNull(limit, "limit");
        whyNot = List.copyOf(whyNot);
    }
}
