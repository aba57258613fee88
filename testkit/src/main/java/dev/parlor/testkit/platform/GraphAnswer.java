package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the platform gives back for one {@link GraphCall}, and whether it reaches the client at all.
 *
 * <p>Immutable and thread-safe; the body is copied out.
 */
public final class GraphAnswer {

    /** What becomes of the answer on its way. */
    public enum Fate {
        /** Status and body reach the client. */
        ANSWERED,
        /** The platform did its work, then the connection broke: the client gets nothing. */
        LOST,
        /** The head and the beginning of a body reach the client, and then nothing more. */
        STALLED,
        /** The connection broke before the platform read the request: nothing was done. */
        REFUSED
    }

    private final Fate fate;
    private final int status;
    private final byte[] body;
    private final String contentType;
    private final String location;
    private final long length;

    private GraphAnswer(Fate fate, int status, byte[] body, String contentType, String location, long length) {
        this.fate = fate;
        this.status = status;
        this.body = body;
        this.contentType = contentType;
        this.location = location;
        this.length = length;
    }

    /** JSON, or else a page. */
    static GraphAnswer of(int status, byte[] body) {
        return of(status, body, body[0] == '{' ? "application/json; charset=UTF-8" : "text/html");
    }

    static GraphAnswer of(int status, byte[] body, String contentType) {
        return new GraphAnswer(Fate.ANSWERED, status, body.clone(), contentType, "", body.length);
    }

    static GraphAnswer stalled(byte[] beginning, long length, String contentType) {
        return new GraphAnswer(Fate.STALLED, 200, beginning.clone(), contentType, "", length);
    }

    static GraphAnswer redirect(String location) {
        return new GraphAnswer(Fate.ANSWERED, 302, new byte[0], "text/html", location, 0);
    }

    static GraphAnswer none(Fate fate) {
        return new GraphAnswer(fate, 0, new byte[0], "", "", 0);
    }

    /** Whether the answer reaches the client. */
    public Fate fate() {
        return fate;
    }

    /** The HTTP status; 0 where the client gets nothing. */
    public int status() {
        return status;
    }

    /** The {@code Content-Type}; empty where the client gets nothing. */
    public String contentType() {
        return contentType;
    }

    /** The path of a redirect, on another host; else empty. */
    String location() {
        return location;
    }

    /** The length that the head names; more than the body has where it is {@link Fate#STALLED}. */
    long length() {
        return length;
    }

    /** A copy of the body: JSON, a file, or a page; empty where the client gets nothing. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as text. */
    public String text() {
        return new String(body, UTF_8);
    }

    /** Fate and status only. */
    @Override
    public String toString() {
        return fate + " " + status;
    }
}
