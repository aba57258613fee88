package dev.parlor.testkit.acts;

import static dev.parlor.testkit.acts.Firm.FIRM;
import static dev.parlor.testkit.acts.Gatekeeper.require;

import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.queue.Attempt;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.TimelineRows;
import dev.parlor.testkit.invariant.Invariants;
import dev.parlor.testkit.invariant.PlatformRecord;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The end of a sequence: all troubles stop, time passes, and nothing may be left undone (invariants 1, 5, 7, 11). */
final class Peace {
    private static final int MANY = 10_000;
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final int ROUNDS = 160;

    private final World world;
    private final Members members;
    private final Guests guests;
    private final List<String> acts;

    Peace(World world, Members members, Guests guests, List<String> acts) {
        this.world = world;
        this.members = members;
        this.guests = guests;
        this.acts = acts;
    }

    void check() {
        acts.add("peace");
        calm();
        tellEverything();
        members.putEverythingInOrder(world.hosts.get(0).parlor);
        guests.writeEverywhere();
        tellEverything();
        settle();
        nothingIsLeftUndone();
        everyMessageIsSomewhere();
        whatWentTwiceIsMarked();
        Invariants.atRest(world.store, record(), Set.of(FIRM));
        repeatingChangesNothing();
    }

    private void calm() {
        world.calm();
        world.hosts.forEach(host -> {
            while (host.wire.hasLate()) {
                host.wire.answerLate();
            }
        });
    }

    private void tellEverything() {
        while (world.platform.hasUntold()) {
            List<Item> batch = world.platform.batch();
            Received received = world.hosts.get(1).parlor.receive(FIRM, batch);
            acts.add("told " + batch.size() + ": " + received);
        }
    }

    /** Until nothing moves any more, at most for a little more than the longest pause there is. */
    private void settle() {
        for (int round = 0; round < ROUNDS; round++) {
            world.hosts.forEach(Host::begins);
            world.hosts.forEach(host -> host.parlor.dispatchDue());
            tellEverything();
            world.listen();
            if (round > 2 && chats().stream().noneMatch(this::isMoving)) {
                return;
            }
            world.passes(ROUND);
        }
    }

    private boolean isMoving(ChatId chat) {
        return lineOf(chat).messages().stream().anyMatch(message -> switch (message.state()) {
            case READY, SENDING -> true;
            case IN_DOUBT -> !message.progress().decisionNeeded();
            default -> false;
        });
    }

    private void nothingIsLeftUndone() {
        for (ChatId chat : chats()) {
            Loaded line = lineOf(chat);
            require(11, line.attempts().stream().noneMatch(Attempt::open), "an attempt is open");
            for (Message message : line.messages()) {
                if (message.state().isUnsettled()) {
                    boolean surfaced = message.state() == MessageState.IN_DOUBT
                            ? message.progress().decisionNeeded()
                            : message.state() == MessageState.HELD
                                    && !Gatekeeper.against(message, line, world.now())
                                            .isEmpty();
                    require(
                            11,
                            surfaced,
                            message.id() + " is " + message.progress() + "; in its way: "
                                    + Gatekeeper.against(message, line, world.now()));
                }
            }
        }
    }

    /** Every message that was taken is there, once (invariant 1). */
    private void everyMessageIsSomewhere() {
        Map<MessageId, Message> found = messages();
        require(
                1,
                found.keySet().equals(world.messages.keySet()),
                "taken were " + world.messages.keySet() + ", there are " + found.keySet());
    }

    private void whatWentTwiceIsMarked() {
        Map<MessageId, Integer> taken = new LinkedHashMap<>();
        for (Platform.Sent sent : world.platform.sent()) {
            if (sent.mayHaveArrived()) {
                taken.merge(world.messageOf(sent.outgoing().token()), 1, Integer::sum);
            }
        }
        Map<MessageId, Message> found = messages();
        taken.forEach((message, times) -> require(
                5,
                times == 1 || found.get(message).progress().possibleDuplicate(),
                message + " was accepted " + times + " times without being marked"));
    }

    /** After an erasure what guests wrote is kept under other names. */
    private PlatformRecord record() {
        boolean erased = world.feed.stream().anyMatch(recorded -> recorded.event() instanceof Event.GuestErased);
        return erased
                ? world.platform.record()
                : world.platform.record().acknowledging(world.platform.toldFromGuests());
    }

    private void repeatingChangesNothing() {
        List<Object> before = everything();
        List<Item> told = world.platform.told().stream()
                .filter(item -> !guests.hasMoved(item))
                .toList();
        for (Item item : told) {
            Received received = world.hosts.get(2).parlor.receive(FIRM, List.of(item));
            require(7, received.applied() == 0, "an item told again was applied: " + item);
        }
        List<Object> after = everything();
        require(7, before.equals(after), "what was told again changed something, " + difference(before, after));
    }

    private static String difference(List<Object> before, List<Object> after) {
        List<Object> added = new ArrayList<>(after);
        added.removeAll(before);
        return "new is " + added;
    }

    private List<Object> everything() {
        List<Object> rows = new ArrayList<>();
        rows.addAll(world.store.events(FIRM, 0, 1_000_000));
        for (ChatId chat : chats()) {
            Loaded loaded = lineOf(chat);
            rows.addAll(loaded.chats());
            rows.addAll(loaded.threads());
            rows.addAll(loaded.consents());
            rows.addAll(loaded.guests());
        }
        for (ThreadId thread : world.threads.keySet()) {
            TimelineRows timeline = world.store.wholeTimeline(FIRM, thread, null, MANY);
            rows.addAll(timeline.messages());
            rows.addAll(timeline.guestCopies());
            rows.addAll(timeline.guestMessages());
            rows.addAll(timeline.notices());
        }
        return rows;
    }

    private Map<MessageId, Message> messages() {
        Map<MessageId, Message> found = new LinkedHashMap<>();
        for (ThreadId thread : world.threads.keySet()) {
            TimelineRows timeline = world.store.wholeTimeline(FIRM, thread, null, MANY);
            Stream.concat(timeline.messages().stream(), timeline.guestCopies().stream())
                    .forEach(message -> {
                        boolean twice = found.put(message.id(), message) != null;
                        require(1, !twice, message.id() + " is there twice");
                    });
        }
        return found;
    }

    private Set<ChatId> chats() {
        return new LinkedHashSet<>(world.threads.values());
    }

    private Loaded lineOf(ChatId chat) {
        return world.store.read(FIRM, Set.of(chat), Set.of(), Reads.everything());
    }
}
