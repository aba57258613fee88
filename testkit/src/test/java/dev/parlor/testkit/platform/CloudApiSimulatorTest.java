package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.PATH;
import static dev.parlor.testkit.platform.PlatformFixture.TOKEN;
import static dev.parlor.testkit.platform.PlatformFixture.code;
import static dev.parlor.testkit.platform.PlatformFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CloudApiSimulatorTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final PlatformFixture platform = new PlatformFixture();
    private final HttpClient client = HttpClient.newHttpClient();
    private CloudApiSimulator simulator;
    private CallbackHost host;

    @BeforeEach
    void start() throws IOException {
        host = new CallbackHost("let me in & go");
        simulator = CloudApiSimulator.around(platform.model).start();
    }

    @AfterEach
    void stop() {
        simulator.close();
        host.close();
    }

    @Test
    void a_send_over_http_is_answered_and_its_statuses_arrive_signed() throws Exception {
        subscribe();
        simulator.act(model -> platform.gus.writes("caf\u00e9 1/2"));

        HttpResponse<byte[]> answer = post(text("Good morning"));
        simulator.awaitQuiet(SOON);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(host.arrivals).hasSize(3);
        assertThat(host.arrivals.get(0).text()).contains("caf\\u00e9 1\\/2");
        assertThat(statuses()).containsExactly("sent", "delivered");
        assertThat(host.arrivals)
                .allSatisfy(arrival -> assertThat(arrival.signature())
                        .isEqualTo(WebhookSignature.of("test-app-secret", arrival.body())));
    }

    @Test
    void a_rejected_send_is_answered_with_the_platforms_error() throws Exception {
        HttpResponse<byte[]> answer = post(text("outside the window"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(GraphAnswer.of(400, answer.body()))).isEqualTo(131047);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=UTF-8");
    }

    @Test
    void a_callback_that_does_not_echo_the_challenge_is_refused() {
        assertThatThrownBy(() -> simulator.subscribe(host.callback(), "wrong token"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must answer the verification with 200")
                .hasMessageContaining("403")
                .hasMessageNotContaining("wrong token");
        host.echoes = false;
        assertThatThrownBy(this::subscribe)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("200 and another body");
        assertThatThrownBy(() -> simulator.subscribe(URI.create("http://127.0.0.1:1/hooks"), "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void an_unacknowledged_webhook_comes_again_before_the_next_one() {
        subscribe();
        host.plannedStatuses.addAll(List.of(503, 202, 200));

        simulator.act(model -> platform.gus.writes("first"));
        simulator.act(model -> platform.gus.writes("second"));
        simulator.awaitQuiet(SOON);

        assertThat(host.arrivals)
                .extracting(arrival -> Json.parse(arrival.body())
                        .at("/entry/0/changes/0/value/messages/0/text/body")
                        .stringValue())
                .containsExactly("first", "first", "first", "second");
    }

    @Test
    void what_was_said_before_the_start_arrives_before_it_is_quiet() {
        platform.gus.writes("Is anybody there?");
        restart(CloudApiSimulator.around(platform.model));
        subscribe();

        simulator.awaitQuiet(SOON);

        assertThat(host.arrivals)
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.text()).contains("Is anybody there?"));
    }

    @Test
    void a_webhook_is_given_up_after_its_attempts_and_that_is_told_once() {
        restart(CloudApiSimulator.around(platform.model).retries(2, Duration.ofMillis(1)));
        subscribe();
        host.plannedStatuses.addAll(List.of(500, 500));

        simulator.act(model -> platform.gus.writes("lost"));
        simulator.act(model -> platform.gus.writes("found"));

        assertThatThrownBy(() -> simulator.awaitQuiet(SOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 webhooks were given up after 2 attempts")
                .hasMessageContaining("HTTP 500");
        assertThatCode(() -> simulator.awaitQuiet(SOON)).doesNotThrowAnyException();
        assertThat(host.arrivals).hasSize(3);
    }

    @Test
    void webhooks_wait_for_a_callback_and_waiting_for_them_says_so() {
        simulator.act(model -> platform.gus.writes("early bird"));

        assertThatThrownBy(() -> simulator.awaitQuiet(Duration.ofMillis(1)))
                .hasMessageContaining("1 webhooks are not acknowledged")
                .hasMessageContaining("no callback is subscribed");
        subscribe();
        simulator.awaitQuiet(SOON);
        assertThat(host.arrivals).hasSize(1);
    }

    @Test
    void a_lost_answer_breaks_the_connection_and_the_statuses_come_home() {
        subscribe();
        simulator.act(model -> platform.gus.writes("Hello"));
        simulator.act(model -> model.answerNext(FailureScript.losesAnswer()));

        assertThatThrownBy(() -> post(text("lost"))).isInstanceOf(IOException.class);
        simulator.awaitQuiet(SOON);

        assertThat(statuses()).containsExactly("sent", "delivered");
        assertThat(simulator.act(PlatformModel::record)).hasSize(1);
    }

    @Test
    void a_refused_connection_breaks_and_nothing_comes() {
        subscribe();
        simulator.act(model -> platform.gus.writes("Hello"));
        simulator.act(model -> model.answerNext(FailureScript.refusesConnection()));

        assertThatThrownBy(() -> post(text("unread"))).isInstanceOf(IOException.class);
        simulator.awaitQuiet(SOON);

        assertThat(statuses()).isEmpty();
    }

    @Test
    void statuses_can_come_before_the_answer() throws Exception {
        restart(CloudApiSimulator.around(platform.model).statusesBeforeAnswer(true));
        subscribe();
        simulator.act(model -> platform.gus.writes("Hello"));

        post(text("Good morning"));

        assertThat(statuses()).containsExactly("sent", "delivered");
    }

    @Test
    void a_body_beyond_the_cap_is_refused_unread() throws Exception {
        assertThat(post("x".repeat(1024 * 1024 + 1)).statusCode()).isEqualTo(413);
        assertThat(simulator.act(PlatformModel::record)).isEmpty();
    }

    @Test
    void after_close_no_thread_is_left() throws Exception {
        subscribe();
        simulator.act(model -> platform.gus.writes("Hello"));
        post(text("Good morning"));
        assertThat(ownThreads()).isNotEmpty();

        simulator.close();
        simulator.close();

        for (Thread thread : ownThreads()) {
            thread.join(SOON.toMillis());
        }
        assertThat(ownThreads()).isEmpty();
    }

    private void subscribe() {
        simulator.subscribe(host.callback(), "let me in & go");
    }

    private void restart(CloudApiSimulator.Builder builder) {
        simulator.close();
        simulator = builder.start();
    }

    private HttpResponse<byte[]> post(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(simulator.baseUrl().resolve(PATH))
                .timeout(SOON)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private List<String> statuses() {
        return host.arrivals.stream()
                .map(arrival -> Json.parse(arrival.body()).at("/entry/0/changes/0/value/statuses/0/status"))
                .filter(status -> !status.isMissingNode())
                .map(status -> status.stringValue())
                .toList();
    }

    private static List<Thread> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("parlor-platform"))
                .toList();
    }
}
