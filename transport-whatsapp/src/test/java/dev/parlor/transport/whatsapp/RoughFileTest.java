package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.parlor.id.MediaId;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transfers with a peer that stalls, breaks off, or never ends. */
@Timeout(60)
class RoughFileTest {
    private static final byte[] HELLO = "hello".getBytes(US_ASCII);

    @Test
    void M3_an_upload_whose_answer_stalls_ends_with_the_deadline() throws Exception {
        try (RoughPeer peer = RoughPeer.thatStallsAfter("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"id\"");
                WhatsAppTransport hurried = hurried(peer.url())) {
            assertThat(join(upload(hurried))).isEqualTo(new UploadResult.NotUploaded("not whole within PT0.3S"));
            peer.cutOff().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void M3_an_upload_that_breaks_or_gets_no_id_is_made_again_and_never_in_doubt() throws Exception {
        try (RoughPeer peer = RoughPeer.thatHangsUp();
                WhatsAppTransport transport = transport(peer.url()).build()) {
            assertThat(join(upload(transport)))
                    .isEqualTo(new UploadResult.NotUploaded("the exchange broke: IOException"));
        }
        try (StandIn platform = StandIn.answering(200, "{\"id\":\" \"}");
                WhatsAppTransport transport = transport(platform.url()).build()) {
            assertThat(join(upload(transport)))
                    .isEqualTo(new UploadResult.NotUploaded("HTTP 200 without an id or a platform error"));
        }
    }

    @Test
    void M3_an_upload_tells_its_length_and_names_the_file_itself() throws Exception {
        try (StandIn platform = StandIn.answering(200, "{\"id\":\"77\"}");
                WhatsAppTransport transport = transport(platform.url()).build()) {
            assertThat(join(upload(transport))).isEqualTo(new UploadResult.Uploaded(new MediaId("77")));

            StandIn.Asked asked = platform.onlyAsked();
            assertThat(asked.header("Content-Length"))
                    .isEqualTo(String.valueOf(asked.body().length()));
            assertThat(asked.header("Transfer-Encoding")).isNull();
            assertThat(asked.body())
                    .contains("name=\"file\"; filename=\"file\"\r\nContent-Type: image/png\r\n\r\nhello\r\n");
        }
    }

    @Test
    void M3_a_file_that_breaks_off_is_tried_again_later() throws Exception {
        try (Server server = new Server(out -> out.write(HELLO));
                WhatsAppTransport transport = transport(server.url()).build()) {
            assertThat(join(fetch(transport, new Kept(100))))
                    .isEqualTo(new FetchResult.RetryLater("the exchange broke: IOException", null));
        }
    }

    @Test
    void M3_a_file_without_an_end_is_read_no_further_than_the_cap() throws Exception {
        CountDownLatch cutOff = new CountDownLatch(1);
        try (Server server = new Server(out -> {
                    try {
                        while (true) {
                            out.write(new byte[1_024]);
                        }
                    } finally {
                        cutOff.countDown();
                    }
                });
                WhatsAppTransport transport = transport(server.url()).build()) {
            Kept kept = new Kept(1_000_000);

            assertThat(join(fetch(transport, kept))).isEqualTo(new FetchResult.TooBig());
            assertThat(kept.bytes.size()).isLessThan(1_100_000);
            assertThat(cutOff.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void M3_what_a_sink_throws_is_no_end_of_the_file() throws Exception {
        try (Server server = new Server(out -> out.write(HELLO));
                WhatsAppTransport transport = transport(server.url()).build()) {
            assertThat(join(transport.mediaTransfer().orElseThrow().fetch(NUMBER, new MediaId("1"), (head, bytes) -> {
                        throw new IllegalStateException("full");
                    })))
                    .isInstanceOf(FetchResult.RetryLater.class);
        }
    }

    private static WhatsAppTransport hurried(URI platform) {
        return transport(platform)
                .connectTimeout(Duration.ofMillis(200))
                .transferDeadline(Duration.ofMillis(300))
                .build();
    }

    private static CompletionStage<UploadResult> upload(WhatsAppTransport transport) {
        return transport
                .mediaTransfer()
                .orElseThrow()
                .upload(new FileUpload(
                        NUMBER, "image/png", HELLO.length, () -> Optional.of(new ByteArrayInputStream(HELLO))));
    }

    private static CompletionStage<FetchResult> fetch(WhatsAppTransport transport, Kept kept) {
        return transport.mediaTransfer().orElseThrow().fetch(NUMBER, new MediaId("1"), kept);
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** What a server writes for the bytes of a file, after it announced 100 MB of them. */
    private interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Describes every file without saying its size, and gives its bytes as told. */
    private static final class Server implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        Server(Bytes bytes) throws IOException {
            server.createContext("/v25.0/1", exchange -> {
                try (exchange) {
                    byte[] description = ("{\"url\":\"" + url() + "/file\"}").getBytes(US_ASCII);
                    exchange.sendResponseHeaders(200, description.length);
                    exchange.getResponseBody().write(description);
                }
            });
            server.createContext("/file", exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(200, 100L * 1024 * 1024);
                    bytes.writeTo(exchange.getResponseBody());
                }
            });
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
