package dev.parlor.store.jdbc.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlor.Parlor;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.store.jdbc.JdbcStore;
import dev.parlor.testkit.invariant.Invariants;
import dev.parlor.testkit.invariant.PlatformRecord;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.ScreenLine;
import dev.parlor.thread.ChatPace;
import dev.parlor.timeline.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** What is so when the faults have ended, and whether it may be. */
final class Aftermath {
    private static final int ALL = 1_000_000;
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final Duration BEYOND_GRACE = Duration.ofMinutes(20);

    private final Parlor parlor;
    private final JdbcStore store;
    private final CloudApiSimulator simulator;
    private final List<Phone> phones;
    private final List<ThreadId> threads;
    private final RunningClock clock;
    private final Supplier<String> chats;

    Aftermath(
            Parlor parlor,
            JdbcStore store,
            CloudApiSimulator simulator,
            List<Phone> phones,
            List<ThreadId> threads,
            RunningClock clock,
            Supplier<String> chats) {
        this.parlor = parlor;
        this.store = store;
        this.simulator = simulator;
        this.phones = phones;
        this.threads = threads;
        this.clock = clock;
        this.chats = chats;
    }

    /**
     * Until every webhook is acknowledged and nothing waits. Time passes as fast as the chats may send (S8); when that settles
     * no more, it passes beyond the grace of what is in doubt, and a later message of the number makes the silence about an
     * earlier one mean something (S4).
     */
    void awaitRest(Duration patience) {
        simulator.awaitQuiet(patience);
        AtomicLong before = new AtomicLong(Long.MAX_VALUE);
        try {
            await().atMost(patience).pollInterval(ROUND).until(() -> settlesAfter(before));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("still waiting: " + states(), e);
        }
    }

    private boolean settlesAfter(AtomicLong before) {
        long left = ours().filter(Aftermath::isUnderWay).count();
        if (left > 0 && left == before.getAndSet(left)) {
            pass(BEYOND_GRACE);
            phones.forEach(phone -> simulator.act(model -> phone.writes("are you there?")));
        } else if (left > 0) {
            pass(ChatPace.EACH);
        }
        return left == 0;
    }

    private void pass(Duration time) {
        store.moveTime(time);
        clock.pass(time);
    }

    /** What is held says what it waits for, such as a guest whose last word was stop. */
    private static boolean isUnderWay(Message message) {
        return message.state().isUnsettled() && message.state() != MessageState.HELD;
    }

    /** How many messages the guests may have twice, and are marked so. */
    long markedTwice() {
        return ours().filter(message -> message.progress().possibleDuplicate()).count();
    }

    void judge(List<HostProcess.Taken> taken, List<String> writtenByGuests) {
        assertThat(simulator.act(PlatformModel::violations))
                .as("violations of the platform's rules")
                .isEmpty();
        List<ScreenLine> screens = phones.stream()
                .flatMap(phone -> simulator.act(model -> phone.screen()).stream())
                .toList();
        Invariants.atRest(store, PlatformRecord.of(simulator.act(PlatformModel::record), screens), Set.of(Scene.BANK));
        Map<MessageId, Message> known =
                ours().collect(Collectors.toMap(Message::id, message -> message, (one, same) -> one));
        assertThat(known.keySet().stream().map(id -> id.value().toString()))
                .as("what a host was told is taken")
                .containsAll(taken.stream().map(HostProcess.Taken::message).toList());
        assertThat(known.values()).as("states after the faults").noneMatch(Aftermath::isUnderWay);
        copiesAreMarked(known);
        tokensAreSeenOnce();
        eachGuestMessageStandsOnce(writtenByGuests);
        orderWasKept();
        theFeedHasNoGap();
    }

