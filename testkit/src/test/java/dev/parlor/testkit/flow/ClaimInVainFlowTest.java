package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.PlatformItems.rejected;
import static dev.parlor.testkit.flow.PlatformItems.windowClosed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.Store;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.transport.SendResult;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Another host claims the chat of an attempt that is on its way, and its decision fails: the fence has grown, and the
 * attempt is still open.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClaimInVainFlowTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final RecordingTransport othersWire = new RecordingTransport();
    private final Parlor other = room.host(othersWire).host("other").build();

    @Test
    void S5_S6_what_the_old_host_says_then_leaves_the_attempt_to_the_next_claim() {
        for (SendResult late : List.of(
                new SendResult.NotSent("late"),
                rejected(Rejection.Kind.MESSAGE),
                new SendResult.Rejected(windowClosed()),
                new SendResult.Unsure("late"))) {
            ClaimInVainFlowTest fresh = new ClaimInVainFlowTest();
            MessageId message = fresh.claimedInVain();

            fresh.room.wire.endOpen(late);
            fresh.room.dispatch();
            assertThat(fresh.room.state(message)).isEqualTo(MessageState.SENDING);

            fresh.leasePasses();
            fresh.other.dispatchDue();
            assertThat(fresh.room.state(message)).isEqualTo(MessageState.IN_DOUBT);
        }
    }

    @Test
    void S5_the_id_that_the_old_host_brings_home_then_counts_and_the_line_goes_on() {
        MessageId message = claimedInVain();
        room.writes(MIRA, thread, "two");

        room.wire.endOpen(new SendResult.Accepted(new PlatformId("late")));
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);

        leasePasses();
        other.dispatchDue();
        assertThat(othersWire.texts()).containsExactly("two");
    }

    private MessageId claimedInVain() {
        room.wire.fallSilent();
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        leasePasses();
        Parlor.on(claimingInVain(room.store), othersWire)
                .host("in-vain")
                .build()
                .dispatchDue();
        assertThat(room.state(message)).isEqualTo(MessageState.SENDING);
        return message;
    }

    private void leasePasses() {
        room.leaseNanos.addAndGet(LEASE.toNanos());
    }

    private static Store claimingInVain(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("claim")
                                ? store.claim((Claim) arguments[0], broken())
                                : method.invoke(store, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static Decide<Boolean> broken() {
        return (loaded, time) -> {
            throw new IllegalStateException("broken");
        };
    }
}
