package dev.parlor.message;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a message stands in the line.
 *
 * @param since when it came into this state
 * @param sequence its place in the chat's line
 * @param heldBy the closed gates, as last looked at; empty unless held
 * @param attempts how many were armed so far
 * @param notBefore not to be armed earlier; {@code null} for at once
 * @param decisionNeeded in doubt beyond the grace: the host must say what to do (S4)
 * @param ending why it ended; {@code null} while it has not, and when it was accepted
 * @param possibleDuplicate the guest may have got it twice: it was sent again after a doubt, or after the platform had said
 *     no to an attempt that arrived after all (S4, W4)
 */
public record Progress(
        MessageState state,
        Instant since,
        long sequence,
        Set<Gate> heldBy,
        int attempts,
        @Nullable Instant notBefore,
        boolean decisionNeeded,
        @Nullable Ending ending,
        boolean possibleDuplicate) {
    /** Copies the set. */
    public Progress {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        heldBy = Set.copyOf(heldBy);
    }

    static Progress taken(Set<Gate> closed, Instant now, long sequence) {
        MessageState state = closed.isEmpty() ? MessageState.READY : MessageState.HELD;
        return new Progress(state, now, sequence, closed, 0, null, false, null, false);
    }

    Progress held(Set<Gate> closed, Instant now) {
        return moved(MessageState.HELD, now, closed, attempts, null, null);
    }

    Progress ready(Instant now, @Nullable Instant notBefore) {
        return moved(MessageState.READY, now, Set.of(), attempts, notBefore, null);
    }

    Progress sending(Instant now) {
        return moved(MessageState.SENDING, now, Set.of(), attempts + 1, null, null);
    }

    Progress inDoubt(Instant now) {
        return moved(MessageState.IN_DOUBT, now, Set.of(), attempts, null, null);
    }

    Progress accepted(Instant now) {
        return moved(MessageState.ACCEPTED, now, Set.of(), attempts, null, null);
    }

    Progress ended(MessageState end, Ending why, Instant now) {
        return moved(end, now, Set.of(), attempts, null, why);
    }

    Progress at(long place) {
        return new Progress(
                state, since, place, heldBy, attempts, notBefore, decisionNeeded, ending, possibleDuplicate);
    }

    Progress needingDecision() {
        return new Progress(state, since, sequence, heldBy, attempts, notBefore, true, ending, possibleDuplicate);
    }

    /** In line again without having used up an attempt: not this message was refused, but the pace or the account. */
    Progress putOff(Instant now, @Nullable Instant notBefore) {
        return moved(MessageState.READY, now, Set.of(), Math.max(0, attempts - 1), notBefore, null);
    }

    Progress duplicated() {
        return new Progress(state, since, sequence, heldBy, attempts, notBefore, decisionNeeded, ending, true);
    }

    private Progress moved(
            MessageState to,
            Instant now,
            Set<Gate> closed,
            int attemptsNow,
            @Nullable Instant earliest,
            @Nullable Ending why) {
        if (!(to == state && state.mayStay()) && !state.next().contains(to)) {
            throw new IllegalStateException("a message that is " + state + " cannot become " + to);
        }
        Instant entered = to == state ? since : now;
        return new Progress(to, entered, sequence, closed, attemptsNow, earliest, false, why, possibleDuplicate);
    }
}
