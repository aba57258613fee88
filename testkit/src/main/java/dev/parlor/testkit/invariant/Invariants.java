package dev.parlor.testkit.invariant;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.store.Changes;
import dev.parlor.store.Store;
import dev.parlor.thread.Chat;
import dev.parlor.transport.Transport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Watches what Parlor commits and sends, and throws an {@link AssertionError} that names the invariant at the step that
 * breaks it: in the call of the store or of the transport, so that the stack shows who did it. Put it around the store
 * before anything is written, once for each host, and around the transport of each:
 *
 * <pre>{@code
 * Invariants invariants = new Invariants();
 * Parlor parlor = Parlor.on(invariants.around(store), invariants.around(transport)).build();
 * }</pre>
 *
 * <p>Of the invariants of the design it sees 1 (each change of a message's state has its event), 2 (an attempt is
 * committed before its bytes leave, each token once), 4 (one attempt in flight per chat), 6 (fences only grow, who was taken over
 * moves no message, and no lease is given back by them or under an attempt in flight), 8 (delivery never goes down, a window never back) and 9 (a stay that ended stays as it
 * is). Thread-safe: what it watches runs one after the other, so that commits are seen in their order.
 */
public final class Invariants {
    private final Map<OrganizationId, Seen> seen = new HashMap<>();
    private final Set<AttemptToken> sent = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Nothing was seen yet. */
    public Invariants() {}

    /** The same store for one host; what is committed through it is watched. */
    public Store around(Store store) {
        return new WatchedStore(store, this);
    }

    /** The same transport; what goes out through it is watched. */
    public Transport around(Transport transport) {
        return new WatchedTransport(transport, this);
    }

    /**
     * Judges a store in which nothing moves any more, such as after hosts were killed, others took over, and dispatched until
     * nothing was due: by the store and by what the platform knows, whatever no process can tell any more. Throws an
     * {@link AssertionError} that names the first invariant that is broken.
     *
     * <p>Of the invariants it judges 1 (what was taken is in one place, and is what the feed said last; the feed has no gap),
     * 2 (each request has its attempt, each token came once), 3 (nothing was armed after a withdrawal or an erasure), 4 (what
     * went once was taken in the order of its thread), 5 (who has a message twice has one that is marked), 6 (no attempt is
     * beyond its chat's fence), 7 (what a guest wrote and was answered 2xx is there once, or kept aside), 8 (no delivery is
     * another's), 9 (nobody is in a thread twice, nobody reads beyond their stays), 10 (no request is known to two
     * organizations) and 11 (no attempt is open, and all that is unsettled says what it waits for). It cannot judge the table of
     * G1 beyond that, what a window was opened by, the redelivery of 7, leases, and 12; nor logs, for which there are
     * {@link Secrets}.
     *
     * @param organizations all that sent through this platform; a request of another has no attempt
     */
    public static void atRest(Store store, PlatformRecord record, Set<OrganizationId> organizations) {
        Set<AttemptToken> known = new HashSet<>();
        Set<PlatformId> acknowledged = new HashSet<>();
        for (OrganizationId organization : organizations) {
            AtRest one = new AtRest(store, organization, record);
            for (AttemptToken token : one.check()) {
                require(10, known.add(token), "two organizations know of one request");
            }
            acknowledged.addAll(one.acknowledged());
        }
        boolean all = record.requests().stream().allMatch(request -> known.contains(request.token()));
        require(2, all, "the platform got a request without an attempt");
        boolean there = acknowledged.equals(record.acknowledged());
        require(7, there, "a guest's message was acknowledged and is nowhere");
    }

    /** Does this while nothing else that is watched happens. */
    <T> T alone(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    void leaves(AttemptToken token) {
        boolean first = alone(() -> {
            boolean committed = seen.values().stream().anyMatch(one -> one.isOpen(token));
            require(2, committed, "a request left whose attempt was not committed, or was closed already");
            return sent.add(token);
        });
        require(2, first, "a second request left with the token of an earlier one");
    }

    void claimed(OrganizationId organization, Chat chat, WatchedStore host) {
        seen(organization).claimed(chat, host);
    }

    void committed(OrganizationId organization, Changes changes, boolean claim, WatchedStore host) {
        seen(organization).take(changes, claim, host);
    }

    private Seen seen(OrganizationId organization) {
        return seen.computeIfAbsent(organization, unused -> new Seen());
    }

    static void require(int invariant, boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("invariant " + invariant + " is broken: " + otherwise);
        }
    }
}
