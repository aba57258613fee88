package dev.parlor.thread;

import dev.parlor.id.ThreadId;
import dev.parlor.refusal.Refusal;
import java.util.Objects;
import java.util.function.Function;

/** What became of starting a thread. */
public sealed interface StartAnswer {
    /** The thread is there, and the request is on its way. */
    record Started(ThreadId thread) implements StartAnswer {
        /** Needs a thread. */
        public Started {
            Objects.requireNonNull(thread, "thread");
        }
    }

    /** Nothing was made. */
    record Refused(Refusal refusal) implements StartAnswer {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(Function<? super Started, ? extends R> started, Function<? super Refused, ? extends R> refused) {
        return this instanceof Started it ? started.apply(it) : refused.apply((Refused) this);
    }
}
