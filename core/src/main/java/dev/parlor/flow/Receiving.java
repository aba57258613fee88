package dev.parlor.flow;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Reach;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.SeenId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.DeliveryReport;
import dev.parlor.queue.Lane;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.StoreException;
import dev.parlor.store.Unit;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the platform tells, each item with its own fate (rules I2 to I6). */
public final class Receiving {
    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

    private final Work work;
    private final Settings settings;
    private final Lanes lanes;
    private final Addressing addressing;
    private final Renumbering renumbering;
    private final GuestActs guestActs;
    private final Nominating nominating;
    private final Reports reports;
    private final Aside aside;
    private final Overhearing overhearing;
    private final Announcing announcing;
    private final Learning learning;

    /** What became of one item. */
    enum Fate {
        APPLIED,
        DUPLICATE,
        PARKED,
        /**
         * Between being recognised and the unit of work the guest was erased, or something that they said later came in:
         * to be looked at anew.
         */
        TOO_LATE,
        QUARANTINED,
        /** It was kept aside already, for the same reason. */
        STILL_ASIDE,
        /** A report that says that its guest is another one as well, or may be: that goes first. */
        MEETS_ANOTHER,
        /** A report whose message came to be known while it was about to be parked. */
        FOUND
    }

    /** On this store. */
    public Receiving(Work work, Settings settings, Lanes lanes) {
        this.lanes = Objects.requireNonNull(lanes, "lanes");
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.addressing = new Addressing(work, settings);
        this.renumbering = new Renumbering(work, settings);
        this.guestActs = new GuestActs(settings);
        this.nominating = new Nominating(work, settings, guestActs);
        this.reports = new Reports();
        this.aside = new Aside(work);
        this.overhearing = new Overhearing(work, aside);
        this.announcing = new Announcing(work, aside);
        this.learning = new Learning(work, addressing);
    }

    /** Applies the items and returns when that is committed; throws {@link StoreException} if the store cannot. */
    public Received receive(OrganizationId organization, List<? extends Item> items) {
        Directory directory = directory(organization);
        List<Fate> fates = fates(organization, directory, items);
        counted(organization, directory, items);
        return new Received(
                count(fates, Fate.APPLIED),
                count(fates, Fate.DUPLICATE) + count(fates, Fate.STILL_ASIDE),
                count(fates, Fate.PARKED),
                count(fates, Fate.QUARANTINED));
    }

    /** Applies what came in before: it is not counted again. What became of each, in their order. */
    List<Fate> again(OrganizationId organization, List<? extends Item> items) {
        return fates(organization, directory(organization), items);
    }

    private Directory directory(OrganizationId organization) {
        return work.store()
                .read(organization, Set.of(), Set.of(), Reads.of(Reads.Part.DIRECTORY))
                .directory();
    }

    private List<Fate> fates(OrganizationId organization, Directory directory, List<? extends Item> items) {
        List<Unit<Fate>> units = new ArrayList<>();
        for (Item item : items) {
            units.add(unit(organization, directory, item));
        }
        List<Answer<Fate>> answers = work.commit(units);
        List<Fate> fates = new ArrayList<>();
        for (int index = 0; index < answers.size(); index++) {
            Fate fate = fate(organization, items.get(index), answers.get(index));
            fates.add(fate == Fate.TOO_LATE ? anew(organization, directory, items.get(index)) : fate);
        }
        return fates;
    }

    private Fate anew(OrganizationId organization, Directory directory, Item item) {
        Fate fate = work.commit(unit(organization, directory, item));
        return fate == Fate.TOO_LATE ? anew(organization, directory, item) : fate;
    }

