package dev.parlor.contact;

import dev.parlor.id.GuestId;
import java.time.Instant;
import java.util.Objects;

/**
 * Another guest was seen at this guest's phone, and nothing proves that both are one person: numbers are given to other
 * people (rule C5). Nothing is sent to this guest until the host has answered.
 *
 * @param by who was seen there
 * @param lost whether the host answered that they are two people, and this guest has no other address: the phone is the other's
 *     then, and stands here only so that people know who was meant
 */
public record Contest(GuestId by, Instant since, boolean lost) {
    /** Needs all of them. */
    public Contest {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(since, "since");
    }
}
