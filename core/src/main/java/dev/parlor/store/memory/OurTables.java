package dev.parlor.store.memory;

import static dev.parlor.store.memory.Lookup.rows;
import static dev.parlor.store.memory.Lookup.set;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.CallerKey;
import dev.parlor.id.ChatId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.Erased;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.queue.Attempt;
import dev.parlor.store.Changes;
import dev.parlor.store.Reads;
import dev.parlor.store.Reads.Part;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages of ours in one organization and the attempts to send them, with the names that find them. Not thread-safe. */
final class OurTables {
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final Map<ThreadId, Set<MessageId>> ofThread = new HashMap<>();
    private final Map<ChatId, Set<MessageId>> unsettled = new HashMap<>();
    private final Map<ChatId, Map<CallerKey, Set<MessageId>>> keyed = new HashMap<>();
    private final Map<PlatformId, MessageId> sentAs = new HashMap<>();
    private final Map<AttemptToken, Attempt> attempts = new HashMap<>();
    private final Map<ChatId, Set<AttemptToken>> openAttempts = new HashMap<>();
    private final Map<BusinessNumberId, Instant> echoes = new HashMap<>();

    void write(Changes changes) {
        changes.messages().forEach(this::write);
        changes.attempts().forEach(this::write);
    }

    private void write(Message row) {
        Message former = messages.put(row.id(), row);
        if (former != null && row.content() instanceof Erased) {
            forget(former);
        }
        set(ofThread, row.thread()).add(row.id());
        Lookup.put(set(unsettled, row.chat()), row.id(), row.state().isUnsettled());
        if (row.key() != null) {
            set(keyed.computeIfAbsent(row.chat(), chat -> new HashMap<>()), row.key())
                    .add(row.id());
        }
        PlatformId platformId = row.delivery().platformId();
        if (platformId != null) {
            sentAs.put(platformId, row.id());
        }
    }

    /** The names by which it was found, those of earlier attempts too; an erasure takes them away. */
    private void forget(Message former) {
        if (former.progress().attempts() > 1) {
            sentAs.values().removeIf(former.id()::equals);
        } else if (former.delivery().platformId() != null) {
            sentAs.remove(former.delivery().platformId(), former.id());
        }
        if (former.key() != null) {
            keyed.getOrDefault(former.chat(), Map.of())
                    .getOrDefault(former.key(), new HashSet<>())
                    .remove(former.id());
        }
    }

    private void write(Attempt row) {
        attempts.put(row.token(), row);
        if (row.echoed()) {
            echoes.merge(row.chat().number(), row.armedAt(), (known, heard) -> known.isAfter(heard) ? known : heard);
        }
        Lookup.put(set(openAttempts, row.chat()), row.token(), row.open());
    }

    /** These threads of one chat are in another now. */
    void join(ChatId former, ChatId chat, Set<ThreadId> threads) {
        for (ThreadId thread : threads) {
            ofThread.getOrDefault(thread, Set.of())
                    .forEach(message -> messages.computeIfPresent(message, (key, row) -> row.in(chat)));
        }
        attempts.replaceAll((token, row) -> row.chat().equals(former) ? row.in(chat) : row);
        Lookup.move(unsettled, former, chat);
        Lookup.move(openAttempts, former, chat);
        Map<CallerKey, Set<MessageId>> moved = keyed.remove(former);
        if (moved != null) {
            Map<CallerKey, Set<MessageId>> joined = keyed.computeIfAbsent(chat, unused -> new HashMap<>());
            moved.forEach((key, ids) -> set(joined, key).addAll(ids));
        }
    }

    /** Those that are sending or in doubt in these chats, and those named. */
    Set<Attempt> attempts(Set<ChatId> chats, Reads reads) {
        Set<Attempt> loaded = new LinkedHashSet<>();
        if (reads.parts().contains(Part.LINE)) {
            chats.forEach(chat -> loaded.addAll(rows(openAttempts.get(chat), attempts::get)));
            loaded.addAll(rows(attemptsInDoubt(line(chats)), attempts::get));
        }
        loaded.addAll(rows(reads.tokens(), attempts::get));
        return loaded;
    }

    private static Set<AttemptToken> attemptsInDoubt(Set<Message> loaded) {
        return loaded.stream()
                .filter(message -> message.state() == MessageState.IN_DOUBT)
                .flatMap(message -> Stream.ofNullable(message.delivery().attempt()))
                .collect(Collectors.toSet());
    }

    /** The lines of these chats, those named, and those of the attempts. */
    Set<Message> messages(Set<ChatId> chats, Reads reads, Set<Attempt> ofAttempts) {
        Set<Message> loaded = reads.parts().contains(Part.LINE) ? line(chats) : new LinkedHashSet<>();
        loaded.addAll(rows(reads.messages(), messages::get));
        rows(chats, keyed::get)
                .forEach(byKey ->
                        rows(reads.keys(), byKey::get).forEach(ids -> loaded.addAll(rows(ids, messages::get))));
        loaded.addAll(rows(rows(reads.platformIds(), sentAs::get), messages::get));
        loaded.addAll(rows(ofAttempts.stream().map(Attempt::message).toList(), messages::get));
        return loaded;
    }

    private Set<Message> line(Set<ChatId> chats) {
        Set<Message> line = new LinkedHashSet<>();
        chats.forEach(chat -> line.addAll(rows(unsettled.get(chat), messages::get)));
        return line;
    }

    /** Of each number of these chats, when the latest attempt was armed on which a report came. */
    Map<BusinessNumberId, Instant> echoes(Set<ChatId> chats) {
        return chats.stream()
                .map(ChatId::number)
                .distinct()
                .filter(echoes::containsKey)
                .collect(Collectors.toMap(Function.identity(), echoes::get));
    }

    /** Whether another message of the thread has its caller's key. */
    boolean isKeyTaken(Message row) {
        Map<CallerKey, Set<MessageId>> byKey = keyed.get(row.chat());
        return row.key() != null
                && byKey != null
                && rows(byKey.get(row.key()), messages::get).stream()
                        .anyMatch(known -> known.thread().equals(row.thread())
                                && !known.id().equals(row.id()));
    }

    @Nullable
    Message message(MessageId id) {
        return messages.get(id);
    }

    /** The message that the platform calls so. */
    Optional<Message> sentAs(PlatformId platformId) {
        return Optional.ofNullable(sentAs.get(platformId)).map(messages::get);
    }

    Optional<ChatId> chatOf(PlatformId platformId, @Nullable AttemptToken token) {
        Attempt attempt = token == null ? null : attempts.get(token);
        return attempt != null
                ? Optional.of(attempt.chat())
                : sentAs(platformId).map(Message::chat);
    }

    List<Message> of(ThreadId thread) {
        return rows(ofThread.get(thread), messages::get);
    }

    List<ThreadId> threadsHeldBy(Gate gate) {
        return line(unsettled.keySet()).stream()
                .filter(message -> message.progress().heldBy().contains(gate))
                .map(Message::thread)
                .distinct()
                .toList();
    }

    Stream<Content> contents() {
        return messages.values().stream().map(Message::content);
    }
}
