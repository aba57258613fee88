package dev.parlor.store.jdbc;

import dev.parlor.id.OrganizationId;
import dev.parlor.store.Answer;
import dev.parlor.store.StoreException;
import dev.parlor.store.Unit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets acts that come at the same time share a transaction, and with it the wait for the disk. The first ones go at once, each
 * on its own; those that come while these are under way wait for one of them to end, and then one of them takes along all
 * the others of its organization. Whoever comes alone waits for nobody.
 *
 * <p>Thread-safe. A unit may be decided on the thread of another caller.
 */
final class GroupCommit {
    /** More than one, so that a chat which another host has locked holds up its own transaction and not all of them. */
    private static final int MOST_UNDER_WAY = 4;

    private static final int MOST_UNITS = 100;

    private final Units units;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final List<Call<?>> waiting = new ArrayList<>();
    private int underWay;

    GroupCommit(Units units) {
        this.units = units;
    }

    <A> List<Answer<A>> apply(List<Unit<A>> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        Call<A> call = new Call<>(batch);
        List<Call<?>> group = groupLedBy(call);
        if (!group.isEmpty()) {
            try {
                commit(group);
            } finally {
                end(group);
            }
        }
        return call.answer();
    }

    /** Those that go with this one, as soon as it may go; none if another one has taken it along, and that has ended. */
    private List<Call<?>> groupLedBy(Call<?> call) {
        lock.lock();
        try {
            waiting.add(call);
            while (underWay == MOST_UNDER_WAY && waiting.contains(call)) {
                ended.awaitUninterruptibly();
            }
            if (waiting.remove(call)) {
                underWay++;
                return withOthers(call);
            }
            while (!call.ended) {
                ended.awaitUninterruptibly();
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<Call<?>> withOthers(Call<?> leader) {
        List<Call<?>> group = new ArrayList<>(List.of(leader));
        int size = leader.batch.size();
        Iterator<Call<?>> others = waiting.iterator();
        while (leader.organization != null && others.hasNext()) {
            Call<?> other = others.next();
            if (leader.organization.equals(other.organization) && size + other.batch.size() <= MOST_UNITS) {
                others.remove();
                group.add(other);
                size += other.batch.size();
            }
        }
        return group;
    }

    private void end(List<Call<?>> group) {
        lock.lock();
        try {
            underWay--;
            group.forEach(call -> call.ended = true);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What makes no sense to the store is the failure of the call that brought it, and not of its neighbours. */
    private void commit(List<Call<?>> group) {
        if (group.size() > 1) {
            try {
                together(group);
                return;
            } catch (StoreException unresolved) {
                group.forEach(call -> call.failure = unresolved);
                return;
            } catch (RuntimeException ofOne) {
                // Nothing is committed: each alone, as if nobody else had come.
            }
        }
        group.forEach(this::alone);
    }

    private void together(List<Call<?>> group) {
        List<Unit<Object>> all = new ArrayList<>();
        group.forEach(call -> all.addAll(call.units()));
        List<Answer<Object>> answers = units.apply(all);
        int from = 0;
        for (Call<?> call : group) {
            int to = from + call.batch.size();
            call.answered(answers.subList(from, to));
            from = to;
        }
    }

    private <A> void alone(Call<A> call) {
        try {
            call.answers = units.apply(call.batch);
        } catch (RuntimeException failure) {
            call.failure = failure;
        }
    }

    /** One who waits for answers. Written by who leads, read once it has ended. */
    private static final class Call<A> {
        final List<Unit<A>> batch;
        /** {@code null} if there are several. */
        final @Nullable OrganizationId organization;

        private @Nullable List<Answer<A>> answers;
        private @Nullable RuntimeException failure;
        private boolean ended;

        Call(List<Unit<A>> batch) {
            this.batch = batch;
            OrganizationId first = batch.get(0).organization();
            organization = batch.stream().allMatch(unit -> unit.organization().equals(first)) ? first : null;
        }

        @SuppressWarnings("unchecked") // its answers come back to it alone
        List<Unit<Object>> units() {
            return (List<Unit<Object>>) (List<?>) batch;
        }

        @SuppressWarnings("unchecked") // they answer its own units
        void answered(List<Answer<Object>> own) {
            answers = (List<Answer<A>>) (List<?>) own;
        }

        List<Answer<A>> answer() {
            if (failure != null) {
                throw failure;
            }
            if (answers == null) {
                throw new IllegalStateException("the thread that committed it ended before it was done");
            }
            return answers;
        }
    }
}
