package dev.parlor.flow;

import dev.parlor.flow.Arming.Armed;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Rejection;
import dev.parlor.queue.Lane;
import dev.parlor.store.Answer;
import dev.parlor.store.Claim;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Reads;
import dev.parlor.store.StoreException;
import dev.parlor.store.Unit;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Arms, writes and settles (rule S1), and brings files to the platform and back (M3). Has no thread of its own: each step runs on the thread that calls it; only the
 * note that an attempt ended is taken on the transport's thread. Steps must not run at the same time.
 */
final class Dispatching {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatching.class);
    private static final int BATCH = 50;
    private static final int BEATS_IN_A_LEASE = 3;

    private final Work work;
    private final Transport transport;
    private final MediaStore media;
    private final Settings settings;
    private final String host;
    private final Lanes lanes;
    private final TakingIn takingIn;
    private final Arming arming;
    private final Settling settling;
    private final Transfers transfers;
    private final Queue<Supplier<Unit<Boolean>>> outcomes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private Instant nextBeat = Instant.MIN;

    Dispatching(Work work, Transport transport, MediaStore media, Settings settings, Lanes lanes, String host) {
        this.work = work;
        this.transport = transport;
        this.media = media;
        this.settings = settings;
        this.host = host;
        this.lanes = lanes;
        this.transfers = new Transfers(work, transport.mediaTransfer(), media, settings);
        this.takingIn = new TakingIn(work, media, settings);
        this.arming = new Arming(settings, work.ids(), transfers.fetching(), transfers.possible());
        this.settling = new Settling(settings, work.ids());
    }

    /** Settles what ended. If the store cannot, the outcomes are kept for the next time. */
    int settle() {
        List<Supplier<Unit<Boolean>>> ended = new ArrayList<>();
        for (Supplier<Unit<Boolean>> next = outcomes.poll(); next != null; next = outcomes.poll()) {
            ended.add(next);
        }
        if (ended.isEmpty()) {
            return 0;
        }
        try {
            work.commit(ended.stream().map(Supplier::get).toList()).forEach(answer -> logIfFailed("settled", answer));
        } catch (StoreException down) {
            outcomes.addAll(ended);
            throw down;
        }
        return ended.size();
    }

    /** Gives what hosts have committed its place (S11). */
    int takeIn() {
        return takingIn.takeIn();
    }

    /** Claims due chats, arms them, and hands the attempts, uploads and fetches to the transport. */
    int arm(Runnable whenOneEnds) {
        Instant time = work.store().time();
        beat(time);
        Claim claim = new Claim(host, BATCH, settings.lease(), lanes.permits(time));
        List<Answer<List<Exchange>>> answers = work.store().claim(claim, this::decide);
        for (Answer<List<Exchange>> answer : answers) {
            logIfFailed("claimed", answer);
            if (answer.failure() == null) {
                answer.orThrow().forEach(exchange -> begin(exchange, whenOneEnds));
            }
        }
        return answers.size();
    }

    private Decision<List<Exchange>> decide(Loaded loaded, Instant now) {
        return arming.decide(
                loaded,
                now,
                number -> lanes.take(new Lane(loaded.organization(), number.id()), number.perSecond(), now));
    }

    /** Tells the others that this host lives, so that each takes its part of the pace (S8). */
    private void beat(Instant time) {
        if (!time.isBefore(nextBeat)) {
            lanes.share(work.store().beat(host, settings.lease()));
            nextBeat = time.plus(settings.lease().dividedBy(BEATS_IN_A_LEASE));
        }
    }

    /** What the platform's answer says about the pace of a number. */
    private void pace(Armed armed, SendResult result, Instant time) {
        Lane lane = new Lane(armed.organization(), armed.chat().number());
        if (result instanceof SendResult.Accepted) {
            lanes.accepted(lane);
        } else if (result instanceof SendResult.Rejected rejected
                && rejected.rejection().kind() == Rejection.Kind.THROTTLED_NUMBER) {
            lanes.refused(lane, time, rejected.rejection().retryAfter());
        }
    }

    /** Whether everything that was handed on has ended and is settled. */
    boolean isIdle() {
        return inFlight.get() == 0 && outcomes.isEmpty();
    }

    private void begin(Exchange exchange, Runnable whenOneEnds) {
        if (exchange instanceof Armed armed) {
            carry(
                    () -> transport.send(withFile(armed)),
                    Dispatching::broken,
                    result -> unit(armed, result),
                    whenOneEnds);
        } else if (exchange instanceof Uploading.ToUpload upload) {
            carry(
                    () -> transfers.begin(upload),
                    Transfers::broken,
                    result -> transfers.unit(upload, result),
                    whenOneEnds);
        } else if (exchange instanceof Fetching.ToFetch fetch) {
            carry(
                    () -> transfers.begin(fetch),
                    Transfers::spoilt,
                    result -> transfers.unit(fetch, result),
                    whenOneEnds);
        }
    }

    /**
     * Begins it, and notes how it ended: what a transport throws or leaves out is a result too. One that ends twice is
     * heard twice, since the second may bring an id home (S5), but is counted once.
     */
    private <R> void carry(
            Supplier<CompletionStage<R>> exchange,
            Function<@Nullable Throwable, R> broken,
            Function<R, Unit<Boolean>> settling,
            Runnable whenItEnds) {
        AtomicBoolean open = new AtomicBoolean(true);
        inFlight.incrementAndGet();
        begun(exchange, broken).whenComplete((result, failure) -> {
            R ended = failure == null && result != null ? result : broken.apply(failure);
            outcomes.add(() -> settling.apply(ended));
            if (open.getAndSet(false)) {
                inFlight.decrementAndGet();
            }
            whenItEnds.run();
        });
    }

    private static <R> CompletionStage<R> begun(
            Supplier<CompletionStage<R>> exchange, Function<@Nullable Throwable, R> broken) {
        try {
            CompletionStage<R> begun = exchange.get();
            return begun != null ? begun : CompletableFuture.completedFuture(broken.apply(null));
        } catch (RuntimeException | Error failure) {
            // An error too, such as a class that is missing: the attempt must not count as under way for ever.
            return CompletableFuture.completedFuture(broken.apply(failure));
        }
    }

    private Outgoing withFile(Armed armed) {
        Outgoing outgoing = armed.outgoing();
        return transfers.possible()
                ? outgoing
                : outgoing.content()
                        .attachment()
                        .map(Attachment::bytes)
                        .map(bytes -> outgoing.with(() -> media.open(armed.organization(), bytes.key())))
                        .orElse(outgoing);
    }

    private Unit<Boolean> unit(Armed armed, SendResult result) {
        pace(armed, result, work.store().time());
        List<PlatformId> id = result instanceof SendResult.Accepted accepted ? List.of(accepted.id()) : List.of();
        Reads reads = Reads.everything().token(armed.token()).platformIds(id);
        return work.onChat(
                armed.organization(),
                armed.chat(),
                reads,
                (loaded, now) -> settling.decide(armed.token(), result, loaded, now));
    }

    /** A transport that breaks its own rules has proven nothing. */
    private static SendResult broken(@Nullable Throwable failure) {
        String kind = failure == null ? "no result" : failure.getClass().getName();
        LOG.error("The transport ended an attempt with {} instead of a result; it counts as unsure", kind);
        return new SendResult.Unsure("the transport broke: " + kind);
    }

    private static void logIfFailed(String what, Answer<?> answer) {
        RuntimeException failure = answer.failure();
        if (failure != null) {
            LOG.error("A chat could not be {}; it is tried again when its lease has run out", what, failure);
        }
    }
}
