package dev.parlor.testkit.contract;

import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Message;
import dev.parlor.store.Answer;
import dev.parlor.store.Changes;
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import dev.parlor.store.Wake;
import dev.parlor.thread.Chat;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Five stores that are right but for one thing, and the contract over each. */
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
