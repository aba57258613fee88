package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.threadId;

import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ChatId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Changes;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decide;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import dev.parlor.thread.Chat;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A new store for each test, with the company of {@link Rows} in it, at noon. */
abstract class Bench {
    private static final AtomicLong OPERATIONS = new AtomicLong();

    final HandSetClock clock = new HandSetClock(NOON);
    final Store store;

    Bench(StoreContract contract) {
        this(contract::create);
    }

    Bench(Function<Clock, Store> create) {
        store = create.apply(clock);
        commit(Rows.room());
    }

    /** Writes these rows of Acme. */
    final void commit(ChangesBuilder rows) {
        commit(ACME, rows);
    }

    /** Writes these rows, on whatever chats they are. */
    final void commit(OrganizationId organization, ChangesBuilder rows) {
        Changes changes = rows.answer(true).changes();
        Set<ChatId> chats = changes.chats().stream().map(Chat::id).collect(Collectors.toSet());
        applied(new Unit<>(
                organization, operation(), chats, Set.of(), Reads.none(), (loaded, time) -> rows.answer(true)));
    }

    final <A> A applied(Unit<A> unit) {
        return store.apply(List.of(unit)).get(0).orThrow();
    }

    static <A> Unit<A> onChat(int guest, Reads reads, Decide<A> decide) {
        return new Unit<>(ACME, operation(), Set.of(chat(guest)), Set.of(), reads, decide);
    }

    static <A> Unit<A> onThread(int thread, Reads reads, Decide<A> decide) {
        return new Unit<>(ACME, operation(), Set.of(), Set.of(threadId(thread)), reads, decide);
    }

    static <A> Unit<A> onDirectory(Reads reads, Decide<A> decide) {
        return new Unit<>(ACME, operation(), Set.of(), Set.of(), reads, decide);
    }

    /** One chat as it stands. */
    final Loaded loaded(int guest, Reads reads) {
        return store.read(ACME, Set.of(chat(guest)), Set.of(), reads);
    }

    /** Rows by key, without a chat. */
    final Loaded found(Reads reads) {
        return store.read(ACME, Set.of(), Set.of(), reads);
    }

    final Chat chatRow(int guest) {
        return loaded(guest, Reads.none()).chats().get(0);
    }

    /** All events of Acme, in order. */
    final List<Event> told() {
        return store.events(ACME, 0, 1000).stream().map(RecordedEvent::event).toList();
    }

    static OperationId operation() {
        return new OperationId(new UUID(9, OPERATIONS.incrementAndGet()));
    }
}
