package dev.parlor.testkit;

import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileHead;
import dev.parlor.transport.FileSink;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The files of a {@link RecordingTransport}: it keeps what was uploaded, hands out what a test put there, and fails as it
 * was told to, at once. Without a script it takes every upload and names it {@code media-1}, {@code media-2} and so on, but
 * for one that breaks off or is not of the size that was announced; a file that nobody put there is gone. Thread-safe.
 */
public final class RecordingMedia implements MediaTransfer {
    private final List<byte[]> uploaded = new ArrayList<>();
    private final List<MediaId> fetched = new ArrayList<>();
    private final Map<MediaId, GuestFile> files = new HashMap<>();
    private final Deque<UploadResult> uploads = new ArrayDeque<>();
    private final Deque<FetchResult> fetches = new ArrayDeque<>();
    private final List<CompletableFuture<UploadResult>> open = new ArrayList<>();
    private boolean silent;

    private static final class GuestFile {
        private final FileHead head;
        private final byte[] bytes;

        GuestFile(FileHead head, byte[] bytes) {
            this.head = head;
            this.bytes = bytes;
        }
    }

    RecordingMedia() {}

    /** A guest's file that can be fetched under this id, declared like that. */
    public synchronized RecordingMedia put(String mediaId, FileHead head, byte[] bytes) {
        files.put(new MediaId(mediaId), new GuestFile(head, bytes.clone()));
        return this;
    }

    /** The same, declared as it is, but without a hash. */
    public RecordingMedia put(String mediaId, String mimeType, byte[] bytes) {
        return put(mediaId, new FileHead(mimeType, (long) bytes.length, null), bytes);
    }

    /** Ends the next upload like this; called several times, the ones after it too. */
    public synchronized RecordingMedia answerNextUpload(UploadResult result) {
        uploads.add(result);
        return this;
    }

    /** Ends the next fetch like this, without offering bytes; called several times, the ones after it too. */
    public synchronized RecordingMedia answerNextFetch(FetchResult result) {
        fetches.add(result);
        return this;
    }

    /** From now on uploads stay open until {@link #endOpen}. */
    public synchronized RecordingMedia fallSilent() {
        silent = true;
        return this;
    }

    /** Ends all open uploads like this, and answers again from now on. */
    public void endOpen(UploadResult result) {
        List<CompletableFuture<UploadResult>> waiting;
        synchronized (this) {
            silent = false;
            waiting = List.copyOf(open);
            open.clear();
        }
        waiting.forEach(upload -> upload.complete(result));
    }

    /** What was uploaded so far, in order: also what was then answered with a failure. */
    public synchronized List<byte[]> uploaded() {
        return uploaded.stream().map(byte[]::clone).toList();
    }

    /** What was asked for so far, in order. */
    public synchronized List<MediaId> fetched() {
        return List.copyOf(fetched);
    }

    @Override
    public synchronized CompletionStage<UploadResult> upload(FileUpload upload) {
        Optional<InputStream> opened = upload.bytes().open();
        if (opened.isEmpty()) {
            return CompletableFuture.completedFuture(new UploadResult.NoBytes());
        }
        byte[] whole;
        try (InputStream bytes = opened.get()) {
            whole = bytes.readAllBytes();
        } catch (IOException broken) {
            return notUploaded("the bytes could not be read to their end");
        }
        if (whole.length != upload.size()) {
            return notUploaded("there are not as many bytes as announced");
        }
        uploaded.add(whole);
        if (silent) {
            CompletableFuture<UploadResult> waiting = new CompletableFuture<>();
            open.add(waiting);
            return waiting;
        }
        UploadResult scripted = uploads.poll();
        UploadResult taken = new UploadResult.Uploaded(new MediaId("media-" + uploaded.size()));
        return CompletableFuture.completedFuture(scripted == null ? taken : scripted);
    }

    @Override
    public synchronized CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
        fetched.add(file);
        FetchResult scripted = fetches.poll();
        GuestFile found = files.get(file);
        if (scripted != null || found == null) {
            return CompletableFuture.completedFuture(scripted != null ? scripted : new FetchResult.Gone());
        }
        try {
            return CompletableFuture.completedFuture(sink.take(found.head, new ByteArrayInputStream(found.bytes)));
        } catch (IOException | RuntimeException broken) {
            return CompletableFuture.completedFuture(new FetchResult.RetryLater("the sink broke", null));
        }
    }

    private static CompletionStage<UploadResult> notUploaded(String cause) {
        return CompletableFuture.completedFuture(new UploadResult.NotUploaded(cause));
    }
}
