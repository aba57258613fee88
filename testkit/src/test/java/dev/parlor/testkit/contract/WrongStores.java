package dev.parlor.testkit.contract;

import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.ListenerName;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Text;
import dev.parlor.store.Answer;
import dev.parlor.store.Changes;
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.FeedPlace;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import dev.parlor.store.Wake;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.thread.Chat;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that are right but for one thing, and the contract over each. */
final class WrongStores {
    private WrongStores() {}

    /** Loads and decides before it locks: of two at once the later one writes over the other. */
    static final class LosesUpdates extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new Early(super.create(clock)) {
                @Override
                <A> Decide<A> decided(Unit<A> unit) {
                    AtomicReference<Decide<A>> next = new AtomicReference<>(decidedEarly(unit, right));
                    return (loaded, time) -> next.getAndSet(unit.decide()).decide(loaded, time);
                }
            };
        }
    }

    /** A claim does not count: who was taken over cannot be told from who took over. */
    static final class HasNoFence extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new WrongStore(super.create(clock)) {
                @Override
                Loaded shown(Loaded loaded) {
                    List<Chat> chats = loaded.chats().stream()
                            .map(chat -> with(chat, Map.of("fence", 0L)))
                            .toList();
                    return with(loaded, Map.of("chats", chats));
                }
            };
        }
    }

    /** Looks first and writes then; what is there by that time is left out, and the rest of the unit is committed. */
    static final class ChecksThenActs extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new Early(super.create(clock)) {
                @Override
                <A> Decide<A> decided(Unit<A> unit) {
                    Decide<A> early = decidedEarly(unit, right);
                    AtomicReference<Decide<A>> next = new AtomicReference<>(early);
                    return (loaded, time) -> next.getAndSet((again, later) -> withoutUnique(early.decide(again, later)))
                            .decide(loaded, time);
                }
            };
        }
    }

    /** Finds messages by id whatever their organization. */
    static final class ShowsForeignRows extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new WrongStore(super.create(clock)) {
                private final Set<OrganizationId> organizations = ConcurrentHashMap.newKeySet();

                @Override
                public <A> List<Answer<A>> apply(List<Unit<A>> units) {
                    units.forEach(unit -> organizations.add(unit.organization()));
                    return right.apply(units);
                }

                @Override
                public Loaded read(OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads) {
                    Loaded own = right.read(organization, chats, threads, reads);
                    Set<Message> all = new HashSet<>(own.messages());
                    organizations.forEach(other -> all.addAll(
                            right.read(other, Set.of(), Set.of(), reads).messages()));
                    return with(own, Map.of("messages", List.copyOf(all)));
                }
            };
        }
    }

    /** Forgets a wake that is set for a chat while somebody holds it. */
    static final class LosesWakes extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new WrongStore(super.create(clock)) {
                private final Set<ChatId> leased = ConcurrentHashMap.newKeySet();

                @Override
                public <A> List<Answer<A>> claim(Claim claim, Decide<A> decide) {
                    return right.claim(claim, (loaded, time) -> {
                        Decision<A> decision = decide.decide(loaded, time);
                        loaded.chats().forEach(chat -> leased.add(chat.id()));
                        leased.removeAll(decision.changes().leasesGivenBack());
                        return decision;
                    });
                }

                @Override
                Changes written(Changes changes) {
                    Map<ChatId, Wake> wakes = new HashMap<>(changes.wakes());
                    wakes.keySet().removeAll(leased);
                    leased.removeAll(changes.leasesGivenBack());
                    return with(changes, Map.of("wakes", wakes));
                }
            };
        }
    }

    /** Lets leases run on the clock of whoever asks, and not on one that all hosts share. */
    static final class LeasesOnTheHostsClock extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new InMemoryStore(
                    clock, () -> ChronoUnit.NANOS.between(Instant.parse("2026-01-01T00:00:00Z"), clock.instant()));
        }
    }

    /** Forgets the organization in one query of many. */
    static final class ForgetsATenant extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new WrongStore(super.create(clock)) {
                @Override
                public List<ChatId> chatsWithConsent(OrganizationId organization) {
                    return Stream.of(Rows.ACME, Rows.OTHER)
                            .flatMap(any -> right.chatsWithConsent(any).stream())
                            .toList();
                }
            };
        }
    }

    /** Undoes what stands after a unit that failed, as if the whole batch were one. */
    static final class StopsABatch extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new WrongStore(super.create(clock)) {
                @Override
                public <A> List<Answer<A>> apply(List<Unit<A>> units) {
                    List<Answer<A>> answers = new ArrayList<>();
                    for (Unit<A> unit : units) {
                        Optional<RuntimeException> broken = answers.stream()
                                .flatMap(answer -> Stream.ofNullable(answer.failure()))
                                .findFirst();
                        answers.add(
                                broken.isPresent()
                                        ? Answer.failed(broken.get())
                                        : right.apply(List.of(unit)).get(0));
                    }
                    return answers;
                }
            };
        }
    }

    /** Does a unit again whose answer was lost, without looking whether it was committed. */
    static final class RedoesBlindly extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new WrongStore(super.create(clock)) {
                @Override
                public <A> List<Answer<A>> apply(List<Unit<A>> units) {
                    List<Answer<A>> lost = right.apply(units);
                    return lost.stream().anyMatch(answer -> answer.failure() != null) ? lost : right.apply(units);
                }
            };
        }
    }

    /** Claims chats without keeping a lease on them. */
    static final class KeepsNoLease extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new WrongStore(super.create(clock)) {
                @Override
                public <A> List<Answer<A>> claim(Claim claim, Decide<A> decide) {
                    return right.claim(claim, (loaded, time) -> {
                        Decision<A> decision = decide.decide(loaded, time);
                        Set<ChatId> all = Set.of(loaded.chats().get(0).id());
                        return new Decision<>(
                                with(decision.changes(), Map.of("leasesGivenBack", all)), decision.answer());
                    });
                }
            };
        }
    }

    /** Moves the rows of a guest who was joined into another, and forgets the name. */
    static final class ForgetsFormerNames extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new WrongStore(super.create(clock)) {
                private final Set<GuestId> gone = ConcurrentHashMap.newKeySet();

                @Override
                Changes written(Changes changes) {
                    gone.addAll(changes.joined().keySet());
                    return changes;
                }

                @Override
                public Loaded read(OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads) {
                    Set<ChatId> known = chats.stream()
                            .filter(chat -> !gone.contains(chat.guest()))
                            .collect(Collectors.toSet());
                    return right.read(organization, known, threads, reads);
                }
            };
        }
    }

    /** Keeps the place of a listener that was taken over since. */
    static final class KeepsAnyPlace extends InMemoryStoreContractTest {
        @Override
        protected Store create(Clock clock) {
            return new WrongStore(super.create(clock)) {
                private long latest;

                @Override
                public Optional<FeedPlace> claimFeed(ListenerName listener, Duration lease) {
                    Optional<FeedPlace> place = right.claimFeed(listener, lease);
                    place.ifPresent(claimed -> latest = claimed.fence());
                    return place;
                }

                @Override
                public void keep(FeedPlace place) {
                    right.keep(with(place, Map.of("fence", latest)));
                }
            };
        }
    }

    /** Has room for so many characters of a text. */
    static final class CutsTexts extends InMemoryStoreContractTest {
        private static final int ROOM = 65_535;

        @Override
        protected Store create(Clock clock) {
            return new WrongStore(super.create(clock)) {
                @Override
                Changes written(Changes changes) {
                    List<GuestMessage> cut = changes.guestMessages().stream()
                            .map(row -> row.content() instanceof Text text
                                            && text.body().length() > ROOM
                                    ? with(
                                            row,
                                            Map.of(
                                                    "content",
                                                    new Text(text.body().substring(0, ROOM))))
                                    : row)
                            .toList();
                    return with(changes, Map.of("guestMessages", cut));
                }
            };
        }
    }

    /** Loads and decides each unit before it locks, and then does with that decision what a subclass says. */
    private abstract static class Early extends WrongStore {
        Early(Store right) {
            super(right);
        }

        abstract <A> Decide<A> decided(Unit<A> unit);

        /** One by one, so that a batch still is in order. */
        @Override
        public <A> List<Answer<A>> apply(List<Unit<A>> units) {
            List<Answer<A>> answers = new ArrayList<>();
            units.forEach(unit -> answers.addAll(right.apply(List.of(redecided(unit, decided(unit))))));
            return answers;
        }
    }

    /** Decides now; what is loaded later changes nothing any more. */
    private static <A> Decide<A> decidedEarly(Unit<A> unit, Store store) {
        Loaded early = store.read(unit.organization(), unit.chats(), unit.threads(), unit.reads());
        try {
            Decision<A> decision = unit.decide().decide(early, store.time());
            return (loaded, time) -> decision;
        } catch (RuntimeException failure) {
            return (loaded, time) -> {
                throw failure;
            };
        }
    }

    private static <A> Decision<A> withoutUnique(Decision<A> decision) {
        Changes others = with(
                decision.changes(), Map.of("guests", List.of(), "guestMessages", List.of(), "messages", List.of()));
        return new Decision<>(others, decision.answer());
    }

    /** The same record with other components, whatever else it has. */
    private static <R extends Record> R with(R row, Map<String, ?> other) {
        RecordComponent[] components = row.getClass().getRecordComponents();
        try {
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int index = 0; index < components.length; index++) {
                String name = components[index].getName();
                types[index] = components[index].getType();
                values[index] = other.containsKey(name)
                        ? other.get(name)
                        : components[index].getAccessor().invoke(row);
            }
            @SuppressWarnings("unchecked")
            R changed = (R) row.getClass().getDeclaredConstructor(types).newInstance(values);
            return changed;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record can be read and made", impossible);
        }
    }
}
