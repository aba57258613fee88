package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files: {@code POST /v25.0/<phone number id>/media}, {@code GET /v25.0/<media id>}, and {@code GET} of the address that this
 * answers (Meta page "Media").
 */
final class MediaEndpoint {
    private static final Pattern UPLOAD = Pattern.compile("/v[0-9]{1,3}\\.0/([^/]+)/media");
    private static final Pattern DESCRIBE = Pattern.compile("/v[0-9]{1,3}\\.0/([0-9]+)");
    private static final Pattern OF_NUMBER = Pattern.compile("(?:^|&)phone_number_id=([^&]+)(?:&|$)");
    private static final String REDIRECTED = "/elsewhere";
    private static final byte[] NO_PAGE = "<html><body>Not found</body></html>".getBytes(UTF_8);

    private final Accounts accounts;

    MediaEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Empty for a call that is not about files; throws {@link Refusal} for a faulty one. */
    Optional<Judgement> judge(GraphCall call, CallDraft draft) {
        String path = call.pathWithoutQuery();
        Matcher upload = UPLOAD.matcher(path);
        Matcher describe = DESCRIBE.matcher(path);
        if (call.method().equals("POST") && upload.matches()) {
            return Optional.of(upload(call, upload.group(1), draft));
        }
        if (call.method().equals("GET") && describe.matches()) {
            return Optional.of(describe(call, describe.group(1), draft));
        }
        if (call.method().equals("GET") && path.startsWith(PlatformMedia.DOWNLOADS)) {
            return Optional.of(download(call, path, draft));
        }
        if (path.startsWith(REDIRECTED)) {
            return Optional.of(elsewhere(call, draft));
        }
        return Optional.empty();
    }

    private Judgement upload(GraphCall call, String number, CallDraft draft) {
        draft.kind = "upload";
        draft.phoneNumberId = number;
        accounts.requireCaller(call, draft);
        if (accounts.number(number) == null) {
            throw draft.fault(PlatformError.UNKNOWN_OBJECT, "no business number has this phone number id");
        }
        UploadForm.Uploaded file = UploadForm.read(call, draft);
        byte[] bytes = file.bytes();
        MediaKind.require(file.mimeType(), bytes.length, draft);
        String id = accounts.media.upload(number, file.mimeType(), bytes);
        byte[] answer = Json.bytes(Json.object().put("id", id));
        return new Judgement(GraphAnswer.of(200, answer), new CallOutcome.Uploaded(id));
    }

    private Judgement describe(GraphCall call, String mediaId, CallDraft draft) {
        draft.kind = "describe";
        accounts.requireCaller(call, draft);
        PlatformMedia.Description file = accounts.media
                .describe(number(call, draft), mediaId)
                .orElseThrow(() -> new Refusal(PlatformError.UNKNOWN_OBJECT, "No file has this id, or not any more"));
        byte[] answer = Json.bytes(Json.object()
                .put("messaging_product", "whatsapp")
                .put("url", accounts.media.address(file))
                .put("mime_type", file.mimeType())
                .put("sha256", file.sha256())
                .put("file_size", String.valueOf(file.size()))
                .put("id", mediaId));
        return new Judgement(GraphAnswer.of(200, answer), new CallOutcome.Served());
    }

    /** The platform can do without the number; this model wants it, because then an id of another number gives nothing. */
    private static String number(GraphCall call, CallDraft draft) {
        Matcher number = OF_NUMBER.matcher(call.query());
        if (!number.find()) {
            throw draft.fault(PlatformError.MISSING_PARAMETER, "phone_number_id is missing");
        }
        draft.phoneNumberId = number.group(1);
        return number.group(1);
    }

    private Judgement download(GraphCall call, String path, CallDraft draft) {
        draft.kind = "download";
        accounts.requireToken(call, draft);
        MediaFailure failure = accounts.media.failureOfDownload();
        if (failure == MediaFailure.REDIRECTED) {
            return new Judgement(GraphAnswer.redirect(REDIRECTED + path), new CallOutcome.Broken(302));
        }
        byte[] bytes = failure == MediaFailure.EXPIRED
                ? null
                : accounts.media.download(path).orElse(null);
        return bytes == null ? notFound() : found(bytes, accounts.media.mimeType(path), failure);
    }

    private static Judgement found(byte[] bytes, String mimeType, @Nullable MediaFailure failure) {
        if (failure == MediaFailure.STALLED) {
            GraphAnswer half = GraphAnswer.of(200, bytes, mimeType).halved(GraphAnswer.Fate.STALLED);
            return new Judgement(half, new CallOutcome.Broken(200));
        }
        return new Judgement(GraphAnswer.of(200, bytes, mimeType), new CallOutcome.Served());
    }

    private static Judgement elsewhere(GraphCall call, CallDraft draft) {
        if (call.authorization() != null) {
            draft.violation("took the token to another host");
        }
        return notFound();
    }

    private static Judgement notFound() {
        return new Judgement(GraphAnswer.of(404, NO_PAGE), new CallOutcome.Broken(404));
    }
}
