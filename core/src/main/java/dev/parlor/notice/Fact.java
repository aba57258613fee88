package dev.parlor.notice;

/** Something that happened and that people are told: one fact, a text of its own for each audience (rules N). */
public enum Fact {
    /** The actor left. */
    LEFT,
    /** The actor removed the subject. */
    REMOVED,
    /** The actor added the subject. */
    ADDED,
    /** The actor gave the thread to the subject, and is out by that. */
    TRANSFERRED,
    /** The host assigned the subject. */
    ASSIGNED,
    /** The subject may no longer be in the thread (E4). */
    TAKEN_OFF,
    /** The opt-in request went out. */
    OPT_IN_SENT,
    /** The guest agreed. */
    OPT_IN_GRANTED,
    /** The guest declined. */
    OPT_IN_DECLINED,
    /** The opt-in request could not be delivered. */
    OPT_IN_UNDELIVERABLE,
    /** The guest withdrew consent. */
    CONSENT_REVOKED,
    /** A held message became too old. */
    HOLD_EXPIRED,
    /** The window closed. */
    WINDOW_CLOSED,
    /** The window is open again. */
    WINDOW_REOPENED,
    /** The actor blocked the guest (C6). */
    GUEST_BLOCKED,
    /** The actor unblocked the guest (C6). */
    GUEST_UNBLOCKED
}
