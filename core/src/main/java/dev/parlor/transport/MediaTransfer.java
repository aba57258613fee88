package dev.parlor.transport;

import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformNumber;
import java.util.concurrent.CompletionStage;

/**
 * Brings the bytes of files to the platform and back (rule M3). A transport offers it by
 * {@link Transport#mediaTransfer()}.
 *
 * <p>Unlike a send, a transfer may be made again at any time: a file that is uploaded twice has two ids, one of which
 * nobody uses. So there is no doubt about its end, and inside of one call an implementation may repeat requests and ask for
 * a fresh download address as the platform advises; the dispatcher repeats whole calls, later, with backoff.
 *
 * <p>Both calls return at once. Bytes are read and written on threads of the implementation, never on the caller's if that
 * could block, and are streamed: a file of 100 MB needs no 100 MB of memory. The stages complete within a deadline of the
 * implementation, never exceptionally, and on any thread; what is thrown all the same counts as trouble that passes. An
 * upload that takes longer than the dispatcher's lease, or a fetch that takes longer than
 * {@link dev.parlor.message.Fetch#PATIENCE}, is begun a second time beside the first; the one that succeeds first counts.
 * Thread-safe.
 */
public interface MediaTransfer {
    /** Brings a file to the platform, for one business number. */
    CompletionStage<UploadResult> upload(FileUpload upload);

    /**
     * Fetches a file of a guest and gives it to the sink. The token of the number goes only to hosts that the
     * implementation was told to trust, and follows no redirect to others.
     *
     * <p>What the sink answers is the answer of the call: it keeps the caps and checks the hash. An implementation asks the
     * sink once for each stream that it opens, and may ask again, with a new stream, after the sink threw an
     * {@link java.io.IOException}: nothing is kept then.
     *
     * @param number the business number to which the guest wrote
     */
    CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink);
}
