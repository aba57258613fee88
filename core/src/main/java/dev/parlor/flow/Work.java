package dev.parlor.flow;

import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.Answer;
import dev.parlor.store.Decide;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Gives units of work to the store, and wakes this process's dispatcher after each commit. Thread-safe. */
public final class Work {
    private final Store store;
    private final Ids ids;
    private volatile Runnable afterCommit = () -> {};

    /** On this store. */
    public Work(Store store, Ids ids) {
        this.store = Objects.requireNonNull(store, "store");
        this.ids = Objects.requireNonNull(ids, "ids");
    }

    /** Runs this after each commit; it must return at once. */
    public void afterCommit(Runnable signal) {
        afterCommit = signal;
    }

    Store store() {
        return store;
    }

    Ids ids() {
        return ids;
    }

    <A> Unit<A> onChat(OrganizationId organization, ChatId chat, Reads reads, Decide<A> decide) {
        return onChats(organization, Set.of(chat), reads, decide);
    }

    <A> Unit<A> onChats(OrganizationId organization, Set<ChatId> chats, Reads reads, Decide<A> decide) {
        return unit(organization, chats, Set.of(), reads, decide);
    }

    <A> Unit<A> onThread(OrganizationId organization, ThreadId thread, Reads reads, Decide<A> decide) {
        return unit(organization, Set.of(), Set.of(thread), reads, decide);
    }

    <A> Unit<A> onDirectory(OrganizationId organization, Reads reads, Decide<A> decide) {
        return unit(organization, Set.of(), Set.of(), reads, decide);
    }

    <A> A commit(Unit<A> unit) {
        return commit(List.of(unit)).get(0).orThrow();
    }

    <A> List<Answer<A>> commit(List<Unit<A>> units) {
        List<Answer<A>> answers = store.apply(units);
        afterCommit.run();
        return answers;
    }

    private <A> Unit<A> unit(
            OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads, Decide<A> decide) {
        return new Unit<>(organization, ids.operation(), chats, threads, reads, (loaded, time) -> {
            ids.saw(time);
            return decide.decide(loaded, time);
        });
    }
}
