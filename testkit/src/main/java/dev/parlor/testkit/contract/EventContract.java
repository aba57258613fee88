package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decide;
import dev.parlor.store.Reads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feed of events, with positions from 1 on. */
abstract class EventContract extends Bench {
    EventContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void V1_positions_begin_with_1_and_have_no_gap() {
        commit(new ChangesBuilder().add(event(1)).add(event(2)));
        commit(new ChangesBuilder().add(event(3)));

        assertThat(store.events(ACME, 0, 10))
                .extracting(RecordedEvent::position)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void V1_events_of_a_unit_stand_in_their_order_and_units_in_that_of_their_commit() {
        commit(new ChangesBuilder().add(event(3)).add(event(1)));
        commit(new ChangesBuilder().add(event(2)));

        assertThat(told()).containsExactly(event(3), event(1), event(2));
    }

    @Test
    void V1_units_of_one_batch_on_one_chat_tell_in_their_order() {
        List<Decide<Boolean>> units = List.of(5, 4, 6).stream()
                .<Decide<Boolean>>map(number -> (loaded, time) ->
                        new ChangesBuilder().add(event(number)).answer(true))
                .toList();

        store.apply(units.stream().map(unit -> onChat(1, Reads.none(), unit)).toList());

        assertThat(told()).containsExactly(event(5), event(4), event(6));
    }

    @Test
    void V1_the_feed_is_read_on_from_any_position_in_pages() {
        for (int number = 1; number <= 7; number++) {
            commit(new ChangesBuilder().add(event(number)));
        }

        List<RecordedEvent> read = new ArrayList<>();
        for (List<RecordedEvent> page = store.events(ACME, 0, 3);
                !page.isEmpty();
                page = store.events(ACME, read.get(read.size() - 1).position(), 3)) {
            read.addAll(page);
        }

        assertThat(read)
                .extracting(RecordedEvent::event)
                .containsExactly(event(1), event(2), event(3), event(4), event(5), event(6), event(7));
    }

    @Test
    void V1_the_feed_can_be_read_again_and_is_the_same() {
        commit(new ChangesBuilder().add(event(1)));
        List<RecordedEvent> once = store.events(ACME, 0, 10);
        commit(new ChangesBuilder().add(event(2)));

        assertThat(store.events(ACME, 0, 1)).isEqualTo(once).hasSize(1);
    }

    @Test
    void V1_beyond_the_end_there_is_nothing_yet_and_below_the_beginning_is_the_beginning() {
        commit(new ChangesBuilder().add(event(1)));

        assertThat(store.events(ACME, 1, 10)).isEmpty();
        assertThat(store.events(ACME, 99, 10)).isEmpty();
        assertThat(store.events(ACME, -1, 10)).hasSize(1);
    }

    @Test
    void V1_an_event_carries_its_organization_and_the_time_of_its_commit() {
        clock.move(Duration.ofMinutes(5));
        commit(new ChangesBuilder().add(event(1)));

        assertThat(store.events(ACME, 0, 10)).containsExactly(new RecordedEvent(1, ACME, minute(5), event(1)));
    }

    @Test
    void V1_a_unit_that_fails_leaves_neither_an_event_nor_a_gap() {
        commit(new ChangesBuilder().add(event(1)));
        store.apply(List.of(onChat(1, Reads.none(), (loaded, time) -> {
            new ChangesBuilder().add(event(2)).answer("never");
            throw new IllegalStateException("broken");
        })));
        commit(new ChangesBuilder().add(event(3)));

        assertThat(store.events(ACME, 0, 10))
                .extracting(RecordedEvent::position)
                .containsExactly(1L, 2L);
        assertThat(told()).containsExactly(event(1), event(3));
    }

    @Test
    void V1_the_same_event_twice_is_told_twice() {
        commit(new ChangesBuilder().add(event(1)).add(event(1)));

        assertThat(told()).containsExactly(event(1), event(1));
    }

    @Test
    void V1_every_kind_of_event_comes_back_as_it_was_told() {
        List<Event> all = Kinds.events();
        ChangesBuilder rows = new ChangesBuilder();
        all.forEach(rows::add);
        commit(rows);

        assertThat(told()).isEqualTo(all);
    }
}
