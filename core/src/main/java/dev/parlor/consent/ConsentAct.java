package dev.parlor.consent;

/** What can happen to consent. In rising order of strength: of two acts at the same time the later one here wins (O2). */
public enum ConsentAct {
    /** The guest wrote without having been asked (O8). */
    GUEST_WROTE,
    /** The request was taken for sending. */
    ASKED,
    /** The request could not be delivered: as if it had not been made (O6). */
    ASK_FAILED,
    /** The guest agreed. */
    GRANTED,
    /** The guest declined. */
    DECLINED,
    /** The guest withdrew consent, for every thread. */
    REVOKED
}
