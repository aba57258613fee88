package dev.parlor.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.GuestMessage.RouteReason;
import dev.parlor.thread.Routing.Route;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestartRoutingTest {
    private static final MemberId MIRA = new MemberId(new OrganizationId("lighthouse"), "mira");
    private static final ChatId CHAT = new ChatId(new GuestId(new UUID(0, 1)), new BusinessNumberId("front-desk"));
    private static final Roster LEFT = Roster.empty().joinedBy(MIRA).leftBy(MIRA, 3);
    private static final Roster IN = Roster.empty().joinedBy(MIRA);

    @Test
    void R7_a_quote_of_an_unattended_thread_goes_to_its_open_restart() {
        assertThat(Routing.of(List.of(thread(1, null, LEFT), thread(2, 1, IN)), id(1), null))
                .contains(new Route(id(2), RouteReason.RESTART));
    }

    @Test
    void R7_a_thread_that_is_attended_keeps_what_quotes_it() {
        assertThat(Routing.of(List.of(thread(1, null, IN), thread(2, 1, IN)), id(1), null))
                .contains(new Route(id(1), RouteReason.QUOTE));
    }

    @Test
    void R7_an_unattended_restart_takes_nothing_but_its_own_open_restart_does() {
        assertThat(Routing.of(List.of(thread(1, null, LEFT), thread(2, 1, LEFT)), id(1), null))
                .contains(new Route(id(1), RouteReason.QUOTE));
        assertThat(Routing.of(List.of(thread(1, null, LEFT), thread(2, 1, LEFT), thread(3, 2, IN)), null, id(1)))
                .contains(new Route(id(3), RouteReason.RESTART));
    }

    @Test
    void R7_an_open_thread_that_is_no_restart_takes_nothing_from_a_quote() {
        assertThat(Routing.of(List.of(thread(1, null, LEFT), thread(2, null, IN)), id(1), null))
                .contains(new Route(id(1), RouteReason.QUOTE));
    }

    private static MessageThread thread(long number, @Nullable Integer restartOf, Roster roster) {
        return MessageThread.started(id(number), CHAT, null, roster, Instant.EPOCH)
                .restarting(restartOf == null ? null : id(restartOf));
    }

    private static ThreadId id(long number) {
        return new ThreadId(new UUID(0, number));
    }
}
