package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.Parlor;
import dev.parlor.ParlorBuilder;
import dev.parlor.directory.Language;
import dev.parlor.directory.Organization;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ListenerName;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.message.Text;
import dev.parlor.store.FeedPlace;
import dev.parlor.testkit.RecordingTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners on the feed: told after commit, in order, at least once; and harmless, whatever they do. */
class ListenerFlowTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Room room = new Room();
    private final RecordingTransport wire = new RecordingTransport();
    private final List<RecordedEvent> heard = new ArrayList<>();

    @Test
    void V2_a_listener_is_told_everything_in_order_after_the_commit() {
        List<Boolean> committed = new ArrayList<>();
        Parlor parlor = host().listener("archive", event -> {
                    heard.add(event);
                    committed.add(room.feed().contains(event));
                })
                .build();
        ThreadId thread = room.agreed(MIRA);
        room.writes(MIRA, thread, "one");
        parlor.dispatchDue();

        assertThat(heard).isEqualTo(room.feed());
        assertThat(committed).doesNotContain(false);
        assertThat(wire.texts()).containsExactly("one");
    }

    @Test
    void V2_after_a_restart_it_goes_on_where_it_was_and_a_new_name_begins_at_the_first_event() {
        listening("archive", heard::add).dispatchDue();
        int before = heard.size();
        ThreadId thread = room.asks(MIRA);
        listening("archive", heard::add).dispatchDue();

        assertThat(heard).isEqualTo(room.feed()).hasSizeGreaterThan(before);
        List<RecordedEvent> later = new ArrayList<>();
        listening("search", later::add).dispatchDue();
        assertThat(later).isEqualTo(room.feed());
        assertThat(room.parlor.timeline(MIRA, thread, 1)).isNotEmpty();
    }

    @Test
    void V2_nothing_is_told_twice_while_nothing_fails() {
        Parlor parlor = listening("archive", heard::add);
        parlor.dispatchDue();
        parlor.dispatchDue();

        assertThat(heard).isEqualTo(room.feed());
    }

    @Test
    void V2_one_that_throws_gets_the_same_event_later_and_misses_none() {
        List<Long> tried = new ArrayList<>();
        Parlor parlor = listening("archive", event -> {
            tried.add(event.position());
            if (event.position() == 3 && tried.size() < 5) {
                throw new IllegalStateException("not now");
            }
            heard.add(event);
        });
        parlor.dispatchDue();
        parlor.dispatchDue();
        assertThat(tried).containsExactly(1L, 2L, 3L);
        room.passes(Duration.ofSeconds(2));
        parlor.dispatchDue();
        room.passes(Duration.ofSeconds(4));
        parlor.dispatchDue();

        assertThat(tried).startsWith(1L, 2L, 3L, 3L, 3L, 4L);
        assertThat(heard).isEqualTo(room.feed());
    }

    @Test
    void V2_one_that_throws_delays_neither_the_others_nor_what_is_sent() {
        Parlor parlor = host().listener("broken", event -> {
                    throw new AssertionError("always");
                })
                .listener("archive", heard::add)
                .build();
        ThreadId thread = room.agreed(MIRA);
        room.writes(MIRA, thread, "one");
        parlor.dispatchDue();

        assertThat(heard).isEqualTo(room.feed());
        assertThat(wire.texts()).containsExactly("one");
    }

    @Test
    void V2_a_failure_in_one_organization_delays_no_other() {
        OrganizationId other = new OrganizationId("harbour");
        room.parlor.directory().put(new Organization(other, "Harbour", false, Language.EN));
        Parlor parlor = listening("archive", event -> {
            if (event.organization().equals(BANK)) {
                throw new IllegalStateException("not this one");
            }
            heard.add(event);
        });
        parlor.dispatchDue();

        assertThat(heard).isEqualTo(room.parlor.events(other, 0, 10)).isNotEmpty();
    }

    @Test
    void V2_a_listener_may_act_and_is_told_of_that_too() {
        ThreadId thread = room.agreed(MIRA);
        AtomicReference<Parlor> parlor = new AtomicReference<>();
        parlor.set(listening("echo", event -> {
            heard.add(event);
            if (event.event() instanceof Event.ThreadStarted) {
                parlor.get().send(MIRA, thread, new Text("begun"));
            }
        }));
        parlor.get().dispatchDue();

        assertThat(wire.texts()).containsExactly("begun");
        assertThat(heard).isEqualTo(room.feed());
    }

    @Test
    void V2_of_two_hosts_each_event_is_told_by_one() {
        Parlor first = listening("archive", heard::add);
        Parlor second = listening("archive", heard::add);
        ThreadId thread = room.agreed(MIRA);
        for (Parlor host : List.of(first, second, first, second)) {
            room.writes(MIRA, thread, "again");
            host.dispatchDue();
        }

        assertThat(heard).isEqualTo(room.feed());
    }

    @Test
    void V2_what_a_dead_host_was_telling_is_told_again_by_another_when_its_lease_is_over() {
        ListenerName archive = new ListenerName("archive");
        FeedPlace ofTheDead = room.store.claimFeed(archive, LEASE).orElseThrow();
        Parlor alive = listening("archive", heard::add);
        alive.dispatchDue();
        assertThat(heard).isEmpty();

        room.leaseNanos.addAndGet(LEASE.toNanos());
        alive.dispatchDue();
        assertThat(heard).isEqualTo(room.feed());

        room.store.keep(ofTheDead.heard(1));
        alive.dispatchDue();
        assertThat(heard).isEqualTo(room.feed());
    }

    @Test
    void V2_there_is_no_thread_before_the_start_and_none_after_closing() {
        Parlor parlor = listening("archive", heard::add);
        assertThat(threads()).isEmpty();
        parlor.dispatchDue();
        assertThat(threads()).isEmpty();
        parlor.start();
        assertThat(threads()).hasSize(2);
        parlor.close();
        assertThat(threads()).isEmpty();
    }

    @Test
    @Timeout(30)
    void V2_one_that_blocks_stops_neither_sending_nor_another_one_nor_closing() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        BlockingQueue<Event> told = new LinkedBlockingQueue<>();
        Parlor parlor = host().listener("stuck", event -> block(never))
                .listener("archive", event -> told.add(event.event()))
                .build();
        parlor.start();
        ThreadId thread = room.agreed(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");

        Event accepted = new Event.MessageMoved(thread, message, MessageState.ACCEPTED, null);
        Event next = told.poll(10, TimeUnit.SECONDS);
        while (next != null && !next.equals(accepted)) {
            next = told.poll(10, TimeUnit.SECONDS);
        }
        assertThat(next).isEqualTo(accepted);
        parlor.close(Duration.ofSeconds(2));
        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void V2_what_was_interrupted_by_closing_is_told_again() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Parlor parlor = listening("archive", event -> {
            begun.countDown();
            block(never);
        });
        parlor.start();
        begun.await();
        parlor.close(Duration.ofSeconds(2));

        assertThat(threads()).isEmpty();
        room.passes(Duration.ofSeconds(2));
        listening("archive", heard::add).dispatchDue();
        assertThat(heard).isEqualTo(room.feed());
    }

    @Test
    void V2_two_listeners_have_two_names() {
        ParlorBuilder builder = host().listener("archive", heard::add);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.listener("archive", heard::add))
                .withMessageContaining("archive");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.listener("no blanks", heard::add));
    }

    private ParlorBuilder host() {
        return room.host(wire);
    }

    private Parlor listening(String name, Consumer<RecordedEvent> listener) {
        return host().listener(name, listener).build();
    }

    private static void block(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("parlor"))
                .toList();
    }
}
