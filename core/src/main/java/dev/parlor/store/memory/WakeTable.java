package dev.parlor.store.memory;

import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** When each chat wants to be looked at, and who holds it. Not thread-safe: the store holds its lock. */
final class WakeTable {
    private final Map<Key, Wake> wakes = new HashMap<>();
    private final Map<Key, Long> leases = new HashMap<>();
    private final TreeSet<Wake> byTime = new TreeSet<>(Comparator.comparing(Wake::at)
            .thenComparing(wake -> wake.organization().value())
            .thenComparing(Wake::chat));

    record Wake(OrganizationId organization, ChatId chat, Instant at) {}

    private record Key(OrganizationId organization, ChatId chat) {}

    List<Wake> due(Instant time, long leaseNow, int limit) {
        return byTime.stream()
                .takeWhile(wake -> !wake.at().isAfter(time))
                .filter(wake -> isFree(new Key(wake.organization(), wake.chat()), leaseNow))
                .limit(limit)
                .toList();
    }

    void set(OrganizationId organization, ChatId chat, Optional<Instant> at) {
        Key key = new Key(organization, chat);
        Wake former = wakes.remove(key);
        if (former != null) {
            byTime.remove(former);
        }
        if (at.isPresent()) {
            Wake wake = new Wake(organization, chat, at.get());
            wakes.put(key, wake);
            byTime.add(wake);
        }
    }

    void lease(Wake wake, long until) {
        leases.put(new Key(wake.organization(), wake.chat()), until);
    }

    void giveBack(OrganizationId organization, ChatId chat) {
        leases.remove(new Key(organization, chat));
    }

    /** The former guest's wakes go; of two leases the one that lasts longer stays. */
    void join(OrganizationId organization, GuestId former, GuestId into) {
        List<Key> gone = Stream.concat(wakes.keySet().stream(), leases.keySet().stream())
                .filter(key -> key.organization().equals(organization)
                        && key.chat().guest().equals(former))
                .distinct()
                .toList();
        for (Key key : gone) {
            set(organization, key.chat(), Optional.empty());
            Long until = leases.remove(key);
            if (until != null) {
                Key joined = new Key(organization, new ChatId(into, key.chat().number()));
                leases.merge(joined, until, (one, other) -> one - other >= 0 ? one : other);
            }
        }
    }

    private boolean isFree(Key key, long leaseNow) {
        Long until = leases.get(key);
        return until == null || leaseNow - until >= 0;
    }
}