    private void copiesAreMarked(Map<MessageId, Message> known) {
        Map<String, Long> copies = phones.stream()
                .flatMap(phone -> simulator.act(model -> phone.screen()).stream())
                .filter(line -> line.side() == ScreenLine.Side.FROM_BUSINESS)
                .collect(Collectors.groupingBy(ScreenLine::text, Collectors.counting()));
        for (Message message : known.values()) {
            if (message.key() == null) {
                continue;
            }
            long seen = copies.getOrDefault(message.content().shown(), 0L);
            if (message.state() == MessageState.ACCEPTED) {
                assertThat(seen).as("copies of %s", message.key()).isPositive();
            }
            assertThat(seen > 1 && !message.progress().possibleDuplicate())
                    .as("%s came %s times and is not marked", message.key(), seen)
                    .isFalse();
        }
    }

    private void tokensAreSeenOnce() {
        List<String> tokens = new ArrayList<>();
        for (ClientCall call : simulator.act(PlatformModel::record)) {
            if (call.callbackData() != null) {
                tokens.add(call.callbackData());
            }
        }
        assertThat(tokens).as("each attempt is one request (invariant 2)").doesNotHaveDuplicates();
    }

    private void eachGuestMessageStandsOnce(List<String> written) {
        List<String> shown = threads.stream()
                .flatMap(thread -> parlor.timeline(Scene.HEAD, thread, ALL).stream())
                .filter(Entry.FromGuest.class::isInstance)
                .map(entry -> ((Entry.FromGuest) entry).message().content().shown())
                .filter(text -> text.startsWith("g"))
                .toList();
        assertThat(shown).as("guest messages").containsExactlyInAnyOrderElementsOf(written);
    }

    /** Within a thread what was accepted once and never sent again came in the order of the line (invariant 4). */
    private void orderWasKept() {
        for (int index = 0; index < threads.size(); index++) {
            Map<String, Long> places = new HashMap<>();
            for (Message message : messages(threads.get(index))) {
                if (message.key() != null && !message.progress().possibleDuplicate()) {
                    places.put(message.content().shown(), message.progress().sequence());
                }
            }
            Phone phone = phones.get(index);
            List<Long> came = simulator.act(model -> phone.screen()).stream()
                    .filter(line -> line.side() == ScreenLine.Side.FROM_BUSINESS)
                    .filter(line -> places.containsKey(line.text()))
                    .map(line -> places.get(line.text()))
                    .toList();
            assertThat(came).as("the order of thread %s", index).isSorted();
        }
    }

    private void theFeedHasNoGap() {
        long position = 0;
        Set<String> seen = new HashSet<>();
        for (var page = parlor.events(Scene.BANK, 0, 1_000);
                !page.isEmpty();
                page = parlor.events(Scene.BANK, position, 1_000)) {
            for (var event : page) {
                assertThat(event.position()).as("the feed's next position (V1)").isEqualTo(position + 1);
                position = event.position();
                seen.add(event.event().getClass().getSimpleName());
            }
        }
        assertThat(seen).contains("MessageTaken", "GuestMessageReceived");
    }

    /** For the one who looks for the reason: what waits, where, and when its chat is looked at next. */
    private String states() {
        Map<MessageState, Long> counts = ours().collect(Collectors.groupingBy(Message::state, Collectors.counting()));
        String waiting = threads.stream()
                .flatMap(thread ->
                        messages(thread).stream().filter(Aftermath::isUnderWay).limit(1))
                .map(message -> message.chat() + " " + message.progress())
                .collect(Collectors.joining("\n"));
        return counts + ", of each thread the first that waits:\n" + waiting + "\nchats at " + store.time() + ":\n"
                + chats.get();
    }

    private Stream<Message> ours() {
        return threads.stream().flatMap(thread -> messages(thread).stream());
    }

    private List<Message> messages(ThreadId thread) {
        return parlor.timeline(Scene.HEAD, thread, ALL).stream()
                .filter(Entry.Ours.class::isInstance)
                .map(entry -> ((Entry.Ours) entry).message())
                .toList();
    }
}
