package dev.parlor.testkit;

import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.Courtesies;
import dev.parlor.transport.CourtesyResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The small signs of a {@link RecordingTransport}: it keeps them and answers as it was told to, at once. Thread-safe. */
public final class RecordingCourtesies implements Courtesies {
    private final List<PlatformId> read = new ArrayList<>();
    private final List<PlatformId> typing = new ArrayList<>();
    private final Deque<CourtesyResult> script = new ArrayDeque<>();

    RecordingCourtesies() {}

    /** Ends the next sign like this; called several times, the ones after it too. Without a script each is shown. */
    public synchronized RecordingCourtesies answerNext(CourtesyResult result) {
        script.add(result);
        return this;
    }

    /** Which messages were shown as read so far, or would have been, in order. */
    public synchronized List<PlatformId> read() {
        return List.copyOf(read);
    }

    /** On which messages an answer was shown as being written so far, or would have been, in order. */
    public synchronized List<PlatformId> typing() {
        return List.copyOf(typing);
    }

    @Override
    public synchronized CompletionStage<CourtesyResult> showRead(PlatformNumber number, PlatformId message) {
        read.add(message);
        return answer();
    }

    @Override
    public synchronized CompletionStage<CourtesyResult> showTyping(PlatformNumber number, PlatformId message) {
        typing.add(message);
        return answer();
    }

    private CompletionStage<CourtesyResult> answer() {
        CourtesyResult scripted = script.poll();
        return CompletableFuture.completedFuture(scripted == null ? CourtesyResult.done() : scripted);
    }
}
