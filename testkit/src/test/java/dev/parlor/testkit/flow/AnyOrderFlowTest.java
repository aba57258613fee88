package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentState;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of arrival does not matter while nothing is dispatched: rule I4. */
class AnyOrderFlowTest {
    private record Outcome(
            List<String> timeline,
            ConsentState consent,
            Instant windowEnd,
            List<Delivery> deliveries,
            List<MessageState> states,
            List<String> sent) {}

    @ParameterizedTest
    @MethodSource("permutations")
    void I4_a_yes_a_text_and_two_reports_end_alike_in_any_order(List<Integer> order) {
        assertThat(outcome(order)).isEqualTo(outcome(List.of(0, 1, 2, 3)));
    }

    @ParameterizedTest
    @MethodSource("permutations")
    void I4_also_when_each_comes_twice(List<Integer> order) {
        List<Integer> twice = new ArrayList<>(order);
        twice.addAll(order);

        assertThat(outcome(twice)).isEqualTo(outcome(List.of(0, 1, 2, 3)));
    }

    private static Outcome outcome(List<Integer> order) {
        Room room = new Room();
        ThreadId thread = room.asks(MIRA);
        room.writes(MIRA, thread, "held");
        Instant asked = room.clock.instant();
        List<Item> items = List.of(
                room.tap(thread, 0, asked.plusSeconds(10)),
                room.text("hello", asked.plusSeconds(20)),
                room.report(1, DeliveryReport.Status.DELIVERED),
                room.report(1, DeliveryReport.Status.READ));
        room.passes(Duration.ofMinutes(1));
        order.forEach(index -> room.receives(items.get(index)));
        List<Message> ours = room.parlor.timeline(MIRA, thread, 100).stream()
                .filter(Entry.Ours.class::isInstance)
                .map(entry -> ((Entry.Ours) entry).message())
                .toList();
        List<String> timeline = room.reads(MIRA, thread);
        ConsentState consent = room.consent(thread);
        Instant windowEnd = room.line(MIRA, thread).windowEnd();
        room.dispatch();
        return new Outcome(
                timeline,
                consent,
                windowEnd,
                ours.stream().map(Message::delivery).toList(),
                ours.stream().map(Message::state).toList(),
                room.wire.texts());
    }

    static List<List<Integer>> permutations() {
        List<List<Integer>> all = new ArrayList<>();
        permute(new ArrayList<>(), all);
        return all;
    }

    private static void permute(List<Integer> begun, List<List<Integer>> all) {
        if (begun.size() == 4) {
            all.add(List.copyOf(begun));
            return;
        }
        for (int next = 0; next < 4; next++) {
            if (!begun.contains(next)) {
                List<Integer> longer = new ArrayList<>(begun);
                longer.add(next);
                permute(longer, all);
            }
        }
    }
}
