package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Room.ACME;
import static dev.parlor.store.jdbc.Room.apply;
import static dev.parlor.store.jdbc.Room.chat;
import static dev.parlor.store.jdbc.Room.commit;
import static dev.parlor.store.jdbc.Room.event;
import static dev.parlor.store.jdbc.Room.onChat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.MessageId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The feed beside transactions that end in any order (V1). */
class FeedTest {
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

    abstract static class Facts extends OnRoom {
        Facts(Supplier<Database> kind) {
            super(kind);
        }

        /** The first unit writes its event and waits with its commit until the second one has committed and been read. */
        @Test
        void V1_a_reader_passes_no_event_whose_transaction_commits_late() throws Exception {
            commit(store, Room.with(1));
            commit(store, Room.with(2));
            HeldCommits held = new HeldCommits(database.pool());
            JdbcStore slow = JdbcStore.builder(held).clock(AT_NOON).build();
            Thread late = held.start(() -> apply(slow, telling(1, 1)));

            apply(store, telling(2, 2));
            List<RecordedEvent> before = store.events(ACME, 0, 10);
            held.release();
            late.join();
            List<RecordedEvent> after =
                    store.events(ACME, before.get(before.size() - 1).position(), 10);

            assertThat(before).extracting(RecordedEvent::event).containsExactly(event(2));
            assertThat(before).extracting(RecordedEvent::position).containsExactly(1L);
            assertThat(after).extracting(RecordedEvent::event).containsExactly(event(1));
            assertThat(after).extracting(RecordedEvent::position).containsExactly(2L);
        }

        @Test
        void V1_a_reader_beside_four_writers_reads_every_event_once_and_those_of_a_chat_in_order() throws Exception {
            int writers = 4;
            int each = 25;
            for (int chat = 1; chat <= writers; chat++) {
                commit(store, Room.with(chat));
            }
            CountDownLatch done = new CountDownLatch(writers);
            List<Thread> threads = new ArrayList<>();
            for (int writer = 1; writer <= writers; writer++) {
                int chat = writer;
                threads.add(new Thread(() -> {
                    for (int number = 0; number < each; number++) {
                        apply(store, telling(chat, chat * 1000 + number));
                    }
                    done.countDown();
                }));
            }
            threads.forEach(Thread::start);
            List<Long> read = new ArrayList<>();
            long position = 0;
            boolean more = true;
            while (more) {
                more = done.getCount() > 0;
                for (RecordedEvent next : store.events(ACME, position, 7)) {
                    assertThat(next.position()).isEqualTo(++position);
                    MessageId about = ((Event.GuestMessageReceived) next.event()).message();
                    read.add(about.value().getLeastSignificantBits());
                    more = true;
                }
            }

            assertThat(read).hasSize(writers * each).doesNotHaveDuplicates();
            for (int writer = 1; writer <= writers; writer++) {
                int chat = writer;
                assertThat(read.stream().filter(number -> number / 1000 == chat))
                        .isSorted();
            }
        }

        private static Unit<String> telling(int chat, int number) {
            return onChat(
                    chat,
                    Reads.none(),
                    (loaded, time) -> new ChangesBuilder().add(event(number)).answer("told"));
        }
    }
}
