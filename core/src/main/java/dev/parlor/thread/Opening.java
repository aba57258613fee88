package dev.parlor.thread;

import dev.parlor.id.ThreadId;
import dev.parlor.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What a member finds who opens a contact (rule O1). */
public sealed interface Opening {
    /**
     * The threads with this guest that the member is in now, newest activity first.
     *
     * @param further what starting another one would take
     */
    record Existing(List<ThreadId> threads, Offer further) implements Opening {
        /** Copies the list. */
        public Existing {
            threads = List.copyOf(threads);
            Objects.requireNonNull(further, "further");
        }
    }

    /** What it takes to write to a guest: in a new thread, or in one that exists. */
    sealed interface Offer extends Opening {
        /** Answers with the function of the case at hand, so that no case can be forgotten. */
        default <R> R fold(
                Function<? super Ask, ? extends R> ask,
                Function<? super NoAskNeeded, ? extends R> noAskNeeded,
                Function<? super Refused, ? extends R> refused) {
            if (this instanceof Ask it) {
                return ask.apply(it);
            }
            if (this instanceof NoAskNeeded it) {
                return noAskNeeded.apply(it);
            }
            return refused.apply((Refused) this);
        }
    }

    /** The guest must be asked. Show the preview, and start it if the member agrees. */
    record Ask(Preview preview) implements Offer {
        /** Needs a preview. */
        public Ask {
            Objects.requireNonNull(preview, "preview");
        }
    }

    /** The guest agreed already: start the preview; its request is not sent as long as that stands. */
    record NoAskNeeded(Preview preview) implements Offer {
        /** Needs a preview. */
        public NoAskNeeded {
            Objects.requireNonNull(preview, "preview");
        }
    }

    /** It cannot be done. */
    record Refused(Refusal refusal) implements Offer {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Existing, ? extends R> existing,
            Function<? super Ask, ? extends R> ask,
            Function<? super NoAskNeeded, ? extends R> noAskNeeded,
            Function<? super Refused, ? extends R> refused) {
        return this instanceof Existing it ? existing.apply(it) : ((Offer) this).<R>fold(ask, noAskNeeded, refused);
    }
}
