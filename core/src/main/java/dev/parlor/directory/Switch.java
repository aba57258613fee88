package dev.parlor.directory;

/** What a sub-organization or a member says about being enabled (rule E1). */
public enum Switch {
    /** Says nothing: what stands above decides. The default. */
    INHERIT,
    /** Switched on, unless the organization is off. */
    ON,
    /** Switched off. */
    OFF
}
