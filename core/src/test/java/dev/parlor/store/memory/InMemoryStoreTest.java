package dev.parlor.store.memory;

import static dev.parlor.Sample.ACME;
import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.GUEST;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.message;
import static dev.parlor.Sample.platformId;
import static dev.parlor.Sample.thread;
import static dev.parlor.Sample.threadWithAnn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlor.contact.Guest;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Text;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decide;
import dev.parlor.store.HistoryRow;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.thread.Chat;
import dev.parlor.timeline.HistoryQuery;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest {
    private static final OrganizationId OTHER = new OrganizationId("other");
    private static final Reach PHONE = Reach.by(new PhoneNumber("+447700900123"));
    private static final Guest HOLDER = new Guest(GUEST, PHONE, null);
    private static final Guest RIVAL = new Guest(new GuestId(new UUID(7, 2)), PHONE, null);

    private final HandMovedClock clock = new HandMovedClock(NOON);
    private final InMemoryStore store = new InMemoryStore(clock, () -> 0);

    @Test
    void time_never_goes_back() {
        assertThat(store.time()).isEqualTo(NOON);
        clock.move(Duration.ofMinutes(-5));
        assertThat(store.time()).isEqualTo(NOON);
        clock.move(Duration.ofMinutes(6));
        assertThat(store.time()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void time_is_kept_in_microseconds() {
        clock.move(Duration.ofNanos(1999));

        assertThat(store.time()).isEqualTo(NOON.plusNanos(1000));
    }

    @Test
    void all_units_of_a_batch_are_given_one_time() {
        Decide<Instant> slow = (loaded, time) -> {
            clock.move(Duration.ofSeconds(1));
            return new ChangesBuilder().answer(time);
        };

        assertThat(store.apply(List.of(unit(ACME, slow), unit(ACME, slow))))
                .extracting(Answer::orThrow)
                .containsExactly(NOON, NOON);
    }

    @Test
    void a_unit_that_fails_is_undone_alone_and_its_neighbours_commit() {
        List<Answer<String>> answers = store.apply(List.of(
                unit(ACME, (loaded, time) -> new ChangesBuilder().put(HOLDER).answer("first")),
                unit(ACME, (loaded, time) -> {
                    new ChangesBuilder().put(threadWithAnn(1)).add(event(1)).answer("never");
                    throw new IllegalStateException("broken");
                }),
                unit(
                        ACME,
                        (loaded, time) ->
                                new ChangesBuilder().put(Chat.untouched(CHAT)).answer("third"))));

        assertThat(answers.get(0).orThrow()).isEqualTo("first");
        assertThatIllegalStateException().isThrownBy(answers.get(1)::orThrow).withMessage("broken");
        assertThat(answers.get(2).orThrow()).isEqualTo("third");
        assertThat(store.read(ACME, Set.of(CHAT), Set.of(), Reads.everything()).guests())
                .containsExactly(HOLDER);
        assertThat(store.read(ACME, Set.of(CHAT), Set.of(), Reads.everything()).threads())
                .isEmpty();
        assertThat(store.events(ACME, 0, 10)).isEmpty();
    }

    @Test
    void a_unit_sees_what_its_predecessor_in_the_batch_wrote() {
        Reads byPhone = Reads.none().addresses(PHONE.addresses());
        List<Answer<List<Guest>>> answers = store.apply(List.of(
                unit(ACME, (loaded, time) -> new ChangesBuilder().put(HOLDER).answer(loaded.guests())),
                new Unit<>(
                        ACME,
                        operation(),
                        Set.of(),
                        Set.of(),
                        byPhone,
                        (loaded, time) -> new ChangesBuilder().answer(loaded.guests()))));

        assertThat(answers.get(0).orThrow()).isEmpty();
        assertThat(answers.get(1).orThrow()).containsExactly(HOLDER);
    }

    @Test
    void C4_a_unit_that_would_give_an_address_a_second_owner_is_decided_anew() {
        commit(ACME, new ChangesBuilder().put(HOLDER));
        AtomicInteger decisions = new AtomicInteger();

        Guest answer = store.apply(List.of(unit(
                        ACME,
                        (loaded, time) -> decisions.incrementAndGet() == 1
                                ? new ChangesBuilder().put(RIVAL).add(event(1)).answer(RIVAL)
                                : new ChangesBuilder().add(event(2)).answer(HOLDER))))
                .get(0)
                .orThrow();

        assertThat(answer).isEqualTo(HOLDER);
        assertThat(decisions).hasValue(2);
        assertThat(store.events(ACME, 0, 10)).extracting(RecordedEvent::event).containsExactly(event(2));
        assertThat(store.read(ACME, Set.of(), Set.of(), Reads.none().addresses(PHONE.addresses()))
                        .guests())
                .containsExactly(HOLDER);
    }

    @Test
    void I3_a_guest_message_with_a_known_platform_id_is_decided_anew() {
        commit(ACME, new ChangesBuilder().add(guestMessage(1)));
        AtomicInteger decisions = new AtomicInteger();

        String answer = store.apply(List.of(unit(
                        ACME,
                        (loaded, time) -> decisions.incrementAndGet() == 1
                                ? new ChangesBuilder().add(guestMessage(2)).answer("applied")
                                : new ChangesBuilder().answer("duplicate"))))
                .get(0)
                .orThrow();

        assertThat(answer).isEqualTo("duplicate");
    }

    @Test
    void a_unit_that_collides_for_ever_fails_and_writes_nothing() {
        commit(ACME, new ChangesBuilder().put(HOLDER));

        Answer<String> answer = store.apply(List.of(unit(
                        ACME,
                        (loaded, time) ->
                                new ChangesBuilder().put(RIVAL).add(event(1)).answer("stubborn"))))
                .get(0);

        assertThatIllegalStateException().isThrownBy(answer::orThrow).withMessageContaining("collided");
        assertThat(store.events(ACME, 0, 10)).isEmpty();
    }

    @Test
    void invariant_10_organizations_never_see_each_others_rows() {
        commit(
                ACME,
                new ChangesBuilder()
                        .put(HOLDER)
                        .put(Chat.untouched(CHAT))
                        .put(threadWithAnn(1))
                        .add(guestMessage(1))
                        .put(new Quarantined(NOON, "unknown kind", new Item.NotUnderstood("unknown kind", "{}")))
                        .add(event(1)));
        Reads everything = Reads.everything().addresses(PHONE.addresses()).platformIds(Set.of(platformId(1)));

        assertThat(store.read(OTHER, Set.of(CHAT), Set.of(thread(1)), everything))
                .usingRecursiveComparison()
                .isEqualTo(new InMemoryStore(clock).read(OTHER, Set.of(), Set.of(), Reads.none()));
        assertThat(store.timeline(new MemberId(OTHER, ANN.value()), thread(1), null, 10)
                        .guestMessages())
                .isEmpty();
        assertThat(store.history(new MemberId(OTHER, ANN.value()), HistoryQuery.all(), 10))
                .isEmpty();
        assertThat(store.quarantined(OTHER, 10)).isEmpty();
        assertThat(store.events(OTHER, 0, 10)).isEmpty();
        assertThat(store.history(ANN, HistoryQuery.all(), 10))
                .extracting(HistoryRow::thread)
                .containsExactly(thread(1));
        assertThat(store.timeline(ANN, thread(1), null, 10).guestMessages()).hasSize(1);
    }

    @Test
    void C4_the_same_address_may_belong_to_a_guest_of_each_organization() {
        commit(ACME, new ChangesBuilder().put(HOLDER));
        commit(OTHER, new ChangesBuilder().put(RIVAL));

        assertThat(store.read(OTHER, Set.of(), Set.of(), Reads.none().addresses(PHONE.addresses()))
                        .guests())
                .containsExactly(RIVAL);
    }

    @Test
    void V1_the_feed_has_no_gap_and_is_read_on_from_any_position() {
        for (int number = 1; number <= 7; number++) {
            commit(
                    number % 2 == 0 ? OTHER : ACME,
                    new ChangesBuilder().add(event(number)).add(event(number)));
        }

        List<RecordedEvent> read = new ArrayList<>();
        for (List<RecordedEvent> page = store.events(ACME, 0, 3);
                !page.isEmpty();
                page = store.events(ACME, read.get(read.size() - 1).position(), 3)) {
            read.addAll(page);
        }
        assertThat(read).extracting(RecordedEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(read)
                .extracting(RecordedEvent::event)
                .containsExactly(event(1), event(1), event(3), event(3), event(5), event(5), event(7), event(7));
        assertThat(read).allMatch(event -> event.organization().equals(ACME));
    }

    @Test
    void V1_beyond_the_end_of_the_feed_there_is_nothing_yet() {
        commit(ACME, new ChangesBuilder().add(event(1)));

        assertThat(store.events(ACME, 1, 10)).isEmpty();
        assertThat(store.events(ACME, 99, 10)).isEmpty();
        assertThat(store.events(ACME, -1, 10)).hasSize(1);
    }

    private void commit(OrganizationId organization, ChangesBuilder changes) {
        store.apply(List.of(unit(organization, (loaded, time) -> changes.answer(true))))
                .get(0)
                .orThrow();
    }

    private static <A> Unit<A> unit(OrganizationId organization, Decide<A> decide) {
        return new Unit<>(organization, operation(), Set.of(), Set.of(), Reads.none(), decide);
    }

    private static OperationId operation() {
        return new OperationId(new UUID(9, 9));
    }

    private static Event event(int number) {
        return new Event.GuestMessageReceived(thread(1), message(number));
    }

    private static GuestMessage guestMessage(int number) {
        return new GuestMessage(
                message(number),
                thread(1),
                CHAT,
                number,
                platformId(1),
                NOON,
                NOON,
                new Text("Hello"),
                null,
                GuestMessage.RouteReason.ONLY_OPEN);
    }
}
