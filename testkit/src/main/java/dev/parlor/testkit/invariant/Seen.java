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
import dev.parlor.queue.Attempt;
import dev.parlor.store.Changes;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import dev.parlor.window.Window;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one organization has committed so far, as far as the invariants look at it. */
final class Seen {
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final Map<AttemptToken, Attempt> attempts = new HashMap<>();
    private final Map<ChatId, Chat> chats = new HashMap<>();
    private final Map<ThreadId, MessageThread> threads = new HashMap<>();

    boolean isOpen(AttemptToken token) {
        Attempt attempt = attempts.get(token);
        return attempt != null && attempt.open();
    }

    /** One unit of work was committed. */
    void take(Changes changes) {
        Map<MessageId, Message> written = new LinkedHashMap<>();
        changes.messages().forEach(row -> written.put(row.id(), row));
        written.values().forEach(row -> message(messages.put(row.id(), row), row, changes.events()));
        changes.chats().forEach(row -> chat(chats.put(row.id(), row), row, isErased(row.id(), changes)));
        changes.threads().forEach(row -> thread(threads.put(row.id(), row), row, isErased(row.chat(), changes)));
        changes.joined().forEach(this::join);
        changes.attempts().forEach(row -> attempt(attempts.put(row.token(), row), row));
        changes.leasesGivenBack()
                .forEach(chat -> require(6, openIn(chat) == 0, "a lease was given back with an attempt in flight"));
    }

    private void join(GuestId former, GuestId into) {
        attempts.replaceAll((token, row) -> row.chat().guest().equals(former)
                ? row.in(new ChatId(into, row.chat().number()))
                : row);
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
