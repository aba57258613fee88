package dev.parlor.testkit.platform;

import java.util.List;
import java.util.Set;

/** What is sent as one kind: the types of its files, and how big they may be (Meta page "Media", supported types). */
record MediaKind(String name, int mostBytes, Set<String> mimeTypes) {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final List<MediaKind> ALL = List.of(
            new MediaKind(
                    "audio", 16 * MEBIBYTE, Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg")),
            new MediaKind(
                    "document",
                    100 * MEBIBYTE,
                    Set.of(
                            "text/plain",
                            "application/pdf",
                            "application/msword",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                            "application/vnd.ms-excel",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            "application/vnd.ms-powerpoint",
                            "application/vnd.openxmlformats-officedocument.presentationml.presentation")),
            new MediaKind("image", 5 * MEBIBYTE, Set.of("image/jpeg", "image/png")),
            new MediaKind("sticker", 500 * 1024, Set.of("image/webp")),
            new MediaKind("video", 16 * MEBIBYTE, Set.of("video/mp4", "video/3gpp")));

    /** Refuses an upload that could not be sent as anything. */
    static void require(String mimeType, int size, CallDraft draft) {
        MediaKind kind = ALL.stream()
                .filter(some -> some.mimeTypes.contains(mimeType))
                .findFirst()
                .orElseThrow(() -> draft.fault(PlatformError.BAD_PARAMETER, "the file is of no type that is taken"));
        if (size > kind.mostBytes) {
            throw draft.fault(PlatformError.BAD_PARAMETER, "the file is bigger than " + kind.mostBytes + " bytes");
        }
    }

    /** Whether a file of this type can be sent as this kind. */
    static boolean fits(String name, String mimeType) {
        return ALL.stream().anyMatch(kind -> kind.name.equals(name) && kind.mimeTypes.contains(mimeType));
    }
}