    private Unit<Fate> unit(OrganizationId organization, Directory directory, Item item) {
        if (item instanceof Item.FromGuest fromGuest) {
            return directory
                    .number(fromGuest.number())
                    .map(number -> fromGuest(organization, number, directory, fromGuest))
                    .orElseGet(() -> aside.unknownNumber(organization, fromGuest));
        }
        if (item instanceof Item.AddressChanged changed) {
            return renumbering.unit(organization, directory, changed);
        }
        if (item instanceof Item.Report report) {
            return report(organization, report, report.to());
        }
        if (item instanceof Item.Preference preference) {
            return directory
                    .number(preference.number())
                    .map(number -> preference(organization, number, preference))
                    .orElseGet(() -> aside.unknownNumber(organization, preference));
        }
        if (item instanceof Item.SentElsewhere sent) {
            return overhearing.unit(organization, directory, sent);
        }
        if (item instanceof Item.NotUnderstood other) {
            return aside.unit(organization, other.reason(), other);
        }
        return announcing.unit(organization, directory, item);
    }

    private Unit<Fate> fromGuest(
            OrganizationId organization, BusinessNumber number, Directory directory, Item.FromGuest item) {
        return addressing
                .guestAt(organization, item.from(), item.profileName(), item.at(), List.of(item.id()))
                .map(guest -> fromGuest(organization, number, directory, guest, item))
                .orElseGet(() -> erased(organization));
    }

    /** What was erased does not come back by being told again (T4). */
    private Unit<Fate> erased(OrganizationId organization) {
        return work.onDirectory(organization, Reads.none(), (loaded, now) -> Decision.nothing(Fate.DUPLICATE));
    }

    private Unit<Fate> fromGuest(
            OrganizationId organization,
            BusinessNumber number,
            Directory directory,
            GuestId guest,
            Item.FromGuest item) {
        ChatId chat = new ChatId(guest, number.id());
        MessageId message = work.ids().message();
        List<PlatformId> known = item.quoted() == null ? List.of(item.id()) : List.of(item.id(), item.quoted());
        Nominating.Foreseen foreseen = nominating.foresee(organization, number, chat, item);
        Reads reads = Reads.everything()
                .platformIds(known)
                .platformIds(foreseen.later())
                .members(foreseen.nominees());
        Set<ChatId> concerned = settings.consent().stopsEverywhere() && isStop(organization, chat, item)
                ? chats(guest, directory)
                : Set.of(chat);
        return work.onChats(organization, concerned, reads, (loaded, now) -> {
            if (!loaded.erased().isEmpty()) {
                return Decision.nothing(Fate.TOO_LATE);
            }
            boolean seen = loaded.guestMessages().stream()
                    .anyMatch(row -> row.platformId().equals(item.id()));
            if (seen) {
                return Decision.nothing(Fate.DUPLICATE);
            }
            Draft draft = Draft.of(chat, loaded, now, settings, work.ids());
            return foreseen.later().containsAll(guestActs.later(item, draft))
                    ? guestActs.apply(message, item, foreseen.nominees(), draft)
                    : Decision.nothing(Fate.TOO_LATE);
        });
    }

    /** A button tells by the request that carried it, which is there before anybody can tap it. */
    private boolean isStop(OrganizationId organization, ChatId chat, Item.FromGuest item) {
        List<ConsentRecord> records = item.content() instanceof ButtonReply
                ? work.store()
                        .read(organization, Set.of(chat), Set.of(), Reads.of(Reads.Part.CONSENT))
                        .consents()
                : List.of();
        return guestActs.isStop(item, records);
    }

    private Unit<Fate> preference(OrganizationId organization, BusinessNumber number, Item.Preference item) {
        return addressing
                .guestAt(organization, item.from(), null, item.at(), List.of())
                .map(guest -> preference(organization, new ChatId(guest, number.id()), item))
                .orElseGet(() -> erased(organization));
    }

    private Unit<Fate> preference(OrganizationId organization, ChatId chat, Item.Preference item) {
        SeenId id = Preferences.seenId(item, chat);
        return work.onChat(
                organization,
                chat,
                Reads.everything().seen(id),
                (loaded, now) -> !loaded.erased().isEmpty()
                        ? Decision.nothing(Fate.TOO_LATE)
                        : Preferences.apply(item, id, Draft.of(chat, loaded, now, settings, work.ids())));
    }

