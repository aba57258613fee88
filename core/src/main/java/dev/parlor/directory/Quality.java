package dev.parlor.directory;

/** How guests take what is sent, as the platform rates it (Cloud API, quality rating). */
public enum Quality {
    /** Green. */
    HIGH,
    /** Yellow. */
    MEDIUM,
    /** Red: the platform may pause what is rated so. */
    LOW,
    /** Not rated yet, or not told. */
    UNKNOWN
}
