package dev.parlor.flow;

import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ListenerName;
import dev.parlor.queue.Backoff;
import dev.parlor.store.FeedPlace;
import dev.parlor.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives one listener the events of all feeds, each feed in order, at least once (rule V2). How far it came is kept in the
 * store after each batch. One that throws gets the same event again, later each time; nothing is passed over.
 */
final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int BATCH = 100;

    private final ListenerName name;
    private final Consumer<? super RecordedEvent> listener;
    private final Store store;
    private final Ids ids;
    private final Duration lease;

    Listening(ListenerName name, Consumer<? super RecordedEvent> listener, Work work, Duration lease) {
        this.name = Objects.requireNonNull(name, "name");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.store = work.store();
        this.ids = work.ids();
        this.lease = lease;
    }

    ListenerName name() {
        return name;
    }

    /**
     * Tells the next batch of one feed.
     *
     * @param enough asked before each event whether to leave the rest for another time
     * @return how many events it was told
     */
    int hear(BooleanSupplier enough) {
        Optional<FeedPlace> claimed = enough.getAsBoolean() ? Optional.empty() : store.claimFeed(name, lease);
        return claimed.map(place -> hear(place, enough)).orElse(0);
    }

    private int hear(FeedPlace claimed, BooleanSupplier enough) {
        FeedPlace place = claimed;
        int told = 0;
        for (RecordedEvent event : store.events(place.organization(), place.position(), BATCH)) {
            if (enough.getAsBoolean()) {
                break;
            }
            told++;
            if (!heard(event)) {
                Instant again = Backoff.next(store.time(), place.failures() + 1, Optional.empty(), ids.jitter());
                place = place.failed(again);
                break;
            }
            place = place.heard(event.position());
        }
        store.keep(place);
        return told;
    }

    private boolean heard(RecordedEvent event) {
        try {
            listener.accept(event);
            return true;
        } catch (RuntimeException | Error failure) {
            // Its message may quote what people wrote.
            LOG.error(
                    "Listener {} failed at position {} of {} with {}; it gets the event again later",
                    name,
                    event.position(),
                    event.organization(),
                    failure.getClass().getName());
            return false;
        } finally {
            // An interrupt was meant for the listener, not for what is kept of it.
            Thread.interrupted();
        }
    }
}
