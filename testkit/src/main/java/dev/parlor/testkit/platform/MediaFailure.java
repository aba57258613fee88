package dev.parlor.testkit.platform;

/** What goes wrong with one fetch of a file that a test has planned, see {@link PlatformMedia#failNext}. */
public enum MediaFailure {
    /** The address has expired by the time it is used. */
    EXPIRED,
    /** The platform describes another hash than that of the bytes. */
    WRONG_HASH,
    /** The platform describes one byte more than the 100 MB that guests can send. */
    TOO_BIG,
    /** Half of the bytes come, and then none, with the connection open for 10 seconds: over HTTP only. */
    STALLED,
    /** The address answers with a redirect to another host. A client that takes its token there is at fault. */
    REDIRECTED
}
