package dev.parlor.transport.whatsapp;

import dev.parlor.id.MediaKey;
import dev.parlor.message.StoredBytes;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileHead;
import dev.parlor.transport.FileSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A sink that keeps what it is given, up to a cap, and checks size and hash as Parlor's own does. */
final class Kept implements FileSink {
    final List<FileHead> heads = new ArrayList<>();
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int most;

    Kept(int most) {
        this.most = most;
    }

    @Override
    public FetchResult take(FileHead head, InputStream stream) throws IOException {
        heads.add(head);
        if (head.size() != null && head.size() > most) {
            return new FetchResult.TooBig();
        }
        byte[] part = new byte[8_192];
        for (int read = stream.read(part); read >= 0; read = stream.read(part)) {
            bytes.write(part, 0, read);
            if (bytes.size() > most) {
                return new FetchResult.TooBig();
            }
        }
        if (head.sha256() != null && !head.sha256().equals(sha256(bytes.toByteArray()))) {
            return new FetchResult.HashWrong();
        }
        return new FetchResult.Fetched(new StoredBytes(new MediaKey("key"), bytes.size(), ""), head.mimeType());
    }

    private static String sha256(byte[] whole) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
