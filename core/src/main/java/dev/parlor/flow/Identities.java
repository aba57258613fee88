package dev.parlor.flow;

import dev.parlor.contact.Guest;
import dev.parlor.contact.IdentityAnswer;
import dev.parlor.contact.Reach;
import dev.parlor.contact.Recognition;
import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which guests are one person (rule C5): what an item proves is done at once; what it only suggests holds what would go
 * to the phone's old holder, and the host answers.
 */
public final class Identities {
    private final Work work;
    private final Settings settings;
    private final Refusals refusals;
    private final Linking linking;

    /** On this store. */
    public Identities(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
        this.linking = new Linking(settings, work.ids());
    }

    /** The host says that both are one person. One who was seen at the other's phone stays, else the second. */
    public IdentityAnswer link(OrganizationId organization, GuestId guest, GuestId other) {
        return onBoth(organization, guest, other, (first, second, loaded, now) -> {
            if (loaded.now(guest).equals(loaded.now(other))) {
                return Decision.nothing(new IdentityAnswer.AlreadySo());
            }
            if (first.isEmpty() || second.isEmpty()) {
                return unknown(loaded);
            }
            boolean seenAtSecond = second.get().isContestedBy(first.get().id());
            Guest former = (seenAtSecond ? second : first).get();
            Guest kept = (seenAtSecond ? first : second).get();
            ChangesBuilder changes = new ChangesBuilder();
            linking.join(former, kept, Recognition.together(former, kept), loaded, now, changes);
            return changes.answer(new IdentityAnswer.Done(kept.id()));
        });
    }

    /** The host says that they are two people: the phone is of the one who was seen there last. */
    public IdentityAnswer keepApart(OrganizationId organization, GuestId guest, GuestId other) {
        return onBoth(organization, guest, other, (first, second, loaded, now) -> {
            if (first.isEmpty() && second.isEmpty()) {
                return unknown(loaded);
            }
            if (isHolder(first, other, loaded)) {
                return apart(first.orElseThrow(), second, loaded, now);
            }
            return isHolder(second, guest, loaded)
                    ? apart(second.orElseThrow(), first, loaded, now)
                    : Decision.nothing(new IdentityAnswer.AlreadySo());
        });
    }

    /** Two guests whom these addresses show to be one person are one from now on. */
    void link(OrganizationId organization, Reach seen) {
        Reads reads = Reads.everything().addresses(seen.addresses());
        Loaded before = work.store().read(organization, Set.of(), Set.of(), reads);
        Recognition.same(seen, before.guests())
                .ifPresent(same -> work.commit(work.onChats(
                        organization,
                        chats(organization, same.former().id(), same.kept().id()),
                        reads,
                        (loaded, now) -> {
                            ChangesBuilder changes = new ChangesBuilder();
                            Recognition.same(seen, loaded.guests())
                                    .ifPresent(still ->
                                            linking.join(still.former(), still.kept(), seen, loaded, now, changes));
                            return changes.answer(true);
                        })));
    }

    /** This guest was seen at the phone of that one: nothing goes there until the host has answered. */
    void contest(OrganizationId organization, Guest holder, GuestId by) {
        Set<ChatId> chats = GuestChats.of(work, organization, holder.id());
        work.commit(work.onChats(organization, chats, Reads.everything(), (loaded, now) -> {
            ChangesBuilder changes = new ChangesBuilder();
            guest(holder.id(), loaded)
                    .filter(row -> row.reach().equals(holder.reach()))
                    .ifPresent(row -> contest(row, by, loaded, now, changes));
            return changes.answer(true);
        }));
    }

    /** The same in a unit on all chats of the holder; once for each who was seen there. */
    void contest(Guest holder, GuestId by, Loaded loaded, Instant now, ChangesBuilder changes) {
        if (holder.isContestedBy(by)) {
            return;
        }
        changes.put(holder.contestedBy(by, now)).add(new Event.IdentityConflict(by, holder.id()));
        Draft.each(loaded, now, settings, work.ids(), changes).stream()
                .filter(draft -> draft.chat().id().guest().equals(holder.id()))
                .forEach(draft -> {
                    draft.contest(true);
                    draft.holdAgain();
                    draft.write();
                });
    }

    private interface Act {
        Decision<IdentityAnswer> on(Optional<Guest> first, Optional<Guest> second, Loaded loaded, Instant now);
    }

    private IdentityAnswer onBoth(OrganizationId organization, GuestId guest, GuestId other, Act act) {
        return work.commit(work.onChats(
                organization,
                chats(organization, guest, other),
                Reads.everything(),
                (loaded, now) ->
                        act.on(guest(loaded.now(guest), loaded), guest(loaded.now(other), loaded), loaded, now)));
    }

    /** The one who was seen there may have been erased since; the phone is not the old holder's all the same. */
    private Decision<IdentityAnswer> apart(Guest holder, Optional<Guest> seen, Loaded loaded, Instant now) {
        ChangesBuilder changes = new ChangesBuilder();
        Guest left = holder.withoutPhone();
        changes.put(left);
        seen.map(row -> row.at(new Reach(holder.reach().phone(), row.reach().userId())))
                .ifPresent(changes::put);
        Draft.each(loaded, now, settings, work.ids(), changes).stream()
                .filter(draft -> draft.chat().id().guest().equals(holder.id()))
                .forEach(draft -> {
                    draft.contest(left.contest() != null);
                    draft.release();
                    draft.write();
                });
        return changes.answer(new IdentityAnswer.Done(seen.orElse(holder).id()));
    }

    private static boolean isHolder(Optional<Guest> holder, GuestId seen, Loaded loaded) {
        return holder.filter(row -> row.contest() != null
                        && !row.contest().lost()
                        && loaded.now(row.contest().by()).equals(loaded.now(seen)))
                .isPresent();
    }

    private Decision<IdentityAnswer> unknown(Loaded loaded) {
        return Decision.nothing(
                new IdentityAnswer.Refused(refusals.of(RefusalReason.UNKNOWN_GUEST, loaded.directory())));
    }

    private static Optional<Guest> guest(GuestId id, Loaded loaded) {
        return loaded.guests().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private Set<ChatId> chats(OrganizationId organization, GuestId guest, GuestId other) {
        Set<ChatId> chats = new HashSet<>(GuestChats.of(work, organization, guest));
        chats.addAll(GuestChats.of(work, organization, other));
        return chats;
    }
}
