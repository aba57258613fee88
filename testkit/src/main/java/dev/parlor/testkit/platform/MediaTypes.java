package dev.parlor.testkit.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which types of file can be sent as what, and how big each may be (Meta page "Media", supported types). */
enum MediaTypes {
    AUDIO("audio", 16 * 1024 * 1024, "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"),
    DOCUMENT(
            "document",
            100 * 1024 * 1024,
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    IMAGE("image", 5 * 1024 * 1024, "image/jpeg", "image/png"),
    STICKER("sticker", 500 * 1024, "image/webp"),
    VIDEO("video", 16 * 1024 * 1024, "video/mp4", "video/3gpp");

    private final String kind;
    private final int mostBytes;
    private final Set<String> mimeTypes;

    MediaTypes(String kind, int mostBytes, String... mimeTypes) {
        this.kind = kind;
        this.mostBytes = mostBytes;
        this.mimeTypes = new TreeSet<>(List.of(mimeTypes));
    }

    /** Refuses an upload that could not be sent as anything. */
    static void require(String mimeType, int size, CallDraft draft) {
        MediaTypes type = Arrays.stream(values())
                .filter(some -> some.mimeTypes.contains(mimeType))
                .findFirst()
                .orElseThrow(() -> draft.fault(PlatformError.BAD_PARAMETER, "the file is of no type that is taken"));
        if (size > type.mostBytes) {
            throw draft.fault(PlatformError.BAD_PARAMETER, "the file is bigger than " + type.mostBytes + " bytes");
        }
    }

    /** Whether a file of this type can be sent as this kind. */
    static boolean fits(String kind, @Nullable String mimeType) {
        return mimeType != null
                && Arrays.stream(values())
                        .anyMatch(type -> type.kind.equals(kind) && type.mimeTypes.contains(mimeType));
    }
}
