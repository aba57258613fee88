package dev.parlor.store.jdbc;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/** Counts how often a driver waits for the answer to what it wrote. Public, because the driver makes it by its name. */
public final class CountingSockets extends SocketFactory {
    /** As the driver makes it, by its name. */
    public CountingSockets() {}

    private static final AtomicInteger ROUND_TRIPS = new AtomicInteger();

    static void reset() {
        ROUND_TRIPS.set(0);
    }

    static int count() {
        return ROUND_TRIPS.get();
    }

    @Override
    public Socket createSocket() {
        return new Counting();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    private static final class Counting extends Socket {
        private volatile boolean wrote;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    wrote = true;
                    out.write(bytes, from, length);
                }

                @Override
                public void write(int one) throws IOException {
                    wrote = true;
                    out.write(one);
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    turn();
                    return in.read(bytes, from, length);
                }

                @Override
                public int read() throws IOException {
                    turn();
                    return in.read();
                }
            };
        }

        private void turn() {
            if (wrote) {
                wrote = false;
                ROUND_TRIPS.incrementAndGet();
            }
        }
    }
}
