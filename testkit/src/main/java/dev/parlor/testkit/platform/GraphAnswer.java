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
        /** The connection broke before the platform read the request: nothing was done. */
        REFUSED
    }

    private final Fate fate;
    private final int status;
    private final byte[] body;

    private GraphAnswer(Fate fate, int status, byte[] body) {
        this.fate = fate;
        this.status = status;
        this.body = body;
    }

    static GraphAnswer of(int status, byte[] body) {
        return new GraphAnswer(Fate.ANSWERED, status, body.clone());
    }

    static GraphAnswer none(Fate fate) {
        return new GraphAnswer(fate, 0, new byte[0]);
    }

    /** Whether the answer reaches the client. */
    public Fate fate() {
        return fate;
    }

    /** The HTTP status; 0 unless {@link Fate#ANSWERED}. */
    public int status() {
        return status;
    }

    /** A copy of the body: JSON, except for a scripted gateway page; empty unless {@link Fate#ANSWERED}. */
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
