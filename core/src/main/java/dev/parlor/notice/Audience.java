package dev.parlor.notice;

/** To whom a notice speaks. */
public enum Audience {
    /** The guest, on the phone. */
    GUEST,
    /** The member who did it. */
    ACTOR,
    /** The member to whom it was done. */
    SUBJECT,
    /** The other members of the thread. */
    OTHERS
}
