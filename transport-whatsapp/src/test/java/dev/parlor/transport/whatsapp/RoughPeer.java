package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A peer that reads each request whole and then misbehaves; it counts the requests that it read. */
final class RoughPeer implements AutoCloseable {
    /** What it does with a connection after it read a request. */
    interface Manners {
        void afterRequest(Socket connection) throws IOException;
    }

    private final ServerSocket listening;
    private final Manners manners;
    private final AtomicInteger requests = new AtomicInteger();
    private final CompletableFuture<Void> cutOff = new CompletableFuture<>();

    private RoughPeer(ServerSocket listening, Manners manners) {
        this.listening = listening;
        this.manners = manners;
    }

    static RoughPeer that(Manners manners) throws IOException {
        RoughPeer peer = new RoughPeer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manners);
        Thread thread = new Thread(peer::listen, "rough-peer");
        thread.setDaemon(true);
        thread.start();
        return peer;
    }

    /** Resets the connection instead of answering. */
    static RoughPeer thatResets() throws IOException {
        return that(connection -> connection.setSoLinger(true, 0));
    }

    /** Ends the connection instead of answering. */
    static RoughPeer thatHangsUp() throws IOException {
        return that(connection -> {});
    }

    /** Answers this much and then nothing, for as long as the other side listens. */
    static RoughPeer thatStallsAfter(String start) throws IOException {
        return that(connection -> {
            connection.getOutputStream().write(start.getBytes(ISO_8859_1));
            connection.getOutputStream().flush();
            connection.getInputStream().read();
        });
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    /** Completes when the first connection has ended. */
    CompletableFuture<Void> cutOff() {
        return cutOff;
    }

    private void listen() {
        while (!listening.isClosed()) {
            try (Socket connection = listening.accept()) {
                readRequest(new BufferedInputStream(connection.getInputStream()));
                requests.incrementAndGet();
                manners.afterRequest(connection);
            } catch (IOException ended) {
                // Ending connections is what this peer is for.
            }
            cutOff.complete(null);
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        int length = 0;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
        }
        in.readNBytes(length);
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended within a line");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
