package dev.parlor.consent;

/** How far one answer of a guest reaches (rule O2). */
public enum ConsentScope {
    /** Each thread asks for itself. */
    THREAD,
    /** One answer counts for all threads of the chat, that is for the guest and the business number. */
    BUSINESS_NUMBER
}
