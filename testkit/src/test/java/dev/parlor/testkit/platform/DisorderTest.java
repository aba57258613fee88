package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.NUMBER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Webhooks that come late, twice, together and in any order. */
class DisorderTest {

    @Test
    void nothing_is_lost_and_everything_happens_that_may() {
        boolean reordered = false;
        boolean repeated = false;
        boolean together = false;
        boolean late = false;
        for (int seed = 0; seed < 50; seed++) {
            Disorder disorder = Disorder.seeded(seed);
            List<Webhook> now = disorder.of(webhooks(0, 6));
            List<Integer> first = numbers(now);
            List<Webhook> then = new ArrayList<>(disorder.of(webhooks(6, 10)));
            then.addAll(disorder.rest());
            List<Integer> second = numbers(then);

            List<Integer> all = new ArrayList<>(first);
            all.addAll(second);
            assertThat(new TreeSet<>(all)).as("seed %d", seed).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(disorder.rest()).isEmpty();
            reordered |= !all.equals(all.stream().sorted().toList());
            repeated |= all.size() > 10;
            together |= now.size() < first.size();
            late |= second.stream().anyMatch(number -> number < 6);
        }
        assertThat(List.of(reordered, repeated, together, late)).doesNotContain(false);
    }

    @Test
    void the_same_seed_gives_the_same_disorder() {
        assertThat(numbers(Disorder.seeded(7).of(webhooks(0, 10))))
                .isEqualTo(numbers(Disorder.seeded(7).of(webhooks(0, 10))));
    }

    @Test
    void a_body_that_is_none_of_the_platforms_stays_alone() {
        Webhook odd = Webhook.of(NUMBER, "no json".getBytes(UTF_8));
        for (int seed = 0; seed < 20; seed++) {
            Disorder disorder = Disorder.seeded(seed);
            List<Webhook> all =
                    new ArrayList<>(disorder.of(List.of(odd, webhooks(0, 1).get(0), odd)));
            all.addAll(disorder.rest());

            assertThat(all).extracting(Webhook::text).contains("no json");
        }
    }

    @Test
    void a_host_gets_all_of_it_by_the_time_it_is_quiet() throws IOException {
        PlatformFixture platform = new PlatformFixture();
        try (CallbackHost host = new CallbackHost("let me in");
                CloudApiSimulator simulator = CloudApiSimulator.around(platform.model)
                        .disorder(Disorder.seeded(3))
                        .start()) {
            simulator.subscribe(host.callback(), "let me in");
            for (int message = 0; message < 10; message++) {
                String text = "message " + message;
                simulator.act(model -> platform.gus.writes(text));
            }
            simulator.awaitQuiet(Duration.ofSeconds(20));

            String arrived = String.join(
                    "", host.arrivals.stream().map(CallbackHost.Arrival::text).toList());
            for (int message = 0; message < 10; message++) {
                assertThat(arrived).contains("message " + message);
            }
        }
    }

    private static List<Webhook> webhooks(int from, int to) {
        List<Webhook> webhooks = new ArrayList<>();
        for (int number = from; number < to; number++) {
            webhooks.add(Webhook.of(NUMBER, ("{\"entry\":[" + number + "]}").getBytes(UTF_8)));
        }
        return webhooks;
    }

    private static List<Integer> numbers(List<Webhook> webhooks) {
        List<Integer> numbers = new ArrayList<>();
        for (Webhook webhook : webhooks) {
            for (JsonNode number : Json.parse(webhook.body()).path("entry")) {
                numbers.add(number.intValue());
            }
        }
        return numbers;
    }
}
