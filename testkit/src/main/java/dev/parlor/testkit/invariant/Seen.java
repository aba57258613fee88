package dev.parlor.testkit.invariant;

import static dev.parlor.testkit.invariant.Invariants.require;

import dev.parlor.event.Event;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.queue.Attempt;
import dev.parlor.store.Changes;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import dev.parlor.window.Window;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one organization has committed so far, as far as the invariants look at it. */
final class Seen {
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final Map<AttemptToken, Attempt> attempts = new HashMap<>();
    private final Map<ChatId, Chat> chats = new HashMap<>();
    private final Map<ThreadId, MessageThread> threads = new HashMap<>();
    private final Map<ChatId, Long> fences = new HashMap<>();
    private final Map<ChatId, Set<WatchedStore>> holders = new HashMap<>();

    boolean isOpen(AttemptToken token) {
        Attempt attempt = attempts.get(token);
        return attempt != null && attempt.open();
    }

    /** A dispatcher holds the chat from now on, also if its decision failed. */
    void claimed(Chat chat, WatchedStore host) {
        fences.merge(chat.id(), chat.fence(), Math::max);
        holders.put(chat.id(), Set.of(host));
    }

    /** One unit of work was committed; in a claim, what an older one left open may be ended. */
    void take(Changes changes, boolean claim, WatchedStore host) {
        Map<MessageId, Message> written = new LinkedHashMap<>();
        changes.messages().forEach(row -> written.put(row.id(), row));
        if (!claim) {
            written.values().forEach(row -> notByOneWhoWasTakenOver(row, changes.events()));
        }
        written.values().forEach(row -> message(messages.put(row.id(), row), row, changes.events()));
        changes.chats().forEach(row -> chat(chats.put(row.id(), row), row, isErased(row.id(), changes)));
        changes.threads().forEach(row -> thread(threads.put(row.id(), row), row, isErased(row.chat(), changes)));
        changes.joined().forEach(this::join);
        changes.attempts().forEach(row -> attempt(attempts.put(row.token(), row), row));
        changes.leasesGivenBack().forEach(chat -> giveBack(chat, host));
    }

    private void giveBack(ChatId chat, WatchedStore host) {
        require(6, openIn(chat) == 0, "a lease was given back with an attempt in flight");
        Set<WatchedStore> holding = holders.remove(chat);
        require(6, holding == null || holding.contains(host), "a lease was given back by one who was taken over");
    }

    /** What ends an attempt under an older fence is evidence, or the erasure of its guest: a worker's word does not count. */
    private void notByOneWhoWasTakenOver(Message after, List<Event> events) {
        Message before = messages.get(after.id());
        Attempt attempt = before == null ? null : attempts.get(before.delivery().attempt());
        boolean ended = before != null
                && before.state() == MessageState.SENDING
                && after.state() != MessageState.SENDING
                && after.state() != MessageState.ACCEPTED
                && after.state() != MessageState.CANCELLED;
        boolean stale = attempt != null && attempt.fence() < fences.getOrDefault(attempt.chat(), 0L);
        boolean reported = events.stream()
                .anyMatch(event -> event instanceof Event.MessageReported report
                        && report.message().equals(after.id()));
        require(
                6,
                !ended || !stale || reported,
                "message " + after.id() + " became " + after.state() + " by one who was taken over");
    }

    /** The joined chat is held by whoever held either. */
    private void join(GuestId former, GuestId into) {
        attempts.replaceAll((token, row) -> row.chat().guest().equals(former) ? row.in(now(row.chat(), into)) : row);
        chatsOf(former, fences)
                .forEach(chat -> fences.merge(now(chat, into), Objects.requireNonNull(fences.remove(chat)), Math::max));
        chatsOf(former, holders)
                .forEach(chat ->
                        holders.merge(now(chat, into), Objects.requireNonNull(holders.remove(chat)), Seen::union));
    }

    private static List<ChatId> chatsOf(GuestId guest, Map<ChatId, ?> rows) {
        return rows.keySet().stream().filter(chat -> chat.guest().equals(guest)).toList();
    }

    private static ChatId now(ChatId former, GuestId into) {
        return new ChatId(into, former.number());
    }

    private static Set<WatchedStore> union(Set<WatchedStore> some, Set<WatchedStore> more) {
        Set<WatchedStore> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    /** Two that were in flight when their chats were joined both end by themselves (C5). */
    private void attempt(@Nullable Attempt before, Attempt row) {
        require(4, before != null || openIn(row.chat()) <= 1, "a chat has two attempts in flight");
    }

    private long openIn(ChatId chat) {
        return attempts.values().stream()
                .filter(attempt -> attempt.open() && attempt.chat().equals(chat))
                .count();
    }

    private static void message(@Nullable Message before, Message after, List<Event> events) {
        boolean told = before == null
                ? events.stream().anyMatch(event -> isTaken(event, after))
                : before.state() == after.state() || events.stream().anyMatch(event -> isMoved(event, after));
        String became = before == null ? "was taken" : "went from " + before.state() + " to " + after.state();
        require(1, told, "message " + after.id() + " " + became + " without an event");
        if (before != null && isOneAttempt(before.delivery(), after.delivery())) {
            boolean forward =
                    after.delivery().step().compareTo(before.delivery().step()) >= 0;
            require(
                    8,
                    forward,
                    "the delivery of message " + after.id() + " went down from "
                            + before.delivery().step() + " to "
                            + after.delivery().step());
        }
    }

    private static boolean isTaken(Event event, Message message) {
        return event instanceof Event.MessageTaken taken && taken.message().equals(message.id());
    }

    private static boolean isMoved(Event event, Message message) {
        return event instanceof Event.MessageMoved moved
                && moved.message().equals(message.id())
                && moved.state() == message.state();
    }

    private static boolean isOneAttempt(Delivery before, Delivery after) {
        return Objects.equals(before.attempt(), after.attempt());
    }

    private static void chat(@Nullable Chat before, Chat after, boolean erased) {
        if (before == null) {
            return;
        }
        require(
                6,
                after.fence() >= before.fence(),
                "the fence of chat " + after.id() + " fell from " + before.fence() + " to " + after.fence());
        require(
                8,
                erased || isNotBack(before.window(), after.window()),
                "the window of chat " + after.id() + " went back, and the platform has disproved nothing");
    }

    /** The window closes with an erasure, since what opened it is gone, and nobody may read any more (T4). */
    private static boolean isErased(ChatId chat, Changes changes) {
        return changes.erased().stream().anyMatch(row -> row.guest().equals(chat.guest()));
    }

    private static boolean isNotBack(Window before, Window after) {
        boolean disproved = !Objects.equals(before.disprovedUpTo(), after.disprovedUpTo());
        return disproved
                || before.end().isEmpty()
                || after.end().filter(end -> !end.isBefore(before.end().get())).isPresent();
    }

    private static void thread(@Nullable MessageThread before, MessageThread after, boolean erased) {
        List<Roster.Stay> stays = after.roster().stays();
        long open = stays.stream().filter(Roster.Stay::isNow).count();
        require(9, open == after.roster().participants().size(), "somebody is twice in thread " + after.id());
        if (before != null && !erased) {
            boolean kept = stays.containsAll(before.roster().stays().stream()
                    .filter(stay -> !stay.isNow())
                    .toList());
            require(9, kept, "a stay in thread " + after.id() + " that had ended was changed");
        }
    }
}
