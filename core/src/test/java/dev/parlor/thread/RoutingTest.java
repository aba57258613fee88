package dev.parlor.thread;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.minute;
import static dev.parlor.Sample.thread;
import static dev.parlor.Sample.threadOf;
import static dev.parlor.Sample.threadWithAnn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Orders;
import dev.parlor.message.GuestMessage.RouteReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {
    @Test
    void R1_a_quote_wins_over_everything() {
        assertThat(Routing.of(List.of(threadWithAnn(1), threadWithAnn(2)), thread(2), thread(1)))
                .contains(new Routing.Route(thread(2), RouteReason.QUOTE));
    }

    @Test
    void R2_an_answer_belongs_to_the_thread_that_asked() {
        assertThat(Routing.of(List.of(threadWithAnn(1), threadWithAnn(2)), null, thread(2)))
                .contains(new Routing.Route(thread(2), RouteReason.ANSWER));
    }

    @Test
    void R2_a_quote_or_an_answer_may_belong_to_an_unattended_thread() {
        List<MessageThread> threads = List.of(threadWithAnn(1), unattended(2));

        assertThat(Routing.of(threads, thread(2), null)).contains(new Routing.Route(thread(2), RouteReason.QUOTE));
        assertThat(Routing.of(threads, null, thread(2))).contains(new Routing.Route(thread(2), RouteReason.ANSWER));
    }

    @Test
    void R3_the_only_open_thread_gets_it_however_lively_an_unattended_one_was() {
        assertRoute(
                1,
                RouteReason.ONLY_OPEN,
                threadWithAnn(1),
                unattended(2).activeAt(minute(9)).armedAt(minute(9)));
    }

    @Test
    void R4_of_several_open_threads_the_one_that_wrote_last_gets_it() {
        assertRoute(
                1,
                RouteReason.LAST_WRITTEN,
                threadWithAnn(1).armedAt(minute(2)),
                threadWithAnn(2).armedAt(minute(1)).activeAt(minute(5)),
                threadWithAnn(3).activeAt(minute(6)));
    }

    @Test
    void R4_where_none_wrote_the_one_that_started_last_gets_it() {
        assertRoute(
                2,
                RouteReason.LAST_WRITTEN,
                threadWithAnn(1),
                started(2, minute(1)),
                threadWithAnn(3).activeAt(minute(2)));
    }

    @Test
    void R4_where_all_is_equal_the_lowest_id_decides() {
        assertRoute(1, RouteReason.LAST_WRITTEN, threadWithAnn(3), threadWithAnn(1), threadWithAnn(2));
    }

    @Test
    void R5_where_none_is_open_the_unattended_thread_that_wrote_last_gets_it() {
        assertRoute(
                2,
                RouteReason.UNATTENDED,
                unattended(1),
                unattended(2).armedAt(minute(1)),
                unattended(3).activeAt(minute(2)));
        assertRoute(1, RouteReason.UNATTENDED, unattended(1), unattended(3), unattended(2));
    }

    @Test
    void R6_without_any_thread_there_is_no_route() {
        assertThat(Routing.of(List.of(), null, null)).isEmpty();
    }

    private static void assertRoute(int expected, RouteReason reason, MessageThread... threads) {
        assertThat(Orders.of(List.of(threads)))
                .allSatisfy(order -> assertThat(Routing.of(order, null, null))
                        .contains(new Routing.Route(thread(expected), reason)));
    }

    private static MessageThread started(int number, Instant at) {
        return MessageThread.started(
                thread(number),
                threadWithAnn(number).chat(),
                null,
                Roster.empty().joinedBy(ANN),
                at);
    }

    private static MessageThread unattended(int number) {
        return threadOf(number, Roster.empty().joinedBy(ANN).leftBy(ANN, 1));
    }
}
