package dev.parlor.testkit.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.parlor.testkit.platform.GuestFile;

/** Files of any size that begin as those of their type do, for hosts that look at what a file is. */
final class SampleFile {

    /** Where a line names none. */
    static final int USUAL = 1024;

    private SampleFile() {}

    static GuestFile picture(int size) {
        return GuestFile.picture("image/jpeg", bytes("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0", size));
    }

    static GuestFile video(int size) {
        return GuestFile.video("video/mp4", bytes("\0\0\0\u0018ftypisom\0\0\2\0isommp42", size));
    }

    static GuestFile audio(int size) {
        return GuestFile.audio("audio/mpeg", bytes("ID3\4\0\0\0\0\0\0", size));
    }

    static GuestFile voice(int size) {
        return GuestFile.voice(bytes("OggS\0\2\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\1\u0013OpusHead\1\1", size));
    }

    static GuestFile document(int size, String name) {
        return GuestFile.document("application/pdf", name, bytes("%PDF-1.4\n", size));
    }

    static GuestFile sticker(int size) {
        return GuestFile.sticker(false, bytes("RIFF\0\4\0\0WEBPVP8 ", size));
    }

    private static byte[] bytes(String beginning, int size) {
        byte[] bytes = new byte[size];
        byte[] head = beginning.getBytes(ISO_8859_1);
        System.arraycopy(head, 0, bytes, 0, Math.min(size, head.length));
        return bytes;
    }
}
