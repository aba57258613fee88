package dev.parlor.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of webhooks that a host does not take, and of answers that go wrong on their way. */
@Timeout(60)
class RedeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final PlatformFixture platform = new PlatformFixture();
    private CallbackHost host;
    private CloudApiSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        host = new CallbackHost("let me in");
        simulator = CloudApiSimulator.around(platform.model)
                .retriesBy(platform.clock)
                .batches(1000)
                .start();
    }

    @AfterEach
    void stop() {
        simulator.close();
        host.close();
    }

    @Test
    void the_pauses_grow_from_none_to_an_hour() {
        assertThat(List.of(1, 2, 3, 4, 13, 14, 1000))
                .extracting(Redelivery::pause)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(2048),
                        Duration.ofHours(1),
                        Duration.ofHours(1));
    }

    @Test
    void after_seven_days_a_webhook_is_given_up() {
        Redelivery redelivery = new Redelivery(platform.clock);
        Webhook webhook = Webhook.of("1", new byte[] {'{', '}'});
        Instant first = platform.clock.instant();
        assertThat(redelivery.failed(webhook, null)).isTrue();
        int tries = 1;
        for (Redelivery.Waiting again = redelivery.takeDue(); ; again = redelivery.takeDue()) {
            if (again == null) {
                platform.clock.advance(Duration.ofHours(1));
                continue;
            }
            tries++;
            if (!redelivery.failed(webhook, again)) {
                break;
            }
        }

        assertThat(Duration.between(first, platform.clock.instant())).isEqualTo(Duration.ofDays(7));
        assertThat(tries).isGreaterThan(100);
        assertThat(redelivery.isEmpty()).isTrue();
    }

    @Test
    void an_undelivered_webhook_is_tried_at_once_and_then_when_the_clock_says_so() {
        subscribe();
        host.plannedStatuses.addAll(List.of(503, 503));

        simulator.act(model -> platform.gus.writes("first"));
        simulator.awaitQuiet(SOON);
        assertThat(host.arrivals).hasSize(2);

        simulator.act(model -> platform.gus.writes("second"));
        simulator.awaitQuiet(SOON);
        assertThat(host.arrivals).hasSize(3);
        assertThat(host.arrivals.get(2).text()).contains("second");

        platform.clock.advance(Duration.ofSeconds(1));
        simulator.awaitQuiet(SOON);
        assertThat(host.arrivals).hasSize(4);
        assertThat(host.arrivals.get(3).text()).contains("first");
    }

    @Test
    void what_waited_goes_out_in_posts_of_up_to_a_thousand() {
        for (int number = 0; number < 1500; number++) {
            String text = "message " + number;
            simulator.act(model -> platform.gus.writes(text));
        }

        subscribe();
        simulator.awaitQuiet(SOON);

        assertThat(host.arrivals)
                .extracting(arrival -> Json.parse(arrival.body()).get("entry").size())
                .containsExactly(1000, 500);
        assertThat(host.arrivals.get(1).text()).contains("message 1499");
        assertThat(host.arrivals)
                .allSatisfy(arrival -> assertThat(arrival.signature())
                        .isEqualTo(WebhookSignature.of("test-app-secret", arrival.body())));
    }

    @Test
    void a_stop_counts_from_when_the_host_has_it() throws Exception {
        simulator.act(model -> platform.gus.stops());
        send("one");
        send("two");
        assertThat(platform.violations()).isEmpty();

        subscribe();
        simulator.awaitQuiet(SOON);
        send("three");
        send("four");
        assertThat(platform.violations()).containsExactly("writes to a guest who said stop");
    }

    @Test
    void an_answer_that_is_cut_breaks_in_its_middle_and_the_message_is_accepted() {
        subscribe();
        simulator.act(model -> platform.gus.writes("Hello"));
        simulator.act(model -> model.answerNext(FailureScript.cutsAnswer()));

        assertThatThrownBy(() -> send("cut")).isInstanceOf(IOException.class);

        assertThat(platform.lastCall().outcome()).isInstanceOf(CallOutcome.AcceptedUnheard.class);
    }

    @Test
    void an_answer_that_is_late_keeps_the_client_waiting() throws Exception {
        simulator.act(model -> platform.gus.writes("Hello"));
        simulator.act(model -> model.answerNext(FailureScript.delaysAnswer(Duration.ofMillis(300))));

        long begun = System.nanoTime();
        assertThat(send("late").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void an_answer_that_stalls_holds_up_nobody_else() throws Exception {
        simulator.act(model -> platform.gus.writes("Hello"));
        simulator.act(model -> model.answerNext(FailureScript.stallsAnswer()));

        HttpClient client = HttpClient.newHttpClient();
        var stalled = client.sendAsync(request("stalled"), HttpResponse.BodyHandlers.ofString());
        long patience = System.nanoTime() + SOON.toNanos();
        while (simulator.act(PlatformModel::record).isEmpty() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }

        assertThat(send("next").statusCode()).isEqualTo(200);
        assertThat(stalled).isNotDone();
    }

    private void subscribe() {
        simulator.subscribe(host.callback(), "let me in");
    }

    private HttpResponse<String> send(String text) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(text), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String text) {
        return HttpRequest.newBuilder(simulator.baseUrl().resolve(PlatformFixture.PATH))
                .timeout(SOON)
                .header("Authorization", "Bearer " + PlatformFixture.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(PlatformFixture.text(text)))
                .build();
    }
}
