package dev.parlor.refusal;

/** Why Parlor says no to a caller; for programs. {@link Refusal#sentence()} is for people. */
public enum RefusalReason {
    /** The member is not registered. */
    UNKNOWN_MEMBER,
    /** There is no such thread in the member's organization, or the member was never in it. */
    UNKNOWN_THREAD,
    /** There is no such contact in this member's address book. */
    NOT_A_CONTACT,
    /** The two contacts to be merged are different guests (C1). */
    OTHER_GUEST,
    /** The organization is off (E1). */
    ORGANIZATION_OFF,
    /** The member's sub-organization is off (E1). */
    SUB_ORGANIZATION_OFF,
    /** The member is off (E1). */
    MEMBER_OFF,
    /** No business number is open to the member (E5). */
    NO_BUSINESS_NUMBER,
    /** The business number that was named is not open to the member (E5). */
    NUMBER_NOT_OPEN,
    /** The business number has no opt-in template that can be used (O11). */
    NO_OPT_IN_TEMPLATE,
    /** The guest was asked and has not answered; {@link Refusal#notBefore()} says when asking is possible again (O6). */
    ASKED_RECENTLY,
    /** As many requests as the host allows went unanswered in a row (O6). */
    ASKED_TOO_OFTEN,
    /** The request is a marketing template, and the guest wants none (O10). */
    MARKETING_STOPPED,
    /** The guest declined (O5). */
    DECLINED,
    /** The guest withdrew consent (O7). */
    REVOKED,
    /** The member is not in the thread now. */
    NOT_A_PARTICIPANT,
    /** The host does not let this member do that here (P1). */
    NOT_ALLOWED,
    /** The colleague cannot be in this thread: other sub-organization, or switched off (P2). */
    NOT_ELIGIBLE,
    /** The thread holds as many messages as it may (Q5). */
    QUEUE_FULL,
    /** There is no text. */
    EMPTY,
    /** The text is longer than the platform takes (M2). */
    TOO_LONG,
    /** Content of this kind cannot be sent by a member. */
    NOT_SENDABLE
}
