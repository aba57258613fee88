package dev.parlor.queue;

import dev.parlor.message.MessageState;
import dev.parlor.refusal.Refusal;
import java.util.Objects;
import java.util.function.Function;

/** What became of an act on a message that was taken before (rules Q2 and S4). */
public sealed interface MessageAnswer {
    /** Done. */
    record Done() implements MessageAnswer {}

    /** It was so already; nothing was changed. */
    record AlreadySo() implements MessageAnswer {}

    /**
     * Nothing was changed, because the message has moved on.
     *
     * @param state where it stands now
     */
    record TooLate(MessageState state) implements MessageAnswer {
        /** Needs a state. */
        public TooLate {
            Objects.requireNonNull(state, "state");
        }
    }

    /** Nothing was changed. */
    record Refused(Refusal refusal) implements MessageAnswer {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Done, ? extends R> done,
            Function<? super AlreadySo, ? extends R> alreadySo,
            Function<? super TooLate, ? extends R> tooLate,
            Function<? super Refused, ? extends R> refused) {
        if (this instanceof Done it) {
            return done.apply(it);
        }
        if (this instanceof AlreadySo it) {
            return alreadySo.apply(it);
        }
        if (this instanceof TooLate it) {
            return tooLate.apply(it);
        }
        return refused.apply((Refused) this);
    }
}
