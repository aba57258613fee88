package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.directory.Language;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.MessageState;
import dev.parlor.notice.NoticeTexts;
import dev.parlor.notice.Reply;
import dev.parlor.store.Store;
import dev.parlor.thread.AuthorLabel;
import dev.parlor.transport.Item;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Three messages are released and sent, and the guest's STOP is committed at one place of it: before or after a commit, a claim
 * or a request. Each place is tried.
 */
class StopRaceFlowTest {
    private static final String RECEIPT = NoticeTexts.standard().reply(Reply.STOP_RECEIPT, Language.EN);

    @Test
    void Q4_O7_wherever_a_stop_falls_in_a_release_what_was_armed_goes_and_all_else_is_cancelled() {
        List<Race> races = Stream.iterate(0, place -> place + 1)
                .map(Race::new)
                .takeWhile(Race::run)
                .toList();

        assertThat(races).allSatisfy(Race::assertOnlyWhatWasArmedWent);
        assertThat(races.stream().map(race -> race.armed.size()).collect(Collectors.toSet()))
                .as("how many were armed before the stop")
                .containsExactly(0, 1, 2, 3);
        assertThat(races.stream().map(race -> race.at).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "before apply", "after apply", "before claim", "after claim", "before send", "after send");
    }

    /** One release with a stop at the place of this number. */
    private static final class Race {
        private final Room room = new Room();
        private final int place;
        private int places;
        private String at = "nowhere";
        private List<MessageId> messages = List.of();
        private Set<MessageId> armed = Set.of();

        Race(int place) {
            this.place = place;
        }

        /** False if the release has fewer places than that. */
        boolean run() {
            ThreadId thread = room.asks(MIRA);
            messages = IntStream.rangeClosed(1, 3)
                    .mapToObj(number -> room.writes(MIRA, thread, "m" + number))
                    .toList();
            Item yes = room.tap(thread, 0, room.clock.instant());
            Parlor host = Parlor.on(stepped(room.store), outgoing -> {
                        passing("before send");
                        try {
                            return room.wire.send(outgoing);
                        } finally {
                            passing("after send");
                        }
                    })
                    .authorLabel(AuthorLabel.NONE)
                    .random(new SplittableRandom(place))
                    .build();
            host.receive(BANK, List.of(yes));
            host.dispatchDue();
            boolean reached = places > place;
            host.dispatchDue();
            return reached;
        }

        void assertOnlyWhatWasArmedWent() {
            assertThat(room.sentAfter(1)).as(at).containsExactlyElementsOf(expected());
            assertThat(messages).allSatisfy(message -> {
                assertThat(room.state(message))
                        .as(at)
                        .isEqualTo(armed.contains(message) ? MessageState.ACCEPTED : MessageState.CANCELLED);
                assertThat(room.message(message).progress().ending())
                        .as(at)
                        .isEqualTo(armed.contains(message) ? null : Ending.REVOKED);
            });
        }

        private List<String> expected() {
            return Stream.concat(
                            IntStream.rangeClosed(1, armed.size()).mapToObj(number -> "m" + number), Stream.of(RECEIPT))
                    .toList();
        }

        private void passing(String where) {
            if (places++ == place) {
                at = where;
                armed = messages.stream()
                        .filter(message -> !room.state(message).isUnsent())
                        .collect(Collectors.toSet());
                room.guestWrites("STOP");
            }
        }

        private Store stepped(Store store) {
            return (Store) Proxy.newProxyInstance(
                    Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                        boolean step = Set.of("apply", "claim").contains(method.getName());
                        if (step) {
                            passing("before " + method.getName());
                        }
                        try {
                            return method.invoke(store, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        } finally {
                            if (step) {
                                passing("after " + method.getName());
                            }
                        }
                    });
        }
    }
}
