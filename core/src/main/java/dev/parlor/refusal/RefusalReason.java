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
    /** The template is a marketing one, and the guest wants none (O10). */
    MARKETING_STOPPED,
    /** The guest has not agreed (W6). */
    NO_CONSENT,
    /** A member blocked the guest (C6). */
    UNREACHABLE,
    /** No such template is registered for taking up threads of this number (O11). */
    UNKNOWN_TEMPLATE,
    /** The platform does not let the template be sent now (O11). */
    TEMPLATE_NOT_USABLE,
    /** The template has more, or fewer, blanks than values were given, or a value is empty (W6). */
    WRONG_PARAMETERS,
    /** A value for a blank has a line break, a tab or more than four spaces in a row, which the platform refuses (W6). */
    NOT_ONE_LINE,
    /**
     * The guest has not answered the last template that took the chat up again; {@link Refusal#notBefore()} says when the
     * next one is possible (W6).
     */
    REENGAGED_RECENTLY,
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
    /** There is no text, or a choice without a name. */
    EMPTY,
    /** A text is longer than the platform takes; measured in UTF-16 units (M2). */
    TOO_LONG,
    /** There are more choices or people than the platform takes (M2). */
    TOO_MANY,
    /** Two choices cannot be told apart (M2). */
    AMBIGUOUS,
    /** A file is bigger than the platform takes; measured in bytes (M2). */
    TOO_BIG,
    /** A file is of a type that the platform does not take; its content decides, not its name (M2). */
    WRONG_TYPE,
    /** The file is not in the media store (M3). */
    FILE_GONE,
    /** There is no file with this entry, or the member may not read the entry (M3). */
    NO_FILE,
    /** Content of this kind cannot be sent by a member. */
    NOT_SENDABLE,
    /** What is quoted or reacted to is not in the thread, cannot be read by the member, or was not accepted yet (M7). */
    UNKNOWN_MESSAGE,
    /** The window is closed, and this cannot wait for the next one (M7). */
    WINDOW_CLOSED,
    /** The guest is blocked (C6). */
    GUEST_BLOCKED,
    /** The caller's key already names other content in this thread (M5). */
    KEY_TAKEN,
    /** There is no such guest in this organization, or the guest was erased (T4). */
    UNKNOWN_GUEST,
    /** A legal hold stands against it (T4). */
    LEGAL_HOLD
}
