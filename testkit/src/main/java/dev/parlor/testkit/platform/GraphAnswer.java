package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;

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
        /** The head and the beginning of a body reach the client, then the connection breaks. */
        CUT,
        /** The connection broke before the platform read the request: nothing was done. */
        REFUSED
    }

    private final Fate fate;
    private final int status;
    private final byte[] body;
    private final String contentType;
    private final String location;
    private final long length;
    private final Duration delay;

    private GraphAnswer(
            Fate fate, int status, byte[] body, String contentType, String location, long length, Duration delay) {
        this.fate = fate;
        this.status = status;
        this.body = body;
        this.contentType = contentType;
        this.location = location;
        this.length = length;
        this.delay = delay;
    }

    /** JSON, or else a page. */
    static GraphAnswer of(int status, byte[] body) {
        return of(status, body, body[0] == '{' ? "application/json; charset=UTF-8" : "text/html");
    }

    static GraphAnswer of(int status, byte[] body, String contentType) {
        return new GraphAnswer(Fate.ANSWERED, status, body.clone(), contentType, "", body.length, Duration.ZERO);
    }

    static GraphAnswer redirect(String location) {
        return new GraphAnswer(Fate.ANSWERED, 302, new byte[0], "text/html", location, 0, Duration.ZERO);
    }

    static GraphAnswer none(Fate fate) {
        return new GraphAnswer(fate, 0, new byte[0], "", "", 0, Duration.ZERO);
    }

    /** The same, of which only the first half goes out. */
    GraphAnswer halved(Fate newFate) {
        byte[] half = Arrays.copyOf(body, body.length / 2);
        return new GraphAnswer(newFate, status, half, contentType, location, length, delay);
    }

    /** The same, later. */
    GraphAnswer after(Duration newDelay) {
        return new GraphAnswer(fate, status, body, contentType, location, length, newDelay);
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

    /** The length that the head names; more than the body has where it is {@link Fate#STALLED} or {@link Fate#CUT}. */
    long length() {
        return length;
    }

    /** How long the client waits for the head, in real time. */
    public Duration delay() {
        return delay;
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
