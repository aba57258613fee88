package dev.parlor.testkit.platform;

/** Reads a file of a send, strictly by the "Media messages" references. */
final class FileReader {

    private static final int CAPTION_LIMIT = 1024;

    private FileReader() {}

    static Send.File read(Members members, String kind) {
        Members file = switch (kind) {
            case "audio" -> members.object(kind, "id", "link", "voice");
            case "sticker" -> members.object(kind, "id", "link");
            case "document" -> members.object(kind, "id", "link", "caption", "filename");
            default -> members.object(kind, "id", "link", "caption");
        };
        boolean voice = file.optionalBoolean("voice");
        String caption = file.has("caption") ? file.limited("caption", CAPTION_LIMIT) : "";
        return new Send.File(kind, requireOneSource(file), caption, voice);
    }

    /** The id, or the address of a link; a name beside it is a text. */
    static String requireOneSource(Members file) {
        file.optionalText("filename");
        if (file.has("id") == file.has("link")) {
            throw file.wrong("id", "there, or a link, and not both");
        }
        if (file.has("id")) {
            return file.limited("id", 255);
        }
        if (!file.text("link").matches("https?://.+")) {
            throw file.wrong("link", "a public http or https address");
        }
        return file.text("link");
    }
}
