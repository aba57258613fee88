package dev.parlor.directory;

/** What the platform tells of an account or of a business number, beside messages (rule V3). */
public enum AccountTopic {
    /** The account is restricted, banned, reinstated, or changed otherwise. */
    STANDING,
    /** The platform warns. */
    ALERT,
    /** How the platform's review of the account ended. */
    REVIEW,
    /** To how many guests outside their windows may be written in 24 hours. */
    LIMIT,
    /** How a number is rated, or how much it may carry. */
    QUALITY,
    /** What became of the name under which guests see a number. */
    NAME,
    /** Somebody changed, or asked to change, what protects a number. */
    SECURITY
}
