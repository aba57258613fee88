package dev.parlor.contact;

import dev.parlor.id.GuestId;
import dev.parlor.refusal.Refusal;
import java.util.Objects;
import java.util.function.Function;

/** What became of the host's answer whether two guests are one person (rule C5). */
public sealed interface IdentityAnswer {
    /**
     * Done, and committed.
     *
     * @param guest who has the phone, or the addresses of both, from now on
     */
    record Done(GuestId guest) implements IdentityAnswer {
        /** Needs a guest. */
        public Done {
            Objects.requireNonNull(guest, "guest");
        }
    }

    /** It was so already: they are one, or nothing is contested between them. */
    record AlreadySo() implements IdentityAnswer {}

    /** Nothing was changed. */
    record Refused(Refusal refusal) implements IdentityAnswer {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Done, ? extends R> done,
            Function<? super AlreadySo, ? extends R> alreadySo,
            Function<? super Refused, ? extends R> refused) {
        if (this instanceof Done it) {
            return done.apply(it);
        }
        if (this instanceof AlreadySo it) {
            return alreadySo.apply(it);
        }
        return refused.apply((Refused) this);
    }
}
