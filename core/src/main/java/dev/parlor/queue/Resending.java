package dev.parlor.queue;

import dev.parlor.message.Content;
import dev.parlor.message.Text;

/**
 * Which messages in doubt are sent once more by themselves after their grace (rule S4). The guest may then get them twice.
 * What is not sent again waits for the host to decide.
 */
public enum Resending {
    /** None: at most once, always. */
    NEVER,
    /** Texts; templates and media never. */
    TEXTS,
    /** All. */
    ALL;

    /** Whether such a message is. */
    public boolean covers(Content content) {
        return switch (this) {
            case NEVER -> false;
            case TEXTS -> content instanceof Text;
            case ALL -> true;
        };
    }
}
