package dev.parlor.consent;

/**
 * What can happen around consent. In rising order of strength: of two acts at the same time the later one here wins
 * (O2).
 */
public enum ConsentAct {
    /**
     * The guest wrote without having been asked, or while that still counted (O8), or wrote a word that would be an
     * answer but counts for none. Each is recorded: each prolongs what O8 allows, and an act that is learned of later
     * but was earlier can give it another meaning (I4). Then a further record on the same message says so, and holds
     * instead: a word that counted for nothing is an answer after all, or an answer counts no more.
     */
    GUEST_WROTE,
    /** The request was taken for sending. */
    ASKED,
    /** The guest answered the request, but not clearly (O4). Changes nothing. */
    UNCLEAR,
    /** The guest was told, once, with which words to answer (O4). Changes nothing. */
    CLARIFIED,
    /** The request could not be delivered: as if it had not been made (O6). */
    ASK_FAILED,
    /** The guest agreed. */
    GRANTED,
    /** The guest declined. */
    DECLINED,
    /** The guest withdrew consent, for every thread. */
    REVOKED,
    /** A member's message that was on its way when the guest withdrew was accepted afterwards (O3). Changes nothing. */
    CROSSED,
    /** The guest takes marketing messages again (O10). */
    MARKETING_RESUMED,
    /** The guest wants no marketing messages; others may still go (O10). */
    MARKETING_STOPPED,
    /** The chat of this chain was joined into another, whose chain goes on; the last record of a chain (C5). Changes nothing. */
    JOINED_INTO,
    /** The chat of another chain was joined into this one, and what that chain says counts here too (C5). Changes nothing. */
    JOINED;

    /** Whether it is the guest who acts. */
    boolean isGuests() {
        return switch (this) {
            case GUEST_WROTE, UNCLEAR, GRANTED, DECLINED, REVOKED, MARKETING_RESUMED, MARKETING_STOPPED -> true;
            case ASKED, CLARIFIED, ASK_FAILED, CROSSED, JOINED_INTO, JOINED -> false;
        };
    }
}
