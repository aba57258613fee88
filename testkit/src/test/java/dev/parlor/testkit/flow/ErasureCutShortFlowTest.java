package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.Parlor;
import dev.parlor.contact.ErasureKey;
import dev.parlor.contact.RecordsAnswer;
import dev.parlor.id.GuestId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Picture;
import dev.parlor.store.Store;
import dev.parlor.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process dies after an erasure has hidden everything, and before the content is gone (rule T4). */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ErasureCutShortFlowTest {
    private static final ErasureKey KEY = ErasureKey.of(new byte[32]);

    private final Room room = new Room(builder -> builder.erasureKey(KEY));
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void T4_M3_a_picture_that_was_still_to_be_fetched_keeps_no_dispatcher_busy_and_the_same_call_goes_on() {
        room.receives(room.item(new Picture("guests-1", "image/jpeg", "Look"), room.clock.instant(), null));
        GuestId guest =
                room.message(room.writes(MIRA, thread, "Thank you")).chat().guest();
        Parlor dying = Parlor.on(diesAfterACommit(room.store), room.wire)
                .erasureKey(KEY)
                .build();
        assertThatThrownBy(() -> dying.records().erase(Bank.BANK, guest)).isInstanceOf(StoreException.class);

        room.dispatch();

        assertThat(room.parlor.records().erase(Bank.BANK, guest)).isInstanceOf(RecordsAnswer.AlreadySo.class);
        room.assertNothingMoreGoes();
    }

    private static Store diesAfterACommit(Store store) {
        AtomicInteger commits = new AtomicInteger();
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("apply") && commits.getAndIncrement() > 0) {
                        throw new StoreException("no connection", new IllegalStateException("down"));
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
