package dev.parlor.flow;

import dev.parlor.consent.Anchor.Head;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentScope;
import dev.parlor.consent.Evidence;
import dev.parlor.consent.Ledger;
import dev.parlor.contact.Guest;
import dev.parlor.contact.Reach;
import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.notice.Fact;
import dev.parlor.queue.Line;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Loaded;
import dev.parlor.thread.Chat;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two guests turn out to be one person: the former's chats are joined into the other's, number by number (rule C5). The
 * store moves the rows; what this decides is what must be thought about: line, fence, window, consent.
 */
final class Linking {
    private final Settings settings;
    private final Ids ids;

    Linking(Settings settings, Ids ids) {
        this.settings = settings;
        this.ids = ids;
    }

    /**
     * Joins them.
     *
     * @param seen the addresses of the one guest that they are
     * @param loaded everything about all chats of both
     */
    void join(Guest former, Guest kept, Reach seen, Loaded loaded, Instant now, ChangesBuilder changes) {
        changes.join(former.id(), kept.id())
                .put(kept.joinedBy(former, seen))
                .add(new Event.GuestsLinked(former.id(), kept.id()));
        Map<ChatId, Draft> apart = new LinkedHashMap<>();
        Draft.each(loaded, now, settings, ids, changes)
                .forEach(draft -> apart.put(draft.chat().id(), draft));
        Loaded together = together(former, kept.joinedBy(former, seen), loaded, apart);
        for (Draft joined : Draft.each(together, now, settings, ids, changes)) {
            ChatId chat = joined.chat().id();
            Optional<Draft> from = Optional.ofNullable(apart.get(new ChatId(former.id(), chat.number())));
            Optional<Draft> own = Optional.ofNullable(apart.get(chat));
            from.ifPresent(before -> {
                line(own, before, joined);
                attempts(loaded, joined);
                chains(own, before, joined);
                own.ifPresent(side -> declined(List.of(side, before), joined));
                marketing(own, before, joined);
            });
            stopped(from, own, apart.values(), former.id(), joined);
            joined.release();
            joined.write();
        }
    }

    /** What was loaded, as it reads once the former guest is the other. */
    private static Loaded together(Guest former, Guest kept, Loaded loaded, Map<ChatId, Draft> apart) {
        Map<GuestId, GuestId> linked = new HashMap<>(loaded.linked());
        linked.replaceAll((guest, into) -> into.equals(former.id()) ? kept.id() : into);
        linked.put(former.id(), kept.id());
        Map<ChatId, Chat> chats = new LinkedHashMap<>();
        apart.values().stream()
                .map(Draft::chat)
                .filter(chat -> chat.id().guest().equals(kept.id()))
                .forEach(chat -> chats.put(chat.id(), chat));
        apart.values().stream()
                .map(Draft::chat)
                .filter(chat -> chat.id().guest().equals(former.id()))
                .forEach(chat -> {
                    ChatId id = now(chat.id(), linked);
                    chats.put(id, chats.getOrDefault(id, Chat.untouched(id)).joinedBy(chat));
                });
        return new Loaded(
                loaded.organization(),
                loaded.directory(),
                List.of(kept),
                loaded.contacts().stream()
                        .map(row -> row.guest().equals(former.id()) ? row.of(kept.id()) : row)
                        .toList(),
                List.copyOf(chats.values()),
                loaded.threads().stream()
                        .map(row -> row.in(now(row.chat(), linked)))
                        .toList(),
                loaded.consents(),
                loaded.messages().stream()
                        .map(row -> row.in(now(row.chat(), linked)))
                        .toList(),
                loaded.guestMessages().stream()
                        .map(row -> row.in(now(row.chat(), linked)))
                        .toList(),
                loaded.attempts().stream()
                        .map(row -> row.in(now(row.chat(), linked)))
                        .toList(),
                loaded.parked(),
                loaded.pauses(),
                loaded.echoes(),
                loaded.erased(),
                loaded.holds(),
                loaded.quarantined(),
                loaded.intake(),
                loaded.seen(),
                linked);
    }

    private static ChatId now(ChatId chat, Map<GuestId, GuestId> linked) {
        return new ChatId(linked.getOrDefault(chat.guest(), chat.guest()), chat.number());
    }

    /** Everything unsettled takes a new place in the one line; places among the entries stay. */
    private static void line(Optional<Draft> own, Draft from, Draft joined) {
        Line first = own.map(Draft::line).orElseGet(() -> Line.of(List.of()));
        for (Message message : Line.joined(first, from.line())) {
            joined.put(message.in(joined.chat().id()).at(joined.takePosition()));
        }
    }

