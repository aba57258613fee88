package dev.parlor.message;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The types of picture that the platform takes, told by their first bytes and never by a name (rule M2). */
public enum PictureType {
    /** Begins as every JPEG file does. */
    JPEG("image/jpeg", "ffd8ff"),
    /** Begins with the signature of PNG (RFC 2083, section 3.1). */
    PNG("image/png", "89504e470d0a1a0a");

    /** How many bytes are enough to tell. */
    public static final int ENOUGH = 8;

    private final String mimeType;
    private final String signature;

    PictureType(String mimeType, String signature) {
        this.mimeType = mimeType;
        this.signature = signature;
    }

    /** What begins like this; empty for no picture that can be sent. */
    public static Optional<PictureType> of(byte[] beginning) {
        String hex = HexFormat.of().formatHex(beginning);
        return Arrays.stream(values())
                .filter(type -> hex.startsWith(type.signature))
                .findFirst();
    }

    /** As the platform calls it. */
    public String mimeType() {
        return mimeType;
    }
}
