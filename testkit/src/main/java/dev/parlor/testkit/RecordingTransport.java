package dev.parlor.testkit;

import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.Courtesies;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A transport that sends nothing: it keeps what it was given and answers as it was told to, at once. Without a script it
 * accepts everything and names the messages {@code sent-1}, {@code sent-2} and so on. Thread-safe.
 */
public final class RecordingTransport implements Transport {
    private final List<Outgoing> sent = new ArrayList<>();
    private final Deque<SendResult> script = new ArrayDeque<>();
    private final List<CompletableFuture<SendResult>> open = new ArrayList<>();
    private final RecordingMedia media = new RecordingMedia();
    private final RecordingCourtesies courtesies = new RecordingCourtesies();
    private boolean silent;
    private boolean nextStaysOpen;
    private @Nullable List<ListedTemplate> listed;
    private @Nullable AccountView account;
    private boolean unreachable;

    /** Accepts everything. */
    public RecordingTransport() {}

    /** Ends the next attempt like this; called several times, the ones after it too. */
    public synchronized RecordingTransport answerNext(SendResult result) {
        script.add(result);
        return this;
    }

    /** Leaves the next attempt open until {@link #endOpen}, and answers those after it. */
    public synchronized RecordingTransport leaveNextOpen() {
        nextStaysOpen = true;
        return this;
    }

    /** From now on attempts stay open until {@link #endOpen}. */
    public synchronized RecordingTransport fallSilent() {
        silent = true;
        return this;
    }

    /** Ends all open attempts like this, and answers again from now on. */
    public void endOpen(SendResult result) {
        List<CompletableFuture<SendResult>> waiting;
        synchronized (this) {
            silent = false;
            waiting = List.copyOf(open);
            open.clear();
        }
        waiting.forEach(attempt -> attempt.complete(result));
    }

    /** From now on the platform lists these templates, whatever the number; before, this transport cannot tell. */
    public synchronized RecordingTransport listing(ListedTemplate... templates) {
        listed = List.of(templates);
        return this;
    }

    /** From now on the platform sees every number so; before, this transport cannot tell. */
    public synchronized RecordingTransport seenAs(AccountView view) {
        account = view;
        return this;
    }

    /** From now on the platform answers no question about numbers and templates; sends go on. */
    public synchronized RecordingTransport tellingNothing() {
        unreachable = true;
        return this;
    }

    private void requireAnswer() {
        if (unreachable) {
            throw new UncheckedIOException(new IOException("the platform gave no answer"));
        }
    }

    @Override
    public synchronized Optional<List<ListedTemplate>> templates(PlatformNumber number) {
        requireAnswer();
        return Optional.ofNullable(listed);
    }

    @Override
    public synchronized Optional<AccountView> account(PlatformNumber number) {
        requireAnswer();
        return Optional.ofNullable(account);
    }

    /** The files that go through this transport, and those that guests sent. */
    public RecordingMedia media() {
        return media;
    }

    /** The small signs that were shown to guests. */
    public RecordingCourtesies signs() {
        return courtesies;
    }

    @Override
    public Optional<MediaTransfer> mediaTransfer() {
        return Optional.of(media);
    }

    @Override
    public Optional<Courtesies> courtesies() {
        return Optional.of(courtesies);
    }

    @Override
    public synchronized CompletionStage<SendResult> send(Outgoing outgoing) {
        sent.add(outgoing);
        if (silent || nextStaysOpen) {
            nextStaysOpen = false;
            CompletableFuture<SendResult> attempt = new CompletableFuture<>();
            open.add(attempt);
            return attempt;
        }
        SendResult scripted = script.poll();
        SendResult accepted = new SendResult.Accepted(new PlatformId("sent-" + sent.size()));
        return CompletableFuture.completedFuture(scripted == null ? accepted : scripted);
    }

    /** Every attempt so far, in order. */
    public synchronized List<Outgoing> sent() {
        return List.copyOf(sent);
    }

    /** The texts of every attempt so far, in order: what the guest would have read. */
    public synchronized List<String> texts() {
        return sent.stream().map(outgoing -> outgoing.content().shown()).toList();
    }
}
