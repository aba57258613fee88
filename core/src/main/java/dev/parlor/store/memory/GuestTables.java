package dev.parlor.store.memory;

import static dev.parlor.store.memory.Lookup.list;
import static dev.parlor.store.memory.Lookup.rows;
import static dev.parlor.store.memory.Lookup.set;

import dev.parlor.id.ChatId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.GuestMessage;
import dev.parlor.store.Reads;
import dev.parlor.store.Reads.Part;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the guests of one organization wrote. Not thread-safe. */
final class GuestTables {
    private final Map<MessageId, GuestMessage> messages = new HashMap<>();
    private final Map<PlatformId, GuestMessage> receivedAs = new HashMap<>();
    private final Map<ThreadId, List<GuestMessage>> ofThread = new HashMap<>();
    private final Map<ChatId, Set<MessageId>> toFetch = new HashMap<>();

    void write(GuestMessage row) {
        GuestMessage known = messages.put(row.id(), row);
        if (known != null) {
            list(ofThread, known.thread()).remove(known);
            receivedAs.remove(known.platformId());
        }
        receivedAs.put(row.platformId(), row);
        list(ofThread, row.thread()).add(row);
        Lookup.put(set(toFetch, row.chat()), row.id(), row.fetch() != null);
    }

    /** These threads of one chat are in another now. */
    void join(ChatId former, ChatId chat, Set<ThreadId> threads) {
        for (ThreadId thread : threads) {
            list(ofThread, thread).replaceAll(row -> row.in(chat));
            list(ofThread, thread).forEach(row -> {
                receivedAs.put(row.platformId(), row);
                messages.put(row.id(), row);
            });
        }
        Lookup.move(toFetch, former, chat);
    }

    List<GuestMessage> messages(Set<ChatId> chats, Reads reads) {
        Set<GuestMessage> wanted = new LinkedHashSet<>(rows(reads.platformIds(), receivedAs::get));
        if (reads.parts().contains(Part.FETCHES)) {
            chats.forEach(chat -> wanted.addAll(rows(toFetch.get(chat), messages::get)));
        }
        wanted.addAll(rows(reads.messages(), messages::get));
        return List.copyOf(wanted);
    }

    /** Whether another message came under its name. */
    boolean isNameTaken(GuestMessage row) {
        GuestMessage before = receivedAs.get(row.platformId());
        return before != null && !before.id().equals(row.id());
    }

    List<GuestMessage> of(ThreadId thread) {
        return ofThread.getOrDefault(thread, List.of());
    }

    /** The places of what was written unblocked; what only is about another message is nothing to read. */
    Stream<Long> toRead(ThreadId thread) {
        return of(thread).stream()
                .filter(row -> !row.whileBlocked() && !row.content().isAboutAnother())
                .map(GuestMessage::position);
    }

    Stream<Content> contents() {
        return messages.values().stream().map(GuestMessage::content);
    }
}
