package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.ACCEPTED;
import static dev.parlor.transport.whatsapp.Samples.outgoing;
import static dev.parlor.transport.whatsapp.Samples.send;
import static dev.parlor.transport.whatsapp.Samples.sendHello;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Text;
import dev.parlor.transport.SendResult;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trouble on the way: what is provably not sent, and what is in doubt. */
class BrokenExchangeTest {

    @Test
    void S2_a_refused_connection_is_not_sent() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertThat(sendHello(nobody)).isEqualTo(new SendResult.NotSent("no connection: ConnectException"));
    }

    @Test
    void S2_what_never_connected_is_not_sent() {
        assertThat(outcome(new HttpConnectTimeoutException("late"))).isInstanceOf(SendResult.NotSent.class);
        assertThat(outcome(new UnresolvedAddressException())).isInstanceOf(SendResult.NotSent.class);
    }

    @Test
    void S2_the_default_for_the_unknown_is_unsure() {
        assertThat(outcome(new HttpTimeoutException("late"))).isInstanceOf(SendResult.Unsure.class);
        assertThat(outcome(new SocketException("reset"))).isInstanceOf(SendResult.Unsure.class);
        assertThat(outcome(new SSLHandshakeException("alert"))).isInstanceOf(SendResult.Unsure.class);
        assertThat(outcome(new IllegalStateException("odd"))).isInstanceOf(SendResult.Unsure.class);
    }

    @Test
    void S2_a_reset_after_the_request_left_is_unsure_and_nothing_is_sent_again() throws Exception {
        try (RoughPeer peer = RoughPeer.thatResets()) {
            assertThat(sendHello(peer.url())).isInstanceOf(SendResult.Unsure.class);
            assertThat(peer.requests()).isEqualTo(1);
        }
    }

    @Test
    void S2_a_connection_that_ends_without_an_answer_is_unsure_and_nothing_is_sent_again() throws Exception {
        try (RoughPeer peer = RoughPeer.thatHangsUp()) {
            assertThat(sendHello(peer.url())).isInstanceOf(SendResult.Unsure.class);
            assertThat(peer.requests()).isEqualTo(1);
        }
    }

    @Test
    void S2_a_kept_connection_that_ends_under_a_request_is_unsure_and_nothing_is_sent_again() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + ACCEPTED.length() + "\r\n\r\n" + ACCEPTED;
        try (RoughPeer peer = RoughPeer.thatStallsAfter(answer);
                WhatsAppTransport transport = transport(peer.url()).build()) {
            assertThat(send(transport, outgoing(new Text("One")))).isInstanceOf(SendResult.Accepted.class);
            // The peer ends the connection at the first byte of this one; a repetition would come on a new one.
            assertThat(send(transport, outgoing(new Text("Two")))).isInstanceOf(SendResult.Unsure.class);
            assertThat(peer.requests()).isEqualTo(1);
        }
    }

    @Test
    void S2_an_answer_that_ends_early_is_unsure() throws Exception {
        try (RoughPeer peer = RoughPeer.that(connection ->
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".getBytes()))) {
            assertThat(sendHello(peer.url())).isInstanceOf(SendResult.Unsure.class);
            assertThat(peer.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"messages\":["})
    void S2_one_deadline_covers_headers_and_body_and_frees_the_connection(String start) throws Exception {
        try (RoughPeer peer = RoughPeer.thatStallsAfter(start);
                WhatsAppTransport transport = transport(peer.url())
                        .exchangeDeadline(Duration.ofMillis(300))
                        .build()) {
            assertThat(send(transport, outgoing(new Text("Hello"))))
                    .isEqualTo(new SendResult.Unsure("no whole answer within PT0.3S"));
            peer.cutOff().get(5, TimeUnit.SECONDS);
            assertThat(peer.requests()).isEqualTo(1);
        }
    }

    @Test
    void S2_a_token_that_cannot_be_had_or_used_means_not_sent() throws Exception {
        assertNotSent(() -> {
            throw new IllegalStateException("vault " + Samples.TOKEN);
        });
        assertNotSent(() -> null);
        assertNotSent(() -> " ");
        assertNotSent(() -> Samples.TOKEN + "\r\nX-Other: 1");
    }

    private static void assertNotSent(Supplier<String> token) throws Exception {
        try (StandIn platform = StandIn.answering(200, ACCEPTED);
                WhatsAppTransport transport =
                        transport(platform.url()).token(token).build()) {
            SendResult result = send(transport, outgoing(new Text("Hello")));

            assertThat(result).isInstanceOf(SendResult.NotSent.class);
            assertThat(result.toString()).doesNotContain(Samples.TOKEN);
            assertThat(platform.asked()).isEmpty();
        }
    }

    @Test
    void invariant_10_causes_repeat_nothing_of_what_was_sent() {
        Exception talkative = new ConnectException("+447700900101 Hello " + Samples.TOKEN);

        assertThat(outcome(talkative)).isEqualTo(new SendResult.NotSent("no connection: ConnectException"));
    }

    @Test
    void S10_closing_leaves_no_thread_where_the_jdk_lets_its_client_be_closed() throws Exception {
        Set<Thread> before = clientThreads();
        try (StandIn platform = StandIn.answering(200, ACCEPTED)) {
            sendHello(platform.url());
        }

        Set<Thread> left = clientThreads();
        left.removeAll(before);
        if (AutoCloseable.class.isAssignableFrom(HttpClient.class)) {
            for (Thread thread : left) {
                thread.join(5_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        } else {
            assertThat(left).allMatch(Thread::isDaemon);
        }
    }

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }

    private static SendResult outcome(Throwable trouble) {
        return new SendReading().broken(trouble);
    }
}
