package dev.parlor.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.function.Predicate;

/**
 * The types of file that the platform takes from members, and how big each may be, told by their bytes and never by a name
 * (rule M2). Source: Cloud API, supported media types. Codecs within a film or a sound are not looked at, but for OGG.
 */
public enum FileType {
    /** A photograph. */
    JPEG("image/jpeg", Limits.MOST_PICTURE, begins("\u00ff\u00d8\u00ff")),
    /** A picture without loss (RFC 2083, section 3.1). */
    PNG("image/png", Limits.MOST_PICTURE, begins("\u0089PNG\r\n\u001a\n")),

    /** A sticker that moves. */
    MOVING_WEBP("image/webp", 500L * 1024, at -> isWebp(at) && isMoving(at)),
    /** A sticker that does not. */
    STILL_WEBP("image/webp", 100L * 1024, at -> isWebp(at) && !isMoving(at)),

    /** A sound in ADTS frames. */
    AAC("audio/aac", Limits.MOST_SOUND, begins("\u00ff\u00f1").or(begins("\u00ff\u00f9"))),
    /** A sound of a telephone (RFC 4867, section 5.1). */
    AMR("audio/amr", Limits.MOST_SOUND, begins("#!AMR\n")),
    /** A sound in MPEG layer III, with or without a tag before it. */
    MP3(
            "audio/mpeg",
            Limits.MOST_SOUND,
            begins("ID3").or(begins("\u00ff\u00fb")).or(begins("\u00ff\u00f3")).or(begins("\u00ff\u00f2"))),
    /** A sound in an MP4 file; from its beginning nobody can tell whether there is a film in it too. */
    MP4_SOUND("audio/mp4", Limits.MOST_SOUND, brand("M4A ").or(FileType::isMp4)),
    /** A voice note: OPUS, one channel (RFC 7845, section 5.1). */
    OPUS("audio/ogg", Limits.MOST_SOUND, begins("OggS").and(has(28, "OpusHead")).and(has(37, "\u0001"))),

    /** A film. */
    MP4_FILM("video/mp4", Limits.MOST_FILM, FileType::isMp4),
    /** A film of a telephone. */
    FILM_3GP("video/3gpp", Limits.MOST_FILM, brand("3g")),

    /** A document of fixed pages. */
    PDF("application/pdf", Limits.MOST_DOCUMENT, begins("%PDF-")),
    /** A text document, as Word has written it since 2007. */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Limits.MOST_DOCUMENT, zip("word/")),
    /** A table, as Excel has written it since 2007. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Limits.MOST_DOCUMENT, zip("xl/")),
    /** Slides, as PowerPoint has written them since 2007. */
    PPTX(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Limits.MOST_DOCUMENT,
            zip("ppt/")),
    /** A text document of older kind. */
    DOC("application/msword", Limits.MOST_DOCUMENT, compound("WordDocument")),
    /** A table of older kind. */
    XLS("application/vnd.ms-excel", Limits.MOST_DOCUMENT, compound("Workbook")),
    /** Slides of older kind. */
    PPT("application/vnd.ms-powerpoint", Limits.MOST_DOCUMENT, compound("PowerPoint Document")),
    /** Plain text: without control characters but for those that move on. */
    TEXT("text/plain", Limits.MOST_DOCUMENT, FileType::isText);

    /** How many bytes are enough to tell, but for a {@link #directoryAt compound file}. */
    public static final int ENOUGH = 64 * 1024;

    private final String mimeType;
    private final long mostBytes;

    @SuppressWarnings("ImmutableEnumChecker") // each is made of texts and numbers only
    private final Predicate<String> matches;

    FileType(String mimeType, long mostBytes, Predicate<String> matches) {
        this.mimeType = mimeType;
        this.mostBytes = mostBytes;
        this.matches = matches;
    }

    /** As the platform calls it. */
    public String mimeType() {
        return mimeType;
    }

    /** How big such a file may be, in bytes. */
    public long mostBytes() {
        return mostBytes;
    }

    /**
     * Where a compound file ([MS-CFB], section 2.2) names what is in it, which may be far behind its beginning.
     *
     * @return its place in bytes from the beginning; -1 for a file of another kind
     */
    public static long directoryAt(byte[] beginning) {
        String read = new String(beginning, ISO_8859_1);
        if (!read.startsWith(Limits.COMPOUND_FILE) || read.length() < 512) {
            return -1;
        }
        long sector =
                read.charAt(48) | (read.charAt(49) << 8) | (read.charAt(50) << 16) | ((long) read.charAt(51) << 24);
        return (sector + 1) << read.charAt(30);
    }

    boolean matches(byte[] beginning) {
        return matches.test(new String(beginning, ISO_8859_1));
    }

    private static Predicate<String> begins(String signature) {
        return has(0, signature);
    }

    private static Predicate<String> has(int place, String signature) {
        return beginning -> beginning.startsWith(signature, place);
    }

    private static Predicate<String> brand(String brand) {
        return has(4, "ftyp").and(has(8, brand));
    }

    private static Predicate<String> zip(String folder) {
        return begins("PK\u0003\u0004").and(beginning -> beginning.contains(folder));
    }

    private static Predicate<String> compound(String part) {
        String name = new String(part.getBytes(UTF_16LE), ISO_8859_1);
        return begins(Limits.COMPOUND_FILE).and(beginning -> beginning.contains(name));
    }

    /** Any brand of MP4; what has another family's brand is a film of that family, or a picture. */
    private static boolean isMp4(String beginning) {
        return brand("iso")
                .or(brand("mp4"))
                .or(brand("avc1"))
                .or(brand("M4V"))
                .or(brand("MSNV"))
                .or(brand("dash"))
                .test(beginning);
    }

    private static boolean isWebp(String beginning) {
        return begins("RIFF").and(has(8, "WEBP")).test(beginning);
    }

    private static boolean isMoving(String beginning) {
        return beginning.startsWith("VP8X", 12) && beginning.length() > 20 && (beginning.charAt(20) & 2) != 0;
    }

    private static boolean isText(String beginning) {
        return !beginning.isEmpty() && beginning.chars().allMatch(code -> code >= ' ' || "\t\n\r\f".indexOf(code) >= 0);
    }
}
