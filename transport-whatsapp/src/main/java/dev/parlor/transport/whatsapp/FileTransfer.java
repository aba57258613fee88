package dev.parlor.transport.whatsapp;

import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Rejection;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileSink;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.UploadResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Files to the platform and back (rule M3). Source: Cloud API, Media. */
final class FileTransfer implements MediaTransfer {
    private static final int LARGEST_ANSWER = 64 * 1024;

    /** What the platform answers to media that it cannot use. */
    private static final Rejection UNUSABLE = Rejection.of(Rejection.Kind.MEDIA, 131053);

    private final Exchanges exchanges;
    private final GraphRequest requests;
    private final GuestFiles guestFiles;

    FileTransfer(Exchanges exchanges, GraphRequest requests, TrustedHosts hosts) {
        this.exchanges = exchanges;
        this.requests = requests;
        this.guestFiles = new GuestFiles(requests, hosts);
    }

    @Override
    public CompletionStage<UploadResult> upload(FileUpload upload) {
        return exchanges.start(client -> upload(client, upload), new UploadEnding());
    }

    @Override
    public CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
        return exchanges.start(client -> guestFiles.fetch(client, number, file, sink), new FetchEnding());
    }

    private UploadResult upload(HttpClient client, FileUpload upload) throws IOException, InterruptedException {
        Optional<InputStream> opened = upload.bytes().open();
        if (opened.isEmpty()) {
            return new UploadResult.NoBytes();
        }
        try (InputStream bytes = opened.get()) {
            Optional<Multipart> form = Multipart.of(upload.mimeType(), upload.size(), bytes);
            return form.isEmpty()
                    ? new UploadResult.Rejected(UNUSABLE)
                    : read(client.send(
                            requests.upload(upload.from(), form.get()), CappedBody.ofAtMost(LARGEST_ANSWER)));
        }
    }

    private static UploadResult read(HttpResponse<byte[]> answer) {
        JsonNode json = Json.read(answer.body());
        int status = answer.statusCode();
        MediaId id = status / 100 == 2 ? named(json) : null;
        if (id != null) {
            return new UploadResult.Uploaded(id);
        }
        Integer code = Json.number(json.path("error"), "code");
        if (code == null) {
            return new UploadResult.NotUploaded("HTTP " + status + " without an id or a platform error");
        }
        Duration hint = RetryHint.of(answer.headers()).orElse(PlatformErrors.waitOf(code));
        return new UploadResult.Rejected(new Rejection(PlatformErrors.kindOf(code, status), code, hint));
    }

    private static @Nullable MediaId named(JsonNode answer) {
        try {
            return Json.id(answer, "id", MediaId::new);
        } catch (Unreadable notAnId) {
            return null;
        }
    }

    /** Messages of exceptions can repeat addresses: they stay here. */
    private static String broken(Throwable trouble) {
        return "the exchange broke: " + trouble.getClass().getSimpleName();
    }

    private static String late(Duration deadline) {
        return "not whole within " + deadline;
    }

    private static final class UploadEnding implements Exchanges.Ending<UploadResult> {
        @Override
        public UploadResult broken(Throwable trouble) {
            return new UploadResult.NotUploaded(FileTransfer.broken(trouble));
        }

        @Override
        public UploadResult late(Duration deadline) {
            return new UploadResult.NotUploaded(FileTransfer.late(deadline));
        }

        @Override
        public UploadResult closed() {
            return new UploadResult.NotUploaded("the transport is closed");
        }
    }

    private static final class FetchEnding implements Exchanges.Ending<FetchResult> {
        @Override
        public FetchResult broken(Throwable trouble) {
            return new FetchResult.RetryLater(FileTransfer.broken(trouble), null);
        }

        @Override
        public FetchResult late(Duration deadline) {
            return new FetchResult.RetryLater(FileTransfer.late(deadline), null);
        }

        @Override
        public FetchResult closed() {
            return new FetchResult.RetryLater("the transport is closed", null);
        }
    }
}
