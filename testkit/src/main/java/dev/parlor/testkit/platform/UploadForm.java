package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the form of an upload, strictly by the page "Media": the product, the type, and one file of exactly that type. */
final class UploadForm {
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("multipart/form-data; *boundary=\"?([A-Za-z0-9'()+_,./:=?-]{1,70})\"?");
    private static final Pattern DISPOSITION =
            Pattern.compile("(?i)content-disposition: *form-data; *name=\"([^\"]*)\"(?:; *filename=\"([^\"]*)\")?");
    private static final Pattern PART_TYPE = Pattern.compile("(?i)content-type: *(.+)");
    private static final Set<String> PARTS = Set.of("messaging_product", "type", "file");

    private record Part(
            String name,
            @Nullable String fileName,
            @Nullable String type,
            String content) {}

    private final CallDraft draft;
    private final Map<String, Part> parts = new HashMap<>();

    private UploadForm(CallDraft draft) {
        this.draft = draft;
    }

    /** The file of a form that the reference allows; the type is the part's and the parameter's, which must agree. */
    record Uploaded(String mimeType, String content) {
        byte[] bytes() {
            return content.getBytes(ISO_8859_1);
        }
    }

    /** Throws {@link Refusal}, with the violation noted, for anything else. */
    static Uploaded read(GraphCall call, CallDraft draft) {
        return new UploadForm(draft).form(call);
    }

    private Uploaded form(GraphCall call) {
        Matcher type = CONTENT_TYPE.matcher(call.contentType() == null ? "" : call.contentType());
        if (!type.matches()) {
            throw bad("Content-Type must be multipart/form-data with a boundary");
        }
        split(new String(call.body(), ISO_8859_1), type.group(1));
        if (!required("messaging_product").content().equals("whatsapp")) {
            throw bad("messaging_product must be \"whatsapp\"");
        }
        Part file = required("file");
        if (file.fileName() == null || file.fileName().isBlank()) {
            throw bad("the part file needs a file name");
        }
        if (!required("type").content().equals(file.type())) {
            throw bad("the Content-Type of the part file must be exactly the type");
        }
        return new Uploaded(required("type").content(), file.content());
    }

    private void split(String body, String boundary) {
        String line = "--" + boundary;
        if (!body.startsWith(line + "\r\n") || !body.endsWith("\r\n" + line + "--\r\n")) {
            throw bad("the form must begin and end with its boundary");
        }
        int from = line.length() + 2;
        while (from < body.length()) {
            int to = body.indexOf("\r\n" + line, from);
            put(part(body.substring(from, to)));
            from = to + line.length() + 4;
            if (body.startsWith("--", from - 2)) {
                return;
            }
        }
    }

    private Part part(String text) {
        int blank = text.indexOf("\r\n\r\n");
        if (blank < 0) {
            throw bad("a part of the form has no end of its headers");
        }
        String name = "";
        String fileName = null;
        String type = null;
        for (String header : text.substring(0, blank).split("\r\n", -1)) {
            Matcher disposition = DISPOSITION.matcher(header);
            Matcher partType = PART_TYPE.matcher(header);
            if (disposition.matches()) {
                name = disposition.group(1);
                fileName = disposition.group(2);
            } else if (partType.matches()) {
                type = partType.group(1);
            } else {
                throw bad("a part of the form has an unknown header");
            }
        }
        return new Part(name, fileName, type, text.substring(blank + 4));
    }

    private void put(Part part) {
        if (!PARTS.contains(part.name())) {
            throw bad("the form has a part that is not known");
        }
        if (parts.put(part.name(), part) != null) {
            throw bad("the form has the part " + part.name() + " twice");
        }
    }

    private Part required(String name) {
        Part part = parts.get(name);
        if (part == null) {
            throw draft.fault(PlatformError.MISSING_PARAMETER, "the part " + name + " is missing");
        }
        return part;
    }

    private Refusal bad(String sentence) {
        return draft.fault(PlatformError.BAD_PARAMETER, sentence);
    }
}
