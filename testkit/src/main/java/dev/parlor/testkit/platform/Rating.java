package dev.parlor.testkit.platform;

/** What the platform makes of how guests take a number's messages, or a template's (Meta page "Quality rating"). */
public enum Rating {
    /** High. */
    GREEN,
    /** Medium. */
    YELLOW,
    /** Low. */
    RED,
    /** Nothing to judge by yet; the default. */
    UNKNOWN
}
