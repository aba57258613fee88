package dev.parlor.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted file on a disk: one byte that says how long the key's name is, the name, then each part after its length in four
 * bytes. What was cut off is found even between two parts, since the one that is last now was encrypted as one that is not.
 */
final class EncryptedParts implements PartStream.Source {
    private static final int MOST_BYTES = 2 * FileParts.PART_BYTES;

    private final InputStream bytes;
    private final FilePlace place;
    private final Encryption encryption;
    private final String key;
    private int number;
    private int length;

    private EncryptedParts(InputStream bytes, FilePlace place, Encryption encryption) throws IOException {
        this.bytes = bytes;
        this.place = place;
        this.encryption = encryption;
        this.key = new String(whole(Math.max(0, bytes.read())), StandardCharsets.US_ASCII);
        this.length = nextLength();
        if (length < 0) {
            throw new IOException("an encrypted file has no part");
        }
    }

    static EncryptedParts of(InputStream bytes, FilePlace place, Encryption encryption) throws IOException {
        try {
            return new EncryptedParts(bytes, place, encryption);
        } catch (IOException cutOff) {
            bytes.close();
            throw cutOff;
        }
    }

    static ByteBuffer header(String key) {
        byte[] name = key.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + name.length)
                .put((byte) name.length)
                .put(name)
                .flip();
    }

    static ByteBuffer frame(byte[] encrypted) {
        return ByteBuffer.allocate(Integer.BYTES + encrypted.length)
                .putInt(encrypted.length)
                .put(encrypted)
                .flip();
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] encrypted = whole(length);
        length = nextLength();
        return encryption.decrypt(key, place.ofPart(number++, length < 0), encrypted);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Negative after the last part. */
    private int nextLength() throws IOException {
        byte[] read = bytes.readNBytes(Integer.BYTES);
        if (read.length == 0) {
            return -1;
        }
        int next = read.length < Integer.BYTES ? -1 : ByteBuffer.wrap(read).getInt();
        if (next < 0 || next > MOST_BYTES) {
            throw new IOException("an encrypted file was cut off or changed");
        }
        return next;
    }

    private byte[] whole(int count) throws IOException {
        byte[] read = bytes.readNBytes(count);
        if (read.length < count) {
            throw new IOException("an encrypted file was cut off");
        }
        return read;
    }
}
