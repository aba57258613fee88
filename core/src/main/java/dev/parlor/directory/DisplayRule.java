package dev.parlor.directory;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * How a member's name is shown to other members and to guests, who may be shown less (rules N): in notices, in author
 * labels and in the opt-in request. Lists of a host's own are not concerned. Immutable, and thread-safe if its functions
 * are; they are called while a decision is made, perhaps twice, and must do nothing but answer.
 *
 * @param toMembers the name as other members read it
 * @param toGuests the name as guests read it
 */
public record DisplayRule(UnaryOperator<PersonName> toMembers, UnaryOperator<PersonName> toGuests) {
    /** Needs both. */
    public DisplayRule {
        Objects.requireNonNull(toMembers, "toMembers");
        Objects.requireNonNull(toGuests, "toGuests");
    }

    /** Everybody reads whole names. */
    public static DisplayRule wholeNames() {
        return new DisplayRule(name -> name, name -> name);
    }

    /** Members read whole names, guests the {@linkplain PersonName#first() first} only. */
    public static DisplayRule firstNamesToGuests() {
        return new DisplayRule(name -> name, PersonName::first);
    }

    /** As a guest reads it. */
    public String forGuest(PersonName name) {
        return toGuests.apply(name).value();
    }

    /** As another member reads it. */
    public String forMember(PersonName name) {
        return toMembers.apply(name).value();
    }
}
