package dev.parlor.thread;

import dev.parlor.id.ThreadId;
import dev.parlor.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What a member finds who opens a contact (rule O1). */
public sealed interface Opening {
    /** The threads with this guest that the member is in now, newest activity first. */
    record Existing(List<ThreadId> threads) implements Opening {
        /** Copies the list. */
        public Existing {
            threads = List.copyOf(threads);
        }
    }

    /** There is none: the guest must be asked. Show the preview, and start it if the member agrees. */
    record Ask(Preview preview) implements Opening {
        /** Needs a preview. */
        public Ask {
            Objects.requireNonNull(preview, "preview");
        }
    }

    /** It cannot be done. */
    record Refused(Refusal refusal) implements Opening {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Existing, ? extends R> existing,
            Function<? super Ask, ? extends R> ask,
            Function<? super Refused, ? extends R> refused) {
        if (this instanceof Existing it) {
            return existing.apply(it);
        }
        if (this instanceof Ask it) {
            return ask.apply(it);
        }
        return refused.apply((Refused) this);
    }
}