    private static Set<ChatId> chats(GuestId guest, Directory directory) {
        return directory.numbers().stream()
                .map(number -> new ChatId(guest, number.id()))
                .collect(Collectors.toSet());
    }

    /**
     * Parks what is about no message that is known. The chat is asked for outside the unit, so an answer to the attempt
     * may be settled in between: the unit looks again, and the store decides it anew if it looked too early.
     */
    private Unit<Fate> report(OrganizationId organization, Item.Report item, @Nullable Reach arrivedAt) {
        DeliveryReport report = item.report();
        Store store = work.store();
        Optional<ChatId> chat = store.chatOf(organization, report.message(), report.token())
                .or(() -> Optional.ofNullable(settings.erasureKey())
                        .flatMap(key -> store.chatOf(organization, key.hash(organization, report.message()), null)));
        List<PlatformId> id = List.of(report.message());
        if (chat.isEmpty()) {
            return work.onDirectory(
                    organization,
                    Reads.none().platformIds(id),
                    (loaded, now) -> loaded.messages().isEmpty()
                            ? new ChangesBuilder().add(report).answer(Fate.PARKED)
                            : Decision.nothing(Fate.FOUND));
        }
        Reads byId = Learning.reads(Reads.everything().platformIds(id), arrivedAt);
        Reads reads = report.token() == null ? byId : byId.token(report.token());
        return work.onChat(
                organization,
                chat.get(),
                reads,
                (loaded, now) -> Learning.meetsAnother(arrivedAt, chat.get(), loaded)
                        ? Decision.nothing(Fate.MEETS_ANOTHER)
                        : reports.apply(report, arrivedAt, Draft.of(chat.get(), loaded, now, settings, work.ids())));
    }

    private Fate fate(OrganizationId organization, Item item, Answer<Fate> answer) {
        RuntimeException failure = answer.failure();
        if (failure == null) {
            Fate fate = answer.orThrow();
            if (fate == Fate.MEETS_ANOTHER) {
                return met(organization, (Item.Report) item);
            }
            return fate == Fate.FOUND && item instanceof Item.Report report
                    ? fate(organization, item, lookedAgain(organization, report))
                    : fate;
        }
        if (failure instanceof StoreException down) {
            throw down;
        }
        LOG.error(
                "An item of kind {} could not be applied and is quarantined",
                item.getClass().getSimpleName(),
                failure);
        return work.commit(aside.unit(
                organization, "could not be applied: " + failure.getClass().getName(), item));
    }

    private Answer<Fate> lookedAgain(OrganizationId organization, Item.Report report) {
        return work.commit(List.of(report(organization, report, report.to()))).get(0);
    }

    /** First what the report says of two guests, then what it says of the message. */
    private Fate met(OrganizationId organization, Item.Report item) {
        Reach arrivedAt = Objects.requireNonNull(item.to(), "to");
        work.store()
                .chatOf(organization, item.report().message(), item.report().token())
                .ifPresent(chat -> learning.meet(
                        organization, chat, arrivedAt, item.report().at()));
        return fate(
                organization,
                item,
                work.commit(List.of(report(organization, item, null))).get(0));
    }

    /** What comes in counts for the pace of its number (S8). */
    private void counted(OrganizationId organization, Directory directory, List<? extends Item> items) {
        for (Item item : items) {
            if (item instanceof Item.FromGuest fromGuest) {
                directory
                        .number(fromGuest.number())
                        .ifPresent(number -> lanes.received(new Lane(organization, number.id()), 1));
            }
        }
    }

    static int count(Collection<Fate> fates, Fate wanted) {
        return (int) fates.stream().filter(fate -> fate == wanted).count();
    }
}
