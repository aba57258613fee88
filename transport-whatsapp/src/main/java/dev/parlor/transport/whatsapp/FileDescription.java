package dev.parlor.transport.whatsapp;

import dev.parlor.transport.FileHead;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the platform says of a file, with the address of its bytes, which is good for 5 minutes. Source: Cloud API, Media.
 *
 * @param url {@code null} where it is not said; not trusted yet
 */
record FileDescription(@Nullable String url, FileHead head) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private static final int LONGEST_TYPE = 255;

    static FileDescription of(JsonNode answer) {
        String type = Json.textOrEmpty(answer, "mime_type");
        return new FileDescription(
                Json.text(answer, "url"),
                new FileHead(
                        type.length() > LONGEST_TYPE ? "" : type,
                        size(Json.id(answer, "file_size")),
                        hex(Json.textOrEmpty(answer, "sha256"))));
    }

    /** A number, or text in the reference. */
    private static @Nullable Long size(@Nullable String digits) {
        return digits != null && DIGITS.matcher(digits).matches() ? (Long) Long.parseLong(digits) : null;
    }

    /** Base64 in webhooks; how this answer writes it is not documented. What is neither cannot be checked. */
    private static @Nullable String hex(String hash) {
        if (HEX.matcher(hash).matches()) {
            return hash.toLowerCase(Locale.ROOT);
        }
        return BASE64.matcher(hash).matches()
                ? HexFormat.of().formatHex(Base64.getDecoder().decode(hash))
                : null;
    }

    /** Without the address, which is as good as the file. */
    @Override
    public String toString() {
        return "FileDescription(" + head + ")";
    }
}
