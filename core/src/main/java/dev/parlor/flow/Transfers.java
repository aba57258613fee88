package dev.parlor.flow;

import dev.parlor.flow.Fetching.ToFetch;
import dev.parlor.flow.Uploading.ToUpload;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.UploadResult;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands uploads and fetches to the transport, and what came of them to the store (rule M3). */
final class Transfers {
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

    private final Work work;
    private final Optional<MediaTransfer> transfer;
    private final MediaStore media;
    private final Uploading uploading;
    private final Fetching fetching;

    Transfers(Work work, Optional<MediaTransfer> transfer, MediaStore media, Settings settings) {
        this.work = work;
        this.transfer = transfer;
        this.media = media;
        this.uploading = new Uploading(settings, work.ids());
        this.fetching = new Fetching(settings, work.ids(), media);
    }

    /** Whether the transport transfers files at all. */
    boolean possible() {
        return transfer.isPresent();
    }

    Fetching fetching() {
        return fetching;
    }

    CompletionStage<UploadResult> begin(ToUpload upload) {
        return transfer.orElseThrow()
                .upload(new FileUpload(
                        upload.from(),
                        upload.mimeType(),
                        upload.bytes().size(),
                        () -> media.open(upload.organization(), upload.bytes().key())));
    }

    CompletionStage<FetchResult> begin(ToFetch fetch) {
        return transfer.orElseThrow()
                .fetch(fetch.number(), fetch.file(), (head, bytes) -> fetching.keep(fetch.organization(), head, bytes));
    }

    Unit<Boolean> unit(ToUpload upload, UploadResult result) {
        return work.onChat(
                upload.organization(),
                upload.chat(),
                Reads.everything(),
                (loaded, now) -> uploading.settle(upload, result, loaded, now));
    }

    Unit<Boolean> unit(ToFetch fetch, FetchResult result) {
        return work.onChat(
                fetch.organization(),
                fetch.chat(),
                Reads.everything(),
                (loaded, now) -> fetching.settle(fetch, result, loaded, now));
    }

    static UploadResult broken(@Nullable Throwable failure) {
        return new UploadResult.NotUploaded("the transport broke: " + kindOf("upload", failure));
    }

    static FetchResult spoilt(@Nullable Throwable failure) {
        return new FetchResult.RetryLater("the transport broke: " + kindOf("fetch", failure), null);
    }

    private static String kindOf(String what, @Nullable Throwable failure) {
        String kind = failure == null ? "no result" : failure.getClass().getName();
        LOG.error("The transport ended the {} of a file with {} instead of a result; it is tried again", what, kind);
        return kind;
    }
}