    /** An attempt that its chat's claim still holds is held by that of the joined chat; one that is stale stays so. */
    private static void attempts(Loaded loaded, Draft joined) {
        Map<ChatId, Long> fences = new HashMap<>();
        loaded.chats().forEach(chat -> fences.put(chat.id(), chat.fence()));
        loaded.attempts().stream()
                .filter(attempt -> attempt.open()
                        && attempt.chat().number().equals(joined.chat().id().number())
                        && fences.getOrDefault(attempt.chat(), -1L) == attempt.fence())
                .forEach(attempt -> joined.changes()
                        .put(attempt.in(joined.chat().id()).under(joined.chat().fence())));
    }

    /** The former chain ends and names the other; the other goes on and names where the former ended (O9). */
    private void chains(Optional<Draft> own, Draft from, Draft joined) {
        ChatId chat = joined.chat().id();
        ChatId former = from.chat().id();
        Head head = own.flatMap(Draft::head).orElseGet(() -> new Head(chat, 0, ""));
        ConsentRecord end = Ledger.sealed(
                new ConsentRecord(
                        former, null, ConsentAct.JOINED_INTO, joined.now(), joined.now(), Evidence.ofJoining(head)),
                from.chain(),
                ids.secret());
        joined.changes().add(end);
        joined.record(
                null,
                ConsentAct.JOINED,
                joined.now(),
                Evidence.ofJoining(Ledger.head(List.of(end)).orElseThrow()));
    }

    /** Where one answer counts for all threads, no yes of one side outweighs the no of the other. */
    private void declined(Collection<Draft> sides, Draft joined) {
        boolean no = sides.stream().anyMatch(side -> side.consents().isDeclined());
        if (settings.consent().scope() == ConsentScope.BUSINESS_NUMBER
                && no
                && !joined.consents().isDeclined()) {
            joined.record(null, ConsentAct.DECLINED, latest(joined), Evidence.none());
            joined.threads().forEach(thread -> joined.cancelUnsent(joined.unsentIn(thread.id()), Ending.DECLINED));
        }
    }

    private static void marketing(Optional<Draft> own, Draft from, Draft joined) {
        boolean stopped = from.consents().marketingStopped()
                || own.filter(side -> side.consents().marketingStopped()).isPresent();
        if (stopped && !joined.consents().marketingStopped()) {
            joined.record(null, ConsentAct.MARKETING_STOPPED, latest(joined), Evidence.none());
        }
    }

    /** A stop on one side is in force for the chats of both that it would have reached, whatever the other said since (O7). */
    private void stopped(
            Optional<Draft> from, Optional<Draft> own, Collection<Draft> apart, GuestId former, Draft joined) {
        boolean formerStopped = apart.stream().anyMatch(side -> isStopped(side) && isOf(former, side));
        boolean ownStopped = apart.stream().anyMatch(side -> isStopped(side) && !isOf(former, side));
        boolean everywhere = settings.consent().stopsEverywhere();
        boolean here = from.filter(Linking::isStopped).isPresent()
                || own.filter(Linking::isStopped).isPresent();
        boolean reached = everywhere && (formerStopped || (ownStopped && from.isPresent()));
        if (!here && !reached) {
            return;
        }
        if (joined.consents().revokedAt().isEmpty()) {
            joined.record(null, ConsentAct.REVOKED, latest(joined), Evidence.none());
        }
        Stream.of(from, own)
                .flatMap(Optional::stream)
                .filter(side -> !isStopped(side))
                .flatMap(side -> side.threads().stream())
                .forEach(thread -> {
                    joined.cancelUnsent(joined.unsentIn(thread.id()), Ending.REVOKED);
                    if (!thread.roster().isUnattended()) {
                        joined.tell(thread.id(), Fact.CONSENT_REVOKED, null, List.of());
                    }
                });
    }

    private static boolean isStopped(Draft side) {
        return side.consents().revokedAt().isPresent();
    }

    private static boolean isOf(GuestId guest, Draft side) {
        return side.chat().id().guest().equals(guest);
    }

    /** The time of the latest yes, which a no that is restated must outweigh; at equal times it does (O2). */
    private static Instant latest(Draft joined) {
        return joined.consents().records().stream()
                .filter(record -> record.act() != ConsentAct.JOINED)
                .map(ConsentRecord::at)
                .max(Comparator.naturalOrder())
                .orElse(joined.now());
    }
}
