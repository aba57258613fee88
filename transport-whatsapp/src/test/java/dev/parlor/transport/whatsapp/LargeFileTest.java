package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parlor.id.MediaId;
import dev.parlor.id.MediaKey;
import dev.parlor.message.StoredBytes;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileHead;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.UploadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 100 MB in a process that has 64 MB in all: its own surefire execution sees to that. */
@Tag("large")
@Timeout(300)
class LargeFileTest {
    private static final long SIZE = 100L * 1024 * 1024;
    private static final int LARGEST_PART = 1024 * 1024;

    @Test
    void M3_100_MB_go_up_whole_and_are_never_held() throws Exception {
        try (Server server = new Server();
                WhatsAppTransport transport = transport(server.url()).build()) {
            Bytes bytes = new Bytes();

            UploadResult result = join(transport
                    .mediaTransfer()
                    .orElseThrow()
                    .upload(new FileUpload(NUMBER, "video/mp4", SIZE, () -> Optional.of(bytes))));

            assertThat(result).isEqualTo(new UploadResult.Uploaded(new MediaId("1")));
            assertThat(server.received.get()).isEqualTo(hash());
            assertThat(bytes.largestPart).isLessThanOrEqualTo(LARGEST_PART);
            assertThat(bytes.parts).isGreaterThanOrEqualTo((int) (SIZE / LARGEST_PART));
            assertThatTheHeapIsSmall();
        }
    }

    @Test
    void M3_100_MB_come_down_whole_and_are_never_held() throws Exception {
        try (Server server = new Server();
                WhatsAppTransport transport = transport(server.url()).build()) {
            FetchResult result = join(
                    transport.mediaTransfer().orElseThrow().fetch(NUMBER, new MediaId("1"), LargeFileTest::hashed));

            assertThat(result)
                    .isEqualTo(new FetchResult.Fetched(new StoredBytes(new MediaKey("kept"), SIZE, hash()), ""));
            assertThatTheHeapIsSmall();
        }
    }

    /** Or the tests would show nothing. */
    private static void assertThatTheHeapIsSmall() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(SIZE);
    }

    private static FetchResult hashed(FileHead head, InputStream bytes) throws IOException {
        MessageDigest digest = sha256();
        long size = new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
        return new FetchResult.Fetched(new StoredBytes(new MediaKey("kept"), size, hex(digest)), head.mimeType());
    }

    private static String hash() throws IOException {
        MessageDigest digest = sha256();
        new DigestInputStream(new Bytes(), digest).transferTo(OutputStream.nullOutputStream());
        return hex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(240, TimeUnit.SECONDS).join();
    }

    /** 100 MB that nobody has to keep. */
    private static final class Bytes extends InputStream {
        private long given;
        private int parts;
        private int largestPart;

        @Override
        public int read() {
            return given == SIZE ? -1 : (int) (given++ % 251);
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (given == SIZE) {
                return -1;
            }
            int part = (int) Math.min(count, SIZE - given);
            for (int index = 0; index < part; index++) {
                into[from + index] = (byte) (given++ % 251);
            }
            parts++;
            largestPart = Math.max(largestPart, part);
            return part;
        }
    }

    /** Takes one file and gives one, without holding either. */
    private static final class Server implements AutoCloseable {
        private final AtomicReference<String> received = new AtomicReference<>("");
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        Server() throws IOException {
            server.createContext("/v25.0/" + NUMBER.value() + "/media", this::take);
            server.createContext("/v25.0/1", exchange -> answer(exchange, "{\"url\":\"" + url() + "/file\"}"));
            server.createContext("/file", exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(200, SIZE);
                    new Bytes().transferTo(exchange.getResponseBody());
                }
            });
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        private void take(HttpExchange exchange) throws IOException {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            int end = "\r\n--".length()
                    + type.length()
                    - type.indexOf("boundary=")
                    - "boundary=".length()
                    + "--\r\n".length();
            long whole = Long.parseLong(exchange.getRequestHeaders().getFirst("Content-Length"));
            InputStream body = exchange.getRequestBody();
            body.skipNBytes(whole - SIZE - end);
            MessageDigest digest = sha256();
            byte[] part = new byte[8_192];
            for (long left = SIZE; left > 0; ) {
                int read = body.read(part, 0, (int) Math.min(part.length, left));
                digest.update(part, 0, read);
                left -= read;
            }
            body.skipNBytes(end);
            received.set(hex(digest));
            answer(exchange, "{\"id\":\"1\"}");
        }

        private static void answer(HttpExchange exchange, String json) throws IOException {
            try (exchange) {
                exchange.sendResponseHeaders(200, json.length());
                exchange.getResponseBody().write(json.getBytes(US_ASCII));
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
