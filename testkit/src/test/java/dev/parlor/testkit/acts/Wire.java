package dev.parlor.testkit.acts;

import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileSink;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import dev.parlor.transport.UploadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** The transport of one host, with all the ways in which one can end an attempt, and some in which it must not. */
final class Wire implements Transport {
    private final World world;
    private final List<Runnable> late = new ArrayList<>();

    Wire(World world) {
        this.world = world;
    }

    @Override
    public Optional<MediaTransfer> mediaTransfer() {
        return Optional.of(new Transfer());
    }

    @Override
    public CompletionStage<SendResult> send(Outgoing outgoing) {
        world.leaves(outgoing);
        Platform.Fate fate = world.platform.take(outgoing);
        SendResult result = fate.result();
        CompletableFuture<SendResult> attempt = new CompletableFuture<>();
        switch (fate.manner()) {
            case AT_ONCE -> attempt.complete(result);
            case LATER -> late.add(() -> attempt.complete(result));
            case NEVER -> {}
            case TWICE -> {
                return new Twice(result);
            }
            case THROWS -> throw new IllegalStateException("broken");
            case THROWS_LATER -> late.add(() -> attempt.completeExceptionally(new IllegalStateException("broken")));
            case WITH_NOTHING -> attempt.complete(null);
            case WITHOUT_A_STAGE -> {
                return null;
            }
        }
        return attempt;
    }

    boolean hasLate() {
        return !late.isEmpty();
    }

    /** The answer that was left out longest comes. */
    void answerLate() {
        late.remove(0).run();
    }

    /** Files go and come; of uploads the platform's answer can be late as well. */
    private final class Transfer implements MediaTransfer {
        @Override
        public CompletionStage<UploadResult> upload(FileUpload upload) {
            CompletionStage<UploadResult> taken = world.media.upload(upload);
            if (!world.platform.isLate()) {
                return taken;
            }
            CompletableFuture<UploadResult> waiting = new CompletableFuture<>();
            late.add(() -> taken.thenAccept(waiting::complete));
            return waiting;
        }

        @Override
        public CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
            return world.media.fetch(number, file, sink);
        }
    }

    /** A stage that tells whoever listens twice how it ended. */
    private static final class Twice extends CompletableFuture<SendResult> {
        private final SendResult result;

        Twice(SendResult result) {
            this.result = result;
            complete(result);
        }

        @Override
        public CompletableFuture<SendResult> whenComplete(BiConsumer<? super SendResult, ? super Throwable> action) {
            action.accept(result, null);
            action.accept(result, null);
            return this;
        }
    }
}
