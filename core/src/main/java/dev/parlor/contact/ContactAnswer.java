package dev.parlor.contact;

import dev.parlor.id.ContactId;
import dev.parlor.refusal.Refusal;
import java.util.Objects;
import java.util.function.Function;

/** What became of an act of a member on their address book, or on the guest behind an entry of it (rules C1, C6). */
public sealed interface ContactAnswer {
    /** Done; this is the entry that is there now, or was. */
    record Done(ContactId contact) implements ContactAnswer {
        /** Needs a contact. */
        public Done {
            Objects.requireNonNull(contact, "contact");
        }
    }

    /** It was so already. */
    record AlreadySo() implements ContactAnswer {}

    /** Nothing was changed. */
    record Refused(Refusal refusal) implements ContactAnswer {
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
