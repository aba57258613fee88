package dev.parlor.queue;

import dev.parlor.id.MessageId;
import dev.parlor.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What became of a message that a member wrote. */
public sealed interface SendAnswer {
    /**
     * Parlor has it, durably. It goes out at once, or when what it waits for comes.
     *
     * @param waitsFor the closed gates with the reason and what would open them; empty if it is in line
     */
    record Taken(MessageId message, List<GateView> waitsFor) implements SendAnswer {
        /** Copies the list. */
        public Taken {
            Objects.requireNonNull(message, "message");
            waitsFor = List.copyOf(waitsFor);
        }

        /** Whether it is held. */
        public boolean isHeld() {
            return !waitsFor.isEmpty();
        }
    }

    /** Nothing was taken. */
    record Refused(Refusal refusal) implements SendAnswer {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(Function<? super Taken, ? extends R> taken, Function<? super Refused, ? extends R> refused) {
        return this instanceof Taken it ? taken.apply(it) : refused.apply((Refused) this);
    }
}
