package dev.parlor.testkit.contract;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Text;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.CourtesyResult;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileHead;
import dev.parlor.transport.FileSink;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Transports that are right but for one thing. */
final class WrongTransports {
    /** Their attempts end at once or never. */
    private static final Duration NOT_LONG = Duration.ofMillis(500);

    private WrongTransports() {}

    static final class DoesNothing extends WrongTransport {
        @Override
        public CompletionStage<SendResult> send(Outgoing outgoing) {
            return completedFuture(null);
        }

        @Override
        public Optional<AccountView> account(PlatformNumber number) {
            return Optional.empty();
        }

        @Override
        public Optional<List<ListedTemplate>> templates(PlatformNumber number) {
            return Optional.empty();
        }

        @Override
        public CompletionStage<UploadResult> upload(FileUpload upload) {
            return completedFuture(null);
        }

        @Override
        public CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
            return completedFuture(null);
        }

        @Override
        public CompletionStage<CourtesyResult> showRead(PlatformNumber number, PlatformId message) {
            return completedFuture(null);
        }

        @Override
        public CompletionStage<CourtesyResult> showTyping(PlatformNumber number, PlatformId message) {
            return completedFuture(null);
        }
    }

    /** Right until the attempt has ended. */
    private abstract static class EndsWrongly extends WrongTransport {
        abstract SendResult ended(SendResult right, Outgoing outgoing);

        @Override
        public CompletionStage<SendResult> send(Outgoing outgoing) {
            return super.send(outgoing).thenApply(right -> ended(right, outgoing));
        }
    }

    static final class Throws extends WrongTransport {
        @Override
        public CompletionStage<SendResult> send(Outgoing outgoing) {
            if (super.send(outgoing).toCompletableFuture().getNow(null) instanceof SendResult.NotSent) {
                throw new IllegalStateException("no connection");
            }
            return super.send(outgoing);
        }
    }

    static final class FailsItsStage extends WrongTransport {
        @Override
        public CompletionStage<SendResult> send(Outgoing outgoing) {
            return super.send(outgoing)
                    .thenCompose(right -> right instanceof SendResult.Unsure
                            ? failedFuture(new IllegalStateException("lost"))
                            : completedFuture(right));
        }
    }

    static final class EndsEmpty extends EndsWrongly {
        @Override
        SendResult ended(SendResult right, Outgoing outgoing) {
            return null;
        }
    }

    static final class NeverEnds extends WrongTransport {
        @Override
        public Duration patience() {
            return NOT_LONG;
        }

        @Override
        public void passDeadline() {
            // It has none.
        }
    }

    static final class EndsTwice extends WrongTransport {
        @Override
        public CompletionStage<SendResult> send(Outgoing outgoing) {
            SendResult right = super.send(outgoing).toCompletableFuture().getNow(new SendResult.Unsure("silence"));
            return new CompletableFuture<>() {
                @Override
                public CompletableFuture<SendResult> whenComplete(
                        BiConsumer<? super SendResult, ? super Throwable> heard) {
                    heard.accept(right, null);
                    heard.accept(right, null);
                    return this;
                }
            };
        }
    }

    static final class Blocks extends WrongTransport {
        @Override
        public Duration patience() {
            return NOT_LONG;
        }

        @Override
        public CompletionStage<SendResult> send(Outgoing outgoing) {
            return completedFuture(super.send(outgoing).toCompletableFuture().join());
        }
    }

    static final class CallsDoubtAFailure extends EndsWrongly {
        @Override
        SendResult ended(SendResult right, Outgoing outgoing) {
            return right instanceof SendResult.Unsure ? new SendResult.NotSent("no answer") : right;
        }
    }

    static final class CallsDoubtASuccess extends EndsWrongly {
        @Override
        SendResult ended(SendResult right, Outgoing outgoing) {
            return right instanceof SendResult.Unsure ? new SendResult.Accepted(new PlatformId("surely")) : right;
        }
    }

    static final class SendsAgain extends WrongTransport {
        @Override
        public CompletionStage<SendResult> send(Outgoing outgoing) {
            return super.send(outgoing)
                    .thenCompose(
                            right -> right instanceof SendResult.Unsure ? wire.send(outgoing) : completedFuture(right));
        }
    }

    static final class SendsWordsOnce extends WrongTransport {
        @Override
        public Duration patience() {
            return NOT_LONG;
        }

        private CompletionStage<SendResult> before;

        @Override
        public synchronized CompletionStage<SendResult> send(Outgoing outgoing) {
            before = before == null ? super.send(outgoing) : before;
            return before;
        }
    }

    static final class MakesUpTokens extends WrongTransport {
        private int made;

        @Override
        public synchronized CompletionStage<SendResult> send(Outgoing outgoing) {
            AttemptToken token = new AttemptToken("made-up-" + ++made);
            return super.send(
                    new Outgoing(outgoing.from(), outgoing.to(), token, outgoing.content(), outgoing.inReplyTo()));
        }
    }

    static final class MixesUpIds extends EndsWrongly {
        private final AtomicReference<SendResult> before = new AtomicReference<>();

        @Override
        SendResult ended(SendResult right, Outgoing outgoing) {
            SendResult other = before.getAndSet(right);
            return other instanceof SendResult.Accepted ? other : right;
        }
    }

    static final class OneByOne extends WrongTransport {
        @Override
        public Duration patience() {
            return NOT_LONG;
        }

        private CompletionStage<SendResult> before = completedFuture(null);

        @Override
        public synchronized CompletionStage<SendResult> send(Outgoing outgoing) {
            before = before.thenCompose(ended -> super.send(outgoing));
            return before;
        }
    }

    static final class ForgetsTheCode extends EndsWrongly {
        @Override
        SendResult ended(SendResult right, Outgoing outgoing) {
            return right instanceof SendResult.Rejected ? new SendResult.NotSent("refused") : right;
        }
    }

    static final class BreaksAfterTrouble extends EndsWrongly {
        private volatile boolean broken;

        @Override
        SendResult ended(SendResult right, Outgoing outgoing) {
            SendResult ended = broken ? new SendResult.NotSent("out of order") : right;
            broken |= right instanceof SendResult.Unsure;
            return ended;
        }
    }

    static final class ThrowsForContent extends WrongTransport {
        @Override
        public CompletionStage<SendResult> send(Outgoing outgoing) {
            if (!(outgoing.content() instanceof Text)) {
                throw new IllegalArgumentException("texts only");
            }
            return super.send(outgoing);
        }
    }

    static final class TellsTheText extends EndsWrongly {
        @Override
        SendResult ended(SendResult right, Outgoing outgoing) {
            return right instanceof SendResult.Unsure
                    ? new SendResult.Unsure("no answer to " + outgoing.content().shown())
                    : right;
        }
    }

    private static FileUpload with(FileUpload upload, long size, Optional<InputStream> bytes) {
        return new FileUpload(upload.from(), upload.mimeType(), size, () -> bytes);
    }

    private static byte[] read(FileUpload upload, boolean closing) {
        try {
            InputStream bytes = upload.bytes().open().orElseGet(InputStream::nullInputStream);
            byte[] whole = bytes.readNBytes((int) Math.min(upload.size(), 400_000));
            if (closing) {
                bytes.close();
            }
            return whole;
        } catch (IOException broken) {
            return new byte[] {1};
        }
    }

    private static InputStream stream(byte[] bytes, int length) {
        return new ByteArrayInputStream(bytes, 0, length);
    }

    static final class LosesTheLastByte extends WrongTransport {
        @Override
        public CompletionStage<UploadResult> upload(FileUpload upload) {
            byte[] whole = read(upload, true);
            return super.upload(with(upload, whole.length - 1, Optional.of(stream(whole, whole.length - 1))));
        }
    }

    static final class LeavesStreamsOpen extends WrongTransport {
        @Override
        public CompletionStage<UploadResult> upload(FileUpload upload) {
            byte[] whole = read(upload, false);
            return super.upload(with(upload, upload.size(), Optional.of(stream(whole, whole.length))));
        }
    }

    static final class KeepsHalfAFile extends WrongTransport {
        @Override
        public CompletionStage<UploadResult> upload(FileUpload upload) {
            byte[] whole = read(upload, true);
            return super.upload(with(upload, whole.length, Optional.of(stream(whole, whole.length))));
        }
    }

    static final class UploadsNothing extends WrongTransport {
        @Override
        public CompletionStage<UploadResult> upload(FileUpload upload) {
            Optional<InputStream> bytes = upload.bytes().open();
            return bytes.isEmpty()
                    ? super.upload(with(upload, 0, Optional.of(InputStream.nullInputStream())))
                    : super.upload(with(upload, upload.size(), bytes));
        }
    }

    static final class MixesUpFiles extends WrongTransport {
        private final AtomicReference<UploadResult> before = new AtomicReference<>();

        @Override
        public CompletionStage<UploadResult> upload(FileUpload upload) {
            return super.upload(upload).thenApply(right -> {
                UploadResult other = before.getAndSet(right);
                return other == null ? right : other;
            });
        }
    }

    static final class AnswersForTheSink extends WrongTransport {
        @Override
        public CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
            return super.fetch(number, file, sink)
                    .thenApply(right ->
                            right instanceof FetchResult.HashWrong ? new FetchResult.RetryLater("wrong", null) : right);
        }
    }

    static final class DeclaresAnother extends WrongTransport {
        @Override
        public CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
            return super.fetch(
                    number, file, (head, bytes) -> sink.take(new FileHead("text/html", head.size(), null), bytes));
        }
    }

    static final class GivesUp extends WrongTransport {
        @Override
        public CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
            return super.fetch(number, file, sink)
                    .thenApply(right -> right instanceof FetchResult.RetryLater ? new FetchResult.Gone() : right);
        }
    }

    static final class NeverSaysGone extends WrongTransport {
        @Override
        public CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
            return super.fetch(number, file, sink)
                    .thenApply(right ->
                            right instanceof FetchResult.Gone ? new FetchResult.RetryLater("not there", null) : right);
        }
    }

    static final class TellsAFilesId extends WrongTransport {
        @Override
        public CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
            return completedFuture(new FetchResult.RetryLater("no " + file.value(), null));
        }
    }

    static final class HidesFiles extends WrongTransport {
        @Override
        public Optional<MediaTransfer> mediaTransfer() {
            return Optional.empty();
        }
    }

    static final class ShowsNothing extends WrongTransport {
        @Override
        public CompletionStage<CourtesyResult> showRead(PlatformNumber number, PlatformId message) {
            return completedFuture(CourtesyResult.done());
        }
    }

    static final class FailsAtASign extends WrongTransport {
        @Override
        public CompletionStage<CourtesyResult> showTyping(PlatformNumber number, PlatformId message) {
            return failedFuture(new IllegalStateException("lost"));
        }
    }

    static final class TellsASign extends WrongTransport {
        @Override
        public CompletionStage<CourtesyResult> showRead(PlatformNumber number, PlatformId message) {
            return completedFuture(CourtesyResult.lost("no message " + message.value()));
        }
    }
}
