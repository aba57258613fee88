package dev.parlor.testkit.acts;

import dev.parlor.Parlor;
import dev.parlor.contact.ErasureKey;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.Changes;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import dev.parlor.store.memory.InMemoryMediaStore;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingMedia;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.testkit.invariant.Invariants;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** One store, one platform, and the hosts between them, all watched; and what the feed has told of them so far. */
final class World {
    private static final int HOSTS = 3;
    private static final int ALL = 1_000_000;

    final Dice dice;
    final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    final Platform platform;
    final RecordingMedia media = new RecordingTransport().media();
    final Store store;
    final List<Host> hosts = new ArrayList<>();
    final List<RecordedEvent> feed = new ArrayList<>();
    final Map<ThreadId, ChatId> threads = new LinkedHashMap<>();
    final Map<MessageId, ThreadId> messages = new LinkedHashMap<>();
    final Map<MessageId, ThreadId> guestMessages = new LinkedHashMap<>();
    private final AtomicLong leaseNanos = new AtomicLong();
    private final Invariants invariants = new Invariants();
    private final InMemoryMediaStore files = new InMemoryMediaStore(clock);

    World(Dice dice) {
        this.dice = dice;
        this.platform = new Platform(dice, clock);
        this.store = invariants.around(guarded(new InMemoryStore(clock, leaseNanos::get)));
        for (int host = 0; host < HOSTS; host++) {
            hosts.add(new Host("host-" + host, this));
        }
        Firm.register(hosts.get(0).parlor);
        listen();
    }

    Parlor parlor(String name, Store breakable, Wire wire) {
        return Parlor.on(breakable, invariants.around(wire))
                .host(name)
                .random(dice.split())
                .media(files)
                .erasureKey(ErasureKey.of(new byte[32]))
                .build();
    }

    /** Time passes, also for leases. */
    void passes(Duration duration) {
        clock.pass(duration);
        leaseNanos.addAndGet(duration.toNanos());
    }

    Instant now() {
        return clock.instant();
    }

    Host anyHost() {
        return dice.oneOf(hosts);
    }

    /** Who is in a thread now, in the order of their ids. */
    List<MemberId> participants(ThreadId thread) {
        return store.read(Firm.FIRM, Set.of(), Set.of(thread), Reads.of(Reads.Part.THREADS)).threads().stream()
                .filter(row -> row.id().equals(thread))
                .flatMap(row -> row.roster().participants().stream())
                .sorted(Comparator.comparing(MemberId::value))
                .toList();
    }

    /** The process is no more, with what it had not settled; another one begins under its name. */
    void dies(Host host) {
        hosts.set(hosts.indexOf(host), new Host(host.name, this));
    }

    /** Takes in what happened since the last time. */
    void listen() {
        long after = feed.isEmpty() ? 0 : feed.get(feed.size() - 1).position();
        List<RecordedEvent> news = store.events(Firm.FIRM, after, ALL);
        feed.addAll(news);
        for (RecordedEvent recorded : news) {
            Event event = recorded.event();
            if (event instanceof Event.ThreadStarted started) {
                threads.put(started.thread(), started.chat());
            } else if (event instanceof Event.MessageTaken taken) {
                messages.put(taken.message(), taken.thread());
            } else if (event instanceof Event.GuestMessageReceived received) {
                guestMessages.put(received.message(), received.thread());
            }
        }
    }

    private static Store guarded(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    try {
                        return switch (method.getName()) {
                            case "apply" ->
                                method.invoke(
                                        store,
                                        ((List<?>) arguments[0])
                                                .stream()
                                                        .map(unit -> looked((Unit<?>) unit))
                                                        .toList());
                            case "claim" -> method.invoke(store, arguments[0], looked((Decide<?>) arguments[1]));
                            default -> method.invoke(store, arguments);
                        };
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static <A> Unit<A> looked(Unit<A> unit) {
        return new Unit<>(
                unit.organization(),
                unit.operation(),
                unit.chats(),
                unit.threads(),
                unit.reads(),
                looked(unit.decide()));
    }

    private static <A> Decide<A> looked(Decide<A> decide) {
        return (loaded, time) -> {
            Decision<A> decision = decide.decide(loaded, time);
            Changes changes = decision.changes();
            Gatekeeper.look(loaded, changes, time);
            return decision;
        };
    }
}
