package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.attempt;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.company;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.contactId;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.phone;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.report;
import static dev.parlor.testkit.contract.Rows.threadId;
import static dev.parlor.testkit.contract.Rows.token;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Guest;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.CallerKey;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.ListenerName;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Text;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.FeedPlace;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.thread.Chat;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two, or many, at once who want what only one can have, or what is not there yet. */
abstract class CollisionContract extends Bench {
    private static final OrganizationId NEW = new OrganizationId("new-here");

    private final Meeting meeting = new Meeting();

    CollisionContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void two_units_at_once_that_begin_one_chat_begin_it_once() throws InterruptedException {
        commit(new ChangesBuilder().put(guest(4)));
        Decide<Long> beginning = meeting.with((loaded, time) -> {
            Chat chat = loaded.chats().stream().findFirst().orElseGet(() -> Chat.untouched(chat(4)));
            return new ChangesBuilder().put(chat.withPositionTaken()).answer(chat.nextPosition());
        });

        List<Long> positions = atOnce(onChat(4, Reads.none(), beginning), onChat(4, Reads.none(), beginning));

        assertThat(positions).containsExactlyInAnyOrder(1L, 2L);
        assertThat(chatRow(4).nextPosition()).isEqualTo(3);
    }

    @Test
    void two_units_at_once_that_begin_one_organization_lose_no_update() throws InterruptedException {
        MemberId ann = new MemberId(NEW, "ann");
        Reads reads = Reads.of(Reads.Part.DIRECTORY).contact(contactId(1));
        Decide<Long> counting = meeting.with((loaded, time) -> {
            long before = loaded.contacts().stream()
                    .mapToLong(row -> Long.parseLong(row.name().value()))
                    .sum();
            return company(NEW)
                    .put(new Guest(guestId(61), Reach.by(phone(1)), null))
                    .put(contact(1, ann, 61, String.valueOf(before + 1)))
                    .answer(before);
        });

        List<Long> counts = atOnce(
                new Unit<>(NEW, operation(), Set.of(), Set.of(), reads, counting),
                new Unit<>(NEW, operation(), Set.of(), Set.of(), reads, counting));

        assertThat(counts).containsExactlyInAnyOrder(0L, 1L);
        assertThat(store.contacts(ann)).extracting(row -> row.name().value()).containsExactly("2");
    }

