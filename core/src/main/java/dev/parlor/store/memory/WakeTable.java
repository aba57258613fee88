package dev.parlor.store.memory;

import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.queue.Lane;
import dev.parlor.store.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** When each chat wants to be looked at, and who holds it. Not thread-safe: the store holds its lock. */
final class WakeTable {
    private final Map<Key, Due> wakes = new HashMap<>();
    private final Map<Key, Long> leases = new HashMap<>();
    private final TreeSet<Due> byTime = new TreeSet<>(
            Comparator.comparing(Due::at).thenComparing(Due::organization).thenComparing(Due::chat));

    record Key(OrganizationId organization, ChatId chat) {
        Lane lane() {
            return new Lane(organization, chat.number());
        }
    }

    private record Due(Instant at, Key key, Wake wake) {
        String organization() {
            return key.organization().value();
        }

        ChatId chat() {
            return key.chat();
        }

        boolean byTimer(Instant time) {
            return wake.timer() != null && !wake.timer().isAfter(time);
        }
    }

    /**
     * The chats that are due and that nobody holds, the one that waits longest first.
     *
     * @param permits how many chats of a lane may be due for their line alone; a lane not named has no limit of its own
     */
    List<Key> due(Instant time, long leaseNow, int limit, Map<Lane, Integer> permits, Predicate<Key> paused) {
        Map<Lane, Integer> left = new HashMap<>(permits);
        List<Key> due = new ArrayList<>();
        for (Due next : byTime) {
            if (next.at().isAfter(time) || due.size() == limit) {
                break;
            }
            Lane lane = next.key().lane();
            boolean mayGo = !paused.test(next.key()) && left.getOrDefault(lane, limit) > 0;
            if (isFree(next.key(), leaseNow) && (mayGo || next.byTimer(time))) {
                left.computeIfPresent(lane, (unused, permitted) -> permitted - 1);
                due.add(next.key());
            }
        }
        return due;
    }

    void set(OrganizationId organization, ChatId chat, Wake wake) {
        Key key = new Key(organization, chat);
        Due former = wakes.remove(key);
        if (former != null) {
            byTime.remove(former);
        }
        wake.earliest().ifPresent(at -> {
            Due due = new Due(at, key, wake);
            wakes.put(key, due);
            byTime.add(due);
        });
    }

    void lease(Key key, long until) {
        leases.put(key, until);
    }

    void giveBack(OrganizationId organization, ChatId chat) {
        leases.remove(new Key(organization, chat));
    }

    /** The former guest's chats are the other's: of two wakes each part takes the earlier, of two leases the longer stays. */
    void join(OrganizationId organization, GuestId former, GuestId into) {
        List<Key> gone = Stream.concat(wakes.keySet().stream(), leases.keySet().stream())
                .filter(key -> key.organization().equals(organization)
                        && key.chat().guest().equals(former))
                .distinct()
                .toList();
        for (Key key : gone) {
            ChatId joined = new ChatId(into, key.chat().number());
            Wake wake = wake(key);
            set(organization, key.chat(), Wake.never());
            set(organization, joined, wake(new Key(organization, joined)).or(wake));
            Long until = leases.remove(key);
            if (until != null) {
                leases.merge(new Key(organization, joined), until, (one, other) -> one - other >= 0 ? one : other);
            }
        }
    }

    private Wake wake(Key key) {
        Due due = wakes.get(key);
        return due == null ? Wake.never() : due.wake();
    }

    private boolean isFree(Key key, long leaseNow) {
        Long until = leases.get(key);
        return until == null || leaseNow - until >= 0;
    }
}
