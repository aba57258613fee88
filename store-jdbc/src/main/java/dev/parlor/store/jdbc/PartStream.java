package dev.parlor.store.jdbc;

import dev.parlor.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file that is read part by part, each only when it is needed. */
final class PartStream extends InputStream {
    private static final byte[] NONE = {};

    private final Source source;
    private byte[] part = NONE;
    private int at;
    private boolean closed;

    /** Where the parts come from. */
    interface Source extends AutoCloseable {
        /** The next part, decrypted; {@code null} after the last one. */
        byte @Nullable [] next() throws IOException;

        @Override
        void close() throws IOException;
    }

    PartStream(Source source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : part[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, into.length);
        if (count == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int read = Math.min(count, part.length - at);
        System.arraycopy(part, at, into, from, read);
        at += read;
        return read;
    }

    @Override
    public int available() {
        return part.length - at;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            part = NONE;
            at = 0;
            source.close();
        }
    }

    private boolean isAtEnd() throws IOException {
        if (closed) {
            throw new IOException("the file was closed");
        }
        while (at == part.length) {
            byte[] next = nextPart();
            if (next == null) {
                return true;
            }
            part = next;
            at = 0;
        }
        return false;
    }

    /** A stream has one way only to say that it cannot go on. */
    private byte @Nullable [] nextPart() throws IOException {
        try {
            return source.next();
        } catch (StoreException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }
}
