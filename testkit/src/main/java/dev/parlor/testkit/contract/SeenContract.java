package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.OTHER;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.guest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.RecordedEvent;
import dev.parlor.id.SeenId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Reads;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What left no row of its own, and is known again all the same. */
abstract class SeenContract extends Bench {
    private static final SeenId ONE = SeenId.of("item 1");
    private static final SeenId TWO = SeenId.of("item 2");

    SeenContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void I3_what_came_in_is_known_again_and_nothing_else_is() {
        commit(new ChangesBuilder().add(ONE));

        assertThat(found(Reads.none().seen(ONE).seen(TWO)).seen()).containsExactly(ONE);
        assertThat(loaded(1, Reads.everything().seen(ONE)).seen()).containsExactly(ONE);
        assertThat(loaded(1, Reads.everything()).seen()).isEmpty();
    }

    @Test
    void I3_what_came_in_meanwhile_has_no_second_effect() {
        commit(new ChangesBuilder().add(ONE));
        AtomicInteger decisions = new AtomicInteger();

        applied(onDirectory(
                Reads.none(),
                (loaded, time) -> (decisions.incrementAndGet() == 1
                                ? new ChangesBuilder().add(ONE).add(TWO).add(event(1))
                                : new ChangesBuilder().add(event(2)))
                        .answer(true)));

        assertThat(decisions).hasValue(2);
        assertThat(store.events(Rows.ACME, 0, 10))
                .extracting(RecordedEvent::event)
                .isEqualTo(List.of(event(2)));
        assertThat(found(Reads.none().seen(TWO)).seen()).isEmpty();
    }

    @Test
    void I3_a_unit_that_was_shown_it_may_write_it_again() {
        commit(new ChangesBuilder().add(ONE));
        AtomicInteger decisions = new AtomicInteger();

        applied(onChat(1, Reads.none().seen(ONE), (loaded, time) -> {
            decisions.incrementAndGet();
            return new ChangesBuilder().add(ONE).answer(loaded.seen());
        }));

        assertThat(decisions).hasValue(1);
        assertThat(found(Reads.none().seen(ONE)).seen()).isEqualTo(Set.of(ONE));
    }

    @Test
    void T4_it_outlives_the_guest_whom_it_was_about() {
        commit(new ChangesBuilder().add(ONE));

        commit(new ChangesBuilder().remove(guest(1).id()).forget(guest(1).addresses()));

        assertThat(found(Reads.none().seen(ONE)).seen()).containsExactly(ONE);
    }

    @Test
    void X10_I3_another_organization_has_not_seen_it() {
        commit(new ChangesBuilder().add(ONE));

        assertThat(store.read(OTHER, Set.of(), Set.of(), Reads.none().seen(ONE)).seen())
                .isEmpty();
        commit(OTHER, new ChangesBuilder().add(ONE));
        assertThat(found(Reads.none().seen(ONE)).seen()).containsExactly(ONE);
    }
}
