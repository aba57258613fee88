package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.ACCEPTED;
import static dev.parlor.transport.whatsapp.Samples.outgoing;
import static dev.parlor.transport.whatsapp.Samples.send;
import static dev.parlor.transport.whatsapp.Samples.sendHello;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlor.message.Text;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads, connections and deadlines of sends. */
class ExchangesTest {
    private static final String RESENDING = "jdk.httpclient.enableAllMethodRetry";

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);

    @Test
    void S2_a_client_that_was_idle_for_more_than_five_seconds_is_replaced() throws Exception {
        try (StandIn platform = StandIn.answering(200, ACCEPTED);
                WhatsAppTransport transport =
                        transport(platform.url()).nanoTime(nanoTime::get).build()) {
            send(transport, outgoing(new Text("One")));
            nanoTime.addAndGet(Duration.ofSeconds(5).toNanos());
            send(transport, outgoing(new Text("Two")));
            nanoTime.addAndGet(Duration.ofSeconds(5).toNanos() + 1);
            send(transport, outgoing(new Text("Three")));

            assertThat(platform.asked()).extracting(StandIn.Asked::connection).satisfies(connections -> {
                assertThat(connections.get(1)).isEqualTo(connections.get(0));
                assertThat(connections.get(2)).isNotEqualTo(connections.get(0));
            });
        }
    }

    @Test
    void S2_a_client_with_an_exchange_under_way_is_not_replaced_however_long_that_takes() {
        AtomicLong made = new AtomicLong();
        FreshClient client = new FreshClient(
                () -> {
                    made.incrementAndGet();
                    return java.net.http.HttpClient.newHttpClient();
                },
                nanoTime::get);

        client.take();
        client.take();
        client.giveBack();
        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        client.take();
        assertThat(made).hasValue(1);

        client.giveBack();
        client.giveBack();
        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        client.take();
        assertThat(made).hasValue(2);
        client.close();
    }

    @Test
    void S2_neither_answers_nor_deadlines_wait_for_a_common_pool_that_the_host_keeps_busy() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (StandIn platform = StandIn.answering(200, ACCEPTED);
                RoughPeer stalling = RoughPeer.thatStallsAfter("HTTP/1.1 200 OK\r\n")) {
            for (int busy = 0; busy < 4 * Math.max(1, ForkJoinPool.getCommonPoolParallelism()); busy++) {
                ForkJoinPool.commonPool().execute(() -> await(end));
            }

            assertThat(sendHello(platform.url())).isInstanceOf(SendResult.Accepted.class);
            try (WhatsAppTransport hurried = transport(stalling.url())
                    .exchangeDeadline(Duration.ofMillis(200))
                    .build()) {
                assertThat(send(hurried, outgoing(new Text("Hello"))))
                        .isEqualTo(new SendResult.Unsure("no whole answer within PT0.2S"));
            }
        } finally {
            end.countDown();
        }
    }

    @Test
    void S2_an_answer_comes_on_a_thread_of_the_transport() throws Exception {
        CompletableFuture<String> thread = new CompletableFuture<>();
        try (RoughPeer slow = RoughPeer.thatStallsAfter("");
                WhatsAppTransport transport = transport(slow.url())
                        .exchangeDeadline(Duration.ofMillis(200))
                        .build()) {
            transport
                    .send(outgoing(new Text("Hello")))
                    .thenRun(() -> thread.complete(Thread.currentThread().getName()));

            assertThat(thread.get(5, TimeUnit.SECONDS)).isEqualTo("parlor-whatsapp");
        }
    }

    @Test
    void S2_an_answer_that_is_too_large_is_cut_off_and_unsure() throws Exception {
        String large = ACCEPTED + " ".repeat(64 * 1024);
        try (StandIn platform = StandIn.answering(200, large)) {
            assertThat(sendHello(platform.url())).isInstanceOf(SendResult.Unsure.class);
            assertThat(platform.asked()).hasSize(1);
        }
        try (StandIn platform = StandIn.answering(200, large.substring(0, 64 * 1024))) {
            assertThat(sendHello(platform.url())).isInstanceOf(SendResult.Accepted.class);
        }
    }

    @Test
    void S2_an_answer_without_an_end_is_cut_off() throws Exception {
        try (RoughPeer peer = RoughPeer.that(connection -> {
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes());
            while (true) {
                connection.getOutputStream().write(new byte[1024]);
            }
        })) {
            assertThat(sendHello(peer.url())).isInstanceOf(SendResult.Unsure.class);
            peer.cutOff().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void S10_closing_lets_what_is_under_way_end_and_leaves_no_thread_of_ours() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        String accepted = "HTTP/1.1 200 OK\r\nContent-Length: " + ACCEPTED.length() + "\r\n\r\n" + ACCEPTED;
        try (RoughPeer peer = RoughPeer.that(connection -> {
            asked.countDown();
            await(answer);
            connection.getOutputStream().write(accepted.getBytes());
        })) {
            WhatsAppTransport transport = transport(peer.url()).build();
            CompletableFuture<SendResult> result =
                    transport.send(outgoing(new Text("Hello"))).toCompletableFuture();
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(transport::close, work -> {
                Thread closing = new Thread(work, "closing");
                closing.start();
            });
            answer.countDown();

            assertThat(result.get(5, TimeUnit.SECONDS)).isInstanceOf(SendResult.Accepted.class);
            closed.get(10, TimeUnit.SECONDS);
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("parlor-whatsapp")) {
                    thread.join(5_000);
                    assertThat(thread.isAlive()).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "TRUE"})
    void S1_a_jvm_that_makes_the_client_repeat_a_post_is_refused(String value) {
        System.setProperty(RESENDING, value);
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> WhatsAppTransport.builder()
                            .token(() -> Samples.TOKEN)
                            .build())
                    .withMessageContaining(RESENDING);
        } finally {
            System.clearProperty(RESENDING);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"false", "no"})
    void S1_a_jvm_that_does_not_is_fine(String value) {
        assertThatCode(() -> WhatsAppTransportBuilder.refuseResending(value)).doesNotThrowAnyException();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
