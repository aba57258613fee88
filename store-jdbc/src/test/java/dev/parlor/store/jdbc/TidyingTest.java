package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.contact.LegalHold;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ListenerName;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Text;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.FeedPlace;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TidyingTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Nested
    class OnH2 extends Facts {
        OnH2() {
            super(Databases::h2);
        }
    }

    @Nested
    class OnPostgres extends Facts {
        OnPostgres() {
            super(Databases::postgres);
        }
    }

    abstract static class Facts extends OnAcme {
        Facts(Supplier<Database> kind) {
            super(kind);
        }

        // Quarantined items.

        @Test
        void I2_an_item_kept_aside_goes_after_its_time_and_an_event_says_so() {
            Quarantined old = aside("{\"old\":1}");
            clock.pass(Duration.ofDays(90));
            Quarantined young = aside("{\"young\":1}");

            assertThat(tidied(Retention.defaults()).quarantined()).isZero();
            clock.pass(MINUTE);
            assertThat(tidied(Retention.defaults()).quarantined()).isEqualTo(1);

            assertThat(store.quarantined(Acme.ACME, 10)).containsExactly(young);
            assertThat(events()).containsExactly(new Event.ItemDropped(old.id()));
        }

        @Test
        void I2_as_many_as_there_are_go_and_those_that_are_held_do_not_keep_them() {
            acme.write(new ChangesBuilder().set(new LegalHold(Acme.guestId(1), null, "a dispute", store.time())), 1);
            ChangesBuilder changes = new ChangesBuilder();
            for (int item = 0; item < 2 * Tidying.BATCH + 1; item++) {
                String from = item < 600 ? Acme.phone(1).value().substring(1) : "447700900199";
                changes.put(new Quarantined(
                        store.time(),
                        "unread",
                        new Item.NotUnderstood("unread", "{\"from\":\"" + from + "\",\"n\":" + item + "}")));
            }
            acme.write(changes);
            clock.pass(Duration.ofDays(91));

            assertThat(tidied(Retention.defaults()).quarantined()).isEqualTo(2 * Tidying.BATCH + 1 - 600);
            assertThat(store.quarantined(Acme.ACME, 2000)).hasSize(600).allMatch(item -> item.names(Acme.phone(1)));
        }

        @Test
        void I2_kept_for_ever_if_the_host_says_so() {
            aside("{\"old\":1}");
            clock.pass(Duration.ofDays(10_000));

            assertThat(tidied(Retention.defaults().quarantined(null)).quarantined())
                    .isZero();
        }

        // Reports of unknown messages.

        @Test
        void I6_a_report_that_no_message_asked_for_goes_with_the_name_it_was_parked_on() {
            parked(1);
            parked(2);
            clock.pass(Duration.ofDays(31));
            parked(2);
            clock.pass(MINUTE);

            assertThat(tidied(Retention.defaults()).reports()).isEqualTo(2);

            Reads reads = Reads.none().platformIds(List.of(Acme.platformId(1), Acme.platformId(2)));
            assertThat(store.read(Acme.ACME, Set.of(), Set.of(), reads).parked())
                    .hasSize(1);
            assertThat(database.query("SELECT platform_id FROM parlor_sent_as"))
                    .containsExactly(List.of(Acme.platformId(2).value()));
        }

        @Test
        void I6_the_name_of_a_message_of_ours_stays() {
            acme.write(new ChangesBuilder().put(acme.accepted(1, 1, new Text("hello"))), 1);
            clock.pass(Duration.ofDays(400));

            tidied(Retention.defaults());

            Reads reads = Reads.none().platformIds(List.of(Acme.platformId(1)));
            assertThat(store.read(Acme.ACME, Set.of(), Set.of(), reads).messages())
                    .hasSize(1);
        }

        // Names of operations, and of guests' messages.

        @Test
        void S1_the_names_of_operations_go_after_a_day() {
            for (int unit = 0; unit < 3; unit++) {
                clock.pass(Duration.ofHours(10));
                acme.write(new ChangesBuilder().add(event(unit)));
            }
            clock.pass(Duration.ofHours(5));

            assertThat(tidied(Retention.defaults()).operations()).isEqualTo(2);
            assertThat(database.query("SELECT operation FROM parlor_operation")).hasSize(2);
        }

        @Test
        void I3_a_guests_message_is_known_again_however_late_it_is_told_again() {
            acme.write(new ChangesBuilder().add(acme.wrote(1, 1, new Text("hello"))), 1);
            clock.pass(Duration.ofDays(10_000));

            tidied(Retention.defaults());

            Reads reads = Reads.none().platformIds(List.of(Acme.platformId(1)));
            assertThat(store.read(Acme.ACME, Set.of(), Set.of(), reads).guestMessages())
                    .hasSize(1);
        }

        // Events.

        @Test
        void V1_events_go_after_their_time_but_for_the_last_one() {
            happened(1, 2, 3);
            assertThat(events()).hasSize(3);
            clock.pass(Duration.ofDays(401));

            assertThat(tidied(Retention.defaults()).events()).isEqualTo(2);

            assertThat(store.events(Acme.ACME, 0, 10))
                    .extracting(RecordedEvent::position)
                    .containsExactly(3L);
            happened(4);
            assertThat(store.events(Acme.ACME, 3, 10))
                    .extracting(RecordedEvent::position)
                    .containsExactly(4L);
        }

        @Test
        void V2_an_event_that_a_listener_has_not_heard_stays() {
            happened(1, 2, 3, 4);
            ListenerName mail = new ListenerName("mail");
            FeedPlace place = store.claimFeed(mail, MINUTE).orElseThrow();
            store.keep(place.heard(2));
            clock.pass(Duration.ofDays(401));

            tidied(Retention.defaults());

            assertThat(store.events(Acme.ACME, 0, 10))
                    .extracting(RecordedEvent::position)
                    .containsExactly(3L, 4L);
        }

        @Test
        void V2_a_new_listener_begins_with_what_is_left_and_comes_to_an_end() {
            happened(1, 2, 3);
            events();
            clock.pass(Duration.ofDays(401));
            tidied(Retention.defaults());

            ListenerName late = new ListenerName("late");
            FeedPlace place = store.claimFeed(late, MINUTE).orElseThrow();
            List<RecordedEvent> left = store.events(Acme.ACME, place.position(), 10);
            store.keep(place.heard(left.get(left.size() - 1).position()));

            assertThat(left).hasSize(1);
            assertThat(store.claimFeed(late, MINUTE)).isEmpty();
        }

        @Test
        void V1_more_events_than_one_transaction_takes_go_all() {
            ChangesBuilder changes = new ChangesBuilder();
            for (int number = 0; number < 2 * Tidying.BATCH + 2; number++) {
                changes.add(event(number));
            }
            acme.write(changes);
            store.events(Acme.ACME, 0, 1);
            clock.pass(Duration.ofDays(401));

            assertThat(tidied(Retention.defaults()).events()).isEqualTo(2 * Tidying.BATCH + 1);
        }

        @Test
        void T4_events_of_a_guest_under_a_legal_hold_stay() {
            acme.write(
                    new ChangesBuilder()
                            .add(new Event.GuestMessageReceived(Acme.thread(1), Acme.message(1)))
                            .add(new Event.GuestMessageReceived(Acme.thread(2), Acme.message(2)))
                            .add(new Event.GuestUnreachable(Acme.chat(1)))
                            .add(new Event.GuestUnreachable(Acme.chat(2)))
                            .add(event(9))
                            .set(new LegalHold(Acme.guestId(1), Acme.thread(1), "a dispute", store.time())),
                    1);
            events();
            clock.pass(Duration.ofDays(401));

            tidied(Retention.defaults());

            assertThat(store.events(Acme.ACME, 0, 10))
                    .extracting(RecordedEvent::position)
                    .containsExactly(1L, 3L, 5L);
        }

        /** Two hosts with clocks alike, which call for it at the same minute each night. */
        @Test
        void I2_I6_M3_hosts_that_tidy_at_once_drop_everything_once_and_none_of_them_fails() throws Exception {
            List<Quarantined> dropped = new ArrayList<>();
            ChangesBuilder changes = new ChangesBuilder();
            for (int number = 0; number < 2 * Tidying.BATCH; number++) {
                Quarantined item = new Quarantined(
                        store.time(), "unread", new Item.NotUnderstood("unread", "{\"n\":" + number + "}"));
                dropped.add(item);
                changes.put(item)
                        .add(event(number))
                        .add(new DeliveryReport(
                                Acme.platformId(number), DeliveryReport.Status.SENT, store.time(), null, null));
            }
            acme.write(changes);
            for (int file = 0; file < 20; file++) {
                kept();
            }
            store.events(Acme.ACME, 0, 1);
            clock.pass(Duration.ofDays(401));

            int hosts = 3;
            CyclicBarrier together = new CyclicBarrier(hosts);
            ExecutorService threads = Executors.newFixedThreadPool(hosts);
            List<Future<Tidied>> runs = new ArrayList<>();
            AtomicInteger files = new AtomicInteger();
            try {
                for (int host = 0; host < hosts; host++) {
                    JdbcStore another =
                            JdbcStore.builder(database.pool()).clock(clock).build();
                    runs.add(threads.submit(() -> {
                        together.await();
                        Tidied tidied = another.tidy(Acme.ACME, Retention.defaults());
                        files.addAndGet(another.tidyFiles(Acme.ACME, media, Duration.ofDays(31)));
                        return tidied;
                    }));
                }
                int items = 0;
                int reports = 0;
                for (Future<Tidied> run : runs) {
                    items += run.get().quarantined();
                    reports += run.get().reports();
                }
                assertThat(items).isEqualTo(2 * Tidying.BATCH);
                assertThat(reports).isEqualTo(2 * Tidying.BATCH);
            } finally {
                threads.shutdownNow();
            }

            assertThat(store.quarantined(Acme.ACME, 10)).isEmpty();
            assertThat(store.events(Acme.ACME, 0, 3 * Tidying.BATCH))
                    .extracting(RecordedEvent::event)
                    .filteredOn(Event.ItemDropped.class::isInstance)
                    .containsExactlyInAnyOrderElementsOf(dropped.stream()
                            .<Event>map(item -> new Event.ItemDropped(item.id()))
                            .toList());
            assertThat(database.query("SELECT COUNT(*) FROM parlor_parked")).containsExactly(List.of("0"));
            assertThat(files).hasValueGreaterThanOrEqualTo(20);
            assertThat(database.query("SELECT COUNT(*) FROM parlor_file")).containsExactly(List.of("0"));
        }

        @Test
        void X10_nothing_of_another_organization_goes() {
            happened(1, 2);
            aside("{\"old\":1}");
            parked(1);
            events();
            clock.pass(Duration.ofDays(401));

            assertThat(store.tidy(new OrganizationId("other"), Retention.defaults()))
                    .isEqualTo(new Tidied(0, 0, 0, 0, 0));
            assertThat(store.events(Acme.ACME, 0, 10)).hasSize(2);
            assertThat(store.quarantined(Acme.ACME, 10)).hasSize(1);
        }

        private Tidied tidied(Retention retention) {
            return store.tidy(Acme.ACME, retention);
        }

        private Quarantined aside(String raw) {
            Quarantined item = new Quarantined(store.time(), "unread", new Item.NotUnderstood("unread", raw));
            acme.write(new ChangesBuilder().put(item));
            return item;
        }

        private void parked(int message) {
            DeliveryReport report =
                    new DeliveryReport(Acme.platformId(message), DeliveryReport.Status.SENT, store.time(), null, null);
            acme.write(new ChangesBuilder().add(report));
        }

        private void happened(int... numbers) {
            for (int number : numbers) {
                acme.write(new ChangesBuilder().add(event(number)));
            }
        }

        private static Event event(int number) {
            return new Event.MemberChanged(new MemberId(Acme.ACME, "member-" + number), Event.Change.REGISTERED);
        }

        private List<Event> events() {
            return store.events(Acme.ACME, 0, 100).stream()
                    .map(RecordedEvent::event)
                    .toList();
        }
    }

    @Test
    void I3_nothing_is_forgotten_while_the_platform_may_tell_it_again() {
        Retention retention = Retention.defaults();
        Duration week = Duration.ofDays(7);

        assertThatIllegalArgumentException().isThrownBy(() -> retention.quarantined(week));
        assertThatIllegalArgumentException().isThrownBy(() -> retention.reports(week));
        assertThatIllegalArgumentException().isThrownBy(() -> retention.events(week));
        assertThatIllegalArgumentException().isThrownBy(() -> retention.operations(OnAcme.MINUTE));
        assertThat(retention.quarantined(week.plus(DAY)).ofQuarantined()).contains(week.plus(DAY));
    }
}
