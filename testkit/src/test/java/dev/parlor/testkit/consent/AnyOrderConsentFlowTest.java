package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.FRONT;
import static dev.parlor.testkit.consent.Harbor.HARBOR;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static dev.parlor.testkit.consent.Harbor.NOOR;
import static dev.parlor.testkit.consent.Harbor.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentState;
import dev.parlor.contact.Reach;
import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.MessageState;
import dev.parlor.message.Template;
import dev.parlor.message.Text;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest says means the same in whichever order it arrives: rules O3 and I4. */
class AnyOrderConsentFlowTest {
    private record Outcome(
            List<ConsentState> consents,
            @Nullable Instant windowEnd,
            Map<String, ThreadId> routes,
            List<MessageState> states) {}

    /** A chat before the items come, and what may be tapped in it. */
    private record Scene(Harbor harbor, List<ThreadId> threads) {
        Content said(String what) {
            return what.startsWith("tap")
                    ? new ButtonReply(
                            ((Template) harbor.transport
                                            .sent()
                                            .get(Integer.parseInt(what.substring(4, 5)) - 1)
                                            .content())
                                    .payloads()
                                    .get(Integer.parseInt(what.substring(6))),
                            what)
                    : new Text(what);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes, stop",
                "yes, stop, start",
                "no, yes, stop, start",
                "start, stop, yes",
                "what is this?, yes, stop",
                "tap 1 0, stop, yes, tap 1 1"
            })
    void O3_I4_what_is_said_to_one_request_means_the_same_in_any_order(String said) {
        alike(said.split(", "), () -> {
            Harbor harbor = new Harbor();
            ThreadId thread = harbor.asked(MIRA);
            harbor.writes(MIRA, thread, "held");
            return new Scene(harbor, List.of(thread));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello, stop, start", "yes, stop, start, thanks", "stop, yes, hello", "hello, stop, yes, stop"})
    void O3_I4_so_does_what_is_said_by_one_who_wrote_first(String said) {
        alike(said.split(", "), () -> {
            Harbor harbor = new Harbor();
            harbor.says("Good morning");
            harbor.passes(Duration.ofSeconds(1));
            ThreadId thread = harbor.parlor.events(HARBOR, 0, 100).stream()
                    .map(event -> event.event())
                    .filter(Event.ThreadStarted.class::isInstance)
                    .map(event -> ((Event.ThreadStarted) event).thread())
                    .findFirst()
                    .orElseThrow();
            harbor.parlor.threads().assign(thread, MIRA);
            return new Scene(harbor, List.of(thread));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tap 2 1, yes", "yes, stop, tap 2 0"})
    void O3_I4_so_does_what_is_said_while_two_threads_wait(String said) {
        alike(said.split(", "), () -> {
            Harbor harbor = new Harbor();
            ThreadId first = harbor.asked(MIRA);
            harbor.passes(Duration.ofHours(25));
            ThreadId second = harbor.asked(TOMAS);
            return new Scene(harbor, List.of(first, second));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes, stop, no", "hm, yes, stop"})
    void O4_I4_so_does_what_is_said_to_the_clarifying_line(String said) {
        alike(said.split(", "), () -> {
            Harbor harbor = new Harbor();
            ThreadId thread = harbor.asked(MIRA);
            harbor.passes(Duration.ofSeconds(1));
            harbor.says("Who are you?");
            assertThat(harbor.texts(FRONT)).hasSize(2);
            return new Scene(harbor, List.of(thread));
        });
    }

    private static void alike(String[] said, Supplier<Scene> scenes) {
        List<Integer> inOrder = new ArrayList<>();
        for (int index = 0; index < said.length; index++) {
            inOrder.add(index);
        }
        Outcome expected = outcome(inOrder, said, scenes.get());
        permutations(inOrder)
                .forEach(order -> assertThat(outcome(order, said, scenes.get()))
                        .as("%s", order)
                        .isEqualTo(expected));
    }

    private static Outcome outcome(List<Integer> order, String[] said, Scene scene) {
        Harbor harbor = scene.harbor();
        Instant start = harbor.clock.instant();
        harbor.clock.pass(Duration.ofMinutes(5));
        for (int index : order) {
            harbor.parlor.receive(
                    HARBOR,
                    List.of(new Item.FromGuest(
                            FRONT,
                            new PlatformId("item-" + index),
                            Reach.by(NOOR),
                            null,
                            start.plusSeconds(10L * (index + 1)),
                            scene.said(said[index]),
                            null)));
        }
        Map<String, ThreadId> routes = new TreeMap<>();
        List<ConsentState> consents = new ArrayList<>();
        List<MessageState> states = new ArrayList<>();
        for (ThreadId thread : scene.threads()) {
            MemberId reader = scene.threads().indexOf(thread) == 0 ? MIRA : TOMAS;
            consents.add(harbor.consent(reader, thread));
            for (Entry entry : harbor.parlor.timeline(reader, thread, 100)) {
                if (entry instanceof Entry.FromGuest guest) {
                    routes.put(guest.message().platformId().value(), thread);
                } else if (entry instanceof Entry.Ours ours && ours.message().author() != null) {
                    states.add(ours.message().state());
                }
            }
        }
        Instant end = harbor.parlor.history(MIRA, 10).get(0).windowEnd();
        return new Outcome(consents, end, routes, states);
    }

    private static List<List<Integer>> permutations(List<Integer> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : items) {
            List<Integer> rest = new ArrayList<>(items);
            rest.remove(first);
            for (List<Integer> tail : permutations(rest)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
