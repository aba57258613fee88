package dev.parlor.transport;

import java.io.IOException;
import java.io.InputStream;

/** Where a fetched file goes. It keeps the caps and checks the hash, so that every transport does so alike (rule M3). */
@FunctionalInterface
public interface FileSink {
    /**
     * Reads the bytes, keeps them, and says what became of that; blocks meanwhile. A file that is declared too big is not
     * read at all, and one that turns out too big not to its end. Does not close the stream.
     *
     * @throws IOException if the stream cannot be read to its end; nothing is kept, and a new stream may be offered
     */
    FetchResult take(FileHead head, InputStream bytes) throws IOException;
}