    @Test
    void two_units_at_once_with_the_same_operation_are_two_units() throws InterruptedException {
        OperationId operation = new OperationId(new UUID(8, 1));
        Decide<Long> taking = meeting.with((loaded, time) -> {
            Chat chat = loaded.chats().get(0);
            return new ChangesBuilder().put(chat.withPositionTaken()).answer(chat.nextPosition());
        });
        Unit<Long> unit = new Unit<>(ACME, operation, Set.of(chat(1)), Set.of(), Reads.none(), taking);

        assertThat(atOnce(unit, unit)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(applied(unit)).isEqualTo(3);
        assertThat(chatRow(1).nextPosition()).isEqualTo(4);
    }

    @Test
    void M5_two_units_at_once_with_one_callers_key_end_with_one_message() throws InterruptedException {
        CallerKey key = new CallerKey("order-17");

        List<MessageId> answers = atOnce(keyed(1, key), keyed(2, key));

        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        assertThat(loaded(1, Reads.none().key(key)).messages())
                .extracting(Message::id)
                .containsExactly(answers.get(0));
    }

    @Test
    void C4_two_units_at_once_that_meet_one_new_user_id_end_with_one_guest() throws InterruptedException {
        UserId user = new UserId("US.1");
        Reads reads = Reads.none().addresses(List.of(user));

        List<GuestId> answers = atOnce(met(1, 51, user, reads), met(2, 52, user, reads));

        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        assertThat(found(reads).guests()).extracting(Guest::id).containsExactly(answers.get(0));
    }

    @Test
    void C4_two_guests_who_change_to_one_address_at_once_end_with_one_there() throws InterruptedException {
        Reads reads = Reads.none().addresses(List.of(phone(77)));

        List<Boolean> moved = atOnce(moves(1, reads), moves(2, reads));

        assertThat(moved).containsExactlyInAnyOrder(true, false);
        assertThat(found(reads).guests()).hasSize(1);
    }

    @Test
    void I6_a_report_that_is_parked_while_its_message_gets_its_name_is_not_left_there() throws InterruptedException {
        Message sending = message(1, 1, 1).sending(token(1), minute(1));
        commit(new ChangesBuilder().put(sending).put(attempt(1, sending)));
        Reads byName = Reads.none().platformIds(List.of(platformId(1))).token(token(1));
        DeliveryReport read = report(1, DeliveryReport.Status.READ);

        atOnce(
                onChat(1, byName, meeting.with((loaded, time) -> {
                    Message taken = sending.accepted(platformId(1), time);
                    Message known = loaded.parked().isEmpty() ? taken : taken.reported(read, time);
                    return new ChangesBuilder().put(known).answer(true);
                })),
                onDirectory(
                        byName,
                        meeting.with((loaded, time) -> loaded.messages().stream()
                                        .anyMatch(row -> row.delivery().platformId() != null)
                                ? new ChangesBuilder()
                                        .put(loaded.messages().get(0).reported(read, time))
                                        .answer(true)
                                : new ChangesBuilder().add(read).answer(true))));

        assertThat(found(byName).messages())
                .extracting(row -> row.delivery().step())
                .containsExactly(Delivery.Step.READ);
    }

    @Test
    void I2_one_item_that_is_kept_aside_twice_at_once_is_there_once() throws InterruptedException {
        Quarantined odd = new Quarantined(NOON, "odd", new Item.NotUnderstood("odd", "{}"));
        Decide<Boolean> keeping =
                meeting.with((loaded, time) -> new ChangesBuilder().put(odd).answer(true));

        atOnce(onDirectory(Reads.none(), keeping), onChat(1, Reads.none(), keeping));

        assertThat(store.quarantined(ACME, 10)).containsExactly(odd);
    }

    @Test
    void I3_many_deliveries_of_one_item_at_once_have_one_effect() throws InterruptedException {
        Reads reads = Reads.none().platformIds(List.of(platformId(5)));
        Decide<Boolean> applying = (loaded, time) -> {
            GuestMessage item = wrote(messageId(5), platformId(5), 5, 1, 1, new Text("Once"), NOON);
            return loaded.guestMessages().isEmpty()
                    ? new ChangesBuilder().add(item).add(event(5)).answer(true)
                    : Decision.nothing(false);
        };

        List<Boolean> applied = manyAtOnce(8, number -> List.of(onDirectory(reads, applying)));

        assertThat(applied).containsOnlyOnce(true).hasSize(8);
        assertThat(told()).hasSize(1);
    }

    @Test
    void many_units_at_once_take_each_position_of_a_chat_once_and_tell_each_event() throws InterruptedException {
        Decide<Long> taking = (loaded, time) -> {
            Chat chat = loaded.chats().get(0);
            return new ChangesBuilder()
                    .put(chat.withPositionTaken())
                    .add(event((int) chat.nextPosition()))
                    .answer(chat.nextPosition());
        };

        List<Long> positions = manyAtOnce(
                8,
                number -> List.of(
                        onChat(1, Reads.none(), taking),
                        onThread(1, Reads.none(), taking),
                        onChat(1, Reads.none(), taking)));

        List<Long> all = LongStream.rangeClosed(1, 24).boxed().toList();
        assertThat(positions).containsExactlyInAnyOrderElementsOf(all);
        assertThat(chatRow(1).nextPosition()).isEqualTo(25);
        assertThat(store.events(ACME, 0, 100))
                .extracting(RecordedEvent::position)
                .isEqualTo(all);
        assertThat(told())
                .isEqualTo(
                        all.stream().map(position -> event(position.intValue())).toList());
    }

    @Test
    void V2_two_hosts_at_once_get_one_feed_once() throws InterruptedException {
        commit(new ChangesBuilder().add(event(1)));
        ListenerName archive = new ListenerName("archive");

        List<Optional<FeedPlace>> claimed = meeting.of(
                () -> store.claimFeed(archive, Duration.ofMinutes(1)),
                () -> store.claimFeed(archive, Duration.ofMinutes(1)));

        assertThat(claimed.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    void S8_two_hosts_that_beat_at_once_both_count() throws InterruptedException {
        meeting.of(() -> store.beat("one", Duration.ofMinutes(1)), () -> store.beat("two", Duration.ofMinutes(1)));

        assertThat(store.beat("three", Duration.ofMinutes(1))).isEqualTo(3);
    }

    @Test
    void C5_a_message_that_is_taken_while_its_chat_is_joined_stands_in_the_joined_one() throws InterruptedException {
        Reads reads = Reads.everything();

        meeting.of(
                () -> applied(new Unit<>(
                        ACME,
                        operation(),
                        Set.of(chat(1), chat(2)),
                        Set.of(),
                        reads,
                        meeting.with((loaded, time) -> new ChangesBuilder()
                                .join(guestId(2), guestId(1))
                                .put(Chat.untouched(chat(1)))
                                .answer(chat(1))))),
                () -> applied(onThread(
                        3,
                        reads,
                        meeting.with((loaded, time) -> new ChangesBuilder()
                                .put(message(1, 3, 2).in(loaded.chats().get(0).id()))
                                .answer(loaded.chats().get(0).id())))));

        assertThat(loaded(1, reads).messages()).extracting(Message::id).containsExactly(messageId(1));
        assertThat(store.wholeTimeline(ACME, threadId(3), null, 10).messages())
                .extracting(Message::chat)
                .containsExactly(chat(1));
    }

    @Test
    void two_units_at_once_that_remove_and_rename_one_contact_end_without_it() throws InterruptedException {
        commit(new ChangesBuilder().put(contact(1, ANN, 1, "Mr Guest")).put(contact(2, ANN, 2, "Another")));
        ContactId id = contactId(1);

        atOnce(
                onDirectory(
                        Reads.none().contact(id),
                        meeting.with((loaded, time) ->
                                new ChangesBuilder().remove(id).answer(true))),
                onDirectory(Reads.none().contact(id), meeting.with((loaded, time) -> {
                    ChangesBuilder rows = new ChangesBuilder();
                    loaded.contacts().forEach(row -> rows.put(contact(1, ANN, 1, "Renamed")));
                    return rows.answer(true);
                })));

        assertThat(store.contacts(ANN)).containsExactly(contact(2, ANN, 2, "Another"));
    }

    private Unit<MessageId> keyed(int number, CallerKey key) {
        return onThread(
                1,
                Reads.everything().key(key),
                meeting.with((loaded, time) -> loaded.messages().stream()
                        .filter(row -> key.equals(row.key()))
                        .findFirst()
                        .map(row -> Decision.nothing(row.id()))
                        .orElseGet(() -> new ChangesBuilder()
                                .put(message(number, 1, 1).with(key, null))
                                .answer(messageId(number)))));
    }

    private Unit<GuestId> met(int chat, int fresh, UserId user, Reads reads) {
        return onChat(
                chat,
                reads,
                meeting.with((loaded, time) -> loaded.guests().stream()
                        .filter(row -> row.addresses().contains(user))
                        .findFirst()
                        .map(row -> Decision.nothing(row.id()))
                        .orElseGet(() -> new ChangesBuilder()
                                .put(new Guest(guestId(fresh), new Reach(null, user), null))
                                .answer(guestId(fresh)))));
    }

    /** Whether the guest got the address; not if it was another's by then. */
    private Unit<Boolean> moves(int guest, Reads reads) {
        return onChat(
                guest,
                reads,
                meeting.with((loaded, time) ->
                        loaded.guests().stream().anyMatch(row -> row.addresses().contains(phone(77)))
                                ? Decision.nothing(false)
                                : new ChangesBuilder()
                                        .put(guest(guest).at(Reach.by(phone(77))))
                                        .answer(true)));
    }

    private <A> List<A> atOnce(Unit<A> one, Unit<A> other) throws InterruptedException {
        return meeting.of(() -> applied(one), () -> applied(other));
    }

    private interface Batch<A> {
        List<Unit<A>> of(int thread);
    }

    /** So many threads leave one barrier with a batch each; all that was answered. */
    private <A> List<A> manyAtOnce(int threads, Batch<A> batch) throws InterruptedException {
        CountDownLatch barrier = new CountDownLatch(threads);
        List<FutureTask<List<A>>> tasks = new ArrayList<>();
        for (int number = 0; number < threads; number++) {
            List<Unit<A>> units = batch.of(number);
            tasks.add(new FutureTask<>(() -> {
                barrier.countDown();
                barrier.await();
                return store.apply(units).stream()
                        .map(answer -> answer.orThrow())
                        .toList();
            }));
        }
        for (FutureTask<List<A>> task : tasks) {
            Thread thread = new Thread(task, "many-at-once");
            thread.setDaemon(true);
            thread.start();
        }
        List<A> answers = new ArrayList<>();
        for (FutureTask<List<A>> task : tasks) {
            try {
                answers.addAll(task.get(30, TimeUnit.SECONDS));
            } catch (ExecutionException failure) {
                throw new AssertionError("one of many at once failed", failure.getCause());
            } catch (TimeoutException stuck) {
                throw new AssertionError("many at once keep each other waiting for ever", stuck);
            }
        }
        return answers;
    }
}
