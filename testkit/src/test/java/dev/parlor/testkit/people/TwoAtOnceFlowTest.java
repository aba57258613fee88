package dev.parlor.testkit.people;

import static dev.parlor.testkit.people.Office.LENA;
import static dev.parlor.testkit.people.Office.MIRA;
import static dev.parlor.testkit.people.Office.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.directory.Member;
import dev.parlor.event.Event;
import dev.parlor.event.Event.RosterChanged;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.thread.RosterAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Roster acts of three members, two at once from two threads, between whose loading and committing a barrier stands. */
class TwoAtOnceFlowTest {
    private static final List<MemberId> MEMBERS = List.of(MIRA, TOMAS, LENA);
    private static final MemberId NINA = new MemberId(Office.BANK, "nina");
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);

    /** One act of one member on the thread. */
    record Act(String name, BiFunction<Parlor, ThreadId, RosterAnswer> act) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** How it ended: what each of the two was told, and what became of the thread, as everybody sees it. */
    record Outcome(String first, String second, List<String> changes, List<List<String>> timelines) {}

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    @ParameterizedTest
    @MethodSource("acts")
    void P3_two_roster_acts_at_once_end_like_one_after_the_other(Act first) {
        for (Act second : acts()) {
            Outcome inOrder = inOrder(first, second);
            Outcome reversed = reversed(first, second);
            assertThat(atOnce(first, second)).as("%s and %s", first, second).isIn(inOrder, reversed);
        }
    }

    @Test
    void P3_order_matters_to_some_of_the_pairs() {
        Act miraRemovesTomas = act("remove", (parlor, thread) -> parlor.remove(MIRA, thread, TOMAS));
        Act tomasAddsNina = act("add", (parlor, thread) -> parlor.add(TOMAS, thread, List.of(NINA)));
        assertThat(inOrder(miraRemovesTomas, tomasAddsNina)).isNotEqualTo(reversed(miraRemovesTomas, tomasAddsNina));
    }

    static List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        for (MemberId actor : MEMBERS) {
            String name = actor.value();
            acts.add(act(name + " leaves", (parlor, thread) -> parlor.leave(actor, thread)));
            acts.add(act(name + " adds nina", (parlor, thread) -> parlor.add(actor, thread, List.of(NINA))));
            acts.add(act(name + " transfers to nina", (parlor, thread) -> parlor.transfer(actor, thread, NINA)));
            MEMBERS.stream().filter(other -> !other.equals(actor)).forEach(other -> {
                acts.add(act(
                        name + " removes " + other.value(), (parlor, thread) -> parlor.remove(actor, thread, other)));
                acts.add(act(
                        name + " transfers to " + other.value(),
                        (parlor, thread) -> parlor.transfer(actor, thread, other)));
            });
        }
        return acts;
    }

    private static Outcome inOrder(Act first, Act second) {
        Room room = new Room();
        RosterAnswer one = first.act().apply(room.office.parlor, room.thread);
        RosterAnswer two = second.act().apply(room.office.parlor, room.thread);
        return room.outcome(one, two);
    }

    private static Outcome reversed(Act first, Act second) {
        Room room = new Room();
        RosterAnswer two = second.act().apply(room.office.parlor, room.thread);
        RosterAnswer one = first.act().apply(room.office.parlor, room.thread);
        return room.outcome(one, two);
    }

    private static Outcome atOnce(Act first, Act second) {
        Room room = new Room();
        room.barrier.arm();
        CompletableFuture<RosterAnswer> one = room.begin(first);
        CompletableFuture<RosterAnswer> two = room.begin(second);
        return room.outcome(one.join(), two.join());
    }

    private static Act act(String name, BiFunction<Parlor, ThreadId, RosterAnswer> act) {
        return new Act(name, act);
    }

    /** A thread with the three, each of whom has a message that is held. */
    private static final class Room {
        private final Barrier barrier = new Barrier();
        private final Office office = Office.around(barrier::around);
        private final ThreadId thread;

        Room() {
            office.parlor.directory().put(Member.of(NINA, "Nina", Office.ADVICE));
            thread = office.asked();
            office.parlor.add(MIRA, thread, List.of(TOMAS, LENA));
            MEMBERS.forEach(member -> office.write(member, thread, "Held, by " + member.value()));
        }

        CompletableFuture<RosterAnswer> begin(Act act) {
            return CompletableFuture.supplyAsync(() -> act.act().apply(office.parlor, thread), THREADS);
        }

        Outcome outcome(RosterAnswer first, RosterAnswer second) {
            List<String> changes = office.events().stream()
                    .filter(event -> event instanceof RosterChanged || event instanceof Event.MessageMoved)
                    .map(event -> event instanceof RosterChanged change
                            ? change.fact() + " " + change.actor() + " " + change.subjects() + change.unattended()
                            : ((Event.MessageMoved) event).state() + " " + ((Event.MessageMoved) event).why())
                    .toList();
            List<List<String>> timelines = new ArrayList<>();
            MEMBERS.forEach(member -> timelines.add(office.lines(member, thread)));
            timelines.add(office.lines(NINA, thread));
            return new Outcome(told(first), told(second), changes, timelines);
        }

        private static String told(RosterAnswer answer) {
            return answer.fold(
                    done -> "done",
                    alreadySo -> "already so",
                    refused -> refused.refusal().reason().name());
        }
    }
}
