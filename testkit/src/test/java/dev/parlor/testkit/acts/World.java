package dev.parlor.testkit.acts;

import dev.parlor.Parlor;
import dev.parlor.contact.ErasureKey;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Message;
import dev.parlor.store.Changes;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import dev.parlor.store.memory.InMemoryMediaStore;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingMedia;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.testkit.invariant.Invariants;
import dev.parlor.transport.Outgoing;
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
    private final Store guarded;
    private boolean claimWillFail;

    World(Dice dice) {
        this.dice = dice;
        this.platform = new Platform(dice, clock);
        this.guarded = guarded(new InMemoryStore(clock, leaseNanos::get));
        this.store = invariants.around(guarded);
        for (int host = 0; host < HOSTS; host++) {
            hosts.add(new Host("host-" + host, this));
        }
        Firm.register(hosts.get(0).parlor);
        listen();
    }

    /** The store as one process sees it. */
    Store storeOfAHost() {
        return invariants.around(guarded);
    }

    /** The next chat that is claimed is decided about in vain; it stays leased. */
    void failNextClaim() {
        claimWillFail = true;
    }

    void calm() {
        claimWillFail = false;
        platform.recover();
        hosts.forEach(Host::calm);
    }

    /**
     * A request leaves. If the platform took an earlier one for the same message, which nothing says was for nothing, the
     * message is marked by now (invariant 5).
     */
    void leaves(Outgoing outgoing) {
        Loaded sending = store.read(Firm.FIRM, Set.of(), Set.of(), Reads.none().token(outgoing.token()));
        Message message = sending.messages().get(0);
        boolean again = platform.sent().stream()
                .filter(Platform.Sent::wasNotForNothing)
                .anyMatch(sent -> messageOf(sent.outgoing().token()).equals(message.id()));
        Gatekeeper.require(
                5,
                !again || message.progress().possibleDuplicate(),
                message.id() + " goes again without being marked, and the platform has it");
    }

    /** The message that an attempt was about. */
    MessageId messageOf(AttemptToken token) {
        return store.read(Firm.FIRM, Set.of(), Set.of(), Reads.none().token(token))
                .attempts()
                .get(0)
                .message();
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

    private Store guarded(Store store) {
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
                            case "claim" -> method.invoke(store, arguments[0], claimed((Decide<?>) arguments[1]));
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

    private <A> Decide<A> claimed(Decide<A> decide) {
        Decide<A> looked = looked(decide);
        return (loaded, time) -> {
            Decision<A> decision = looked.decide(loaded, time);
            if (claimWillFail) {
                claimWillFail = false;
                throw new IllegalStateException("broken by chance");
            }
            return decision;
        };
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
