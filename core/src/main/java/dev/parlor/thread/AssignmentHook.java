package dev.parlor.thread;

import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host's answer to the question who takes care of a guest to whom nobody is there to answer (rules R6 and P7). Asked
 * while a guest's message is taken in, before the store is written and perhaps more than once for one message; so it only
 * names somebody, and returns soon. Called from several threads.
 */
@FunctionalInterface
public interface AssignmentHook {
    /**
     * A guest who writes and finds nobody.
     *
     * @param thread the unattended thread to which the message belongs; {@code null} for a guest who writes first
     */
    record Arrival(ChatId chat, @Nullable ThreadId thread) {
        /** Needs a chat. */
        public Arrival {
            Objects.requireNonNull(chat, "chat");
        }
    }

    /** Who is to be assigned; empty for nobody. One who could not be added either (P2) counts as nobody. */
    Optional<MemberId> memberFor(Arrival arrival);

    /** Names nobody, ever. */
    static AssignmentHook nobody() {
        return arrival -> Optional.empty();
    }
}
