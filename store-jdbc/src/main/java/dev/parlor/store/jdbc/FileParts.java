package dev.parlor.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Cuts what comes in into parts, of which the last can be shorter, and counts and hashes it on the way. It reads one part
 * ahead, to know of each whether it is the last; so two of them are all that is ever in memory.
 */
final class FileParts {
    /** 256 KiB: most pictures are one part, a film of 100 MB has 400. */
    static final int PART_BYTES = 256 * 1024;

    private static final byte[] NONE = {};

    private final InputStream bytes;
    private final long most;
    private final MessageDigest digest;
    private byte[] ahead;
    private long size;

    FileParts(InputStream bytes, long most) throws IOException {
        this.bytes = bytes;
        this.most = most;
        this.digest = sha256();
        this.ahead = read();
    }

    /** The next one; the first of an empty file is empty. */
    byte[] next() throws IOException {
        byte[] part = ahead;
        ahead = part.length < PART_BYTES ? NONE : read();
        return part;
    }

    /** After the last one. */
    boolean isAtEnd() {
        return ahead.length == 0;
    }

    /** More came than may be kept; no more than one byte of that was read. */
    boolean isTooMuch() {
        return size > most;
    }

    long size() {
        return size;
    }

    /** Of all that was read; once. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private byte[] read() throws IOException {
        long left = most - size;
        byte[] read = left < 0 ? NONE : bytes.readNBytes(left < PART_BYTES ? (int) left + 1 : PART_BYTES);
        size += read.length;
        digest.update(read);
        return read;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
