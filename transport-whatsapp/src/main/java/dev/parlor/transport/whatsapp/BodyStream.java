package dev.parlor.transport.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body as a stream that asks for more only when it is read. Reading ends with an {@link IOException} where the
 * body breaks off, and where the reading thread is interrupted: the JDK's own stream swallows interrupts before Java 20, so
 * that no deadline could end a body that has stalled. For one reader.
 */
final class BodyStream extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
    private static final List<ByteBuffer> END = List.of();

    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> parts = new ArrayDeque<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private volatile @Nullable Throwable trouble;
    private volatile boolean closed;
    private boolean ended;

    static HttpResponse.BodyHandler<InputStream> handler() {
        return head -> new BodyStream();
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription asked) {
        subscription.complete(asked);
        if (closed) {
            asked.cancel();
        } else {
            asked.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> more) {
        if (more.isEmpty()) {
            subscription.join().request(1);
        } else {
            arrived.add(List.copyOf(more));
        }
    }

    @Override
    public void onError(Throwable broken) {
        trouble = broken;
        arrived.add(END);
    }

    @Override
    public void onComplete() {
        arrived.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        ByteBuffer part = next();
        if (part == null) {
            return -1;
        }
        int taken = Math.min(length, part.remaining());
        part.get(into, offset, taken);
        return taken;
    }

    /** With at least one byte in it; {@code null} at the end. */
    private @Nullable ByteBuffer next() throws IOException {
        while (true) {
            ByteBuffer part = parts.peek();
            if (part != null && part.hasRemaining()) {
                return part;
            }
            if (part != null) {
                parts.remove();
            } else if (!await()) {
                return null;
            }
        }
    }

    private boolean await() throws IOException {
        List<ByteBuffer> more = ended ? END : take();
        ended = more.isEmpty();
        if (ended && trouble != null) {
            throw new IOException("the body broke off", trouble);
        }
        if (ended) {
            return false;
        }
        parts.addAll(more);
        subscription.join().request(1);
        return true;
    }

    private List<ByteBuffer> take() throws IOException {
        try {
            return arrived.take();
        } catch (InterruptedException cutOff) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cut off while waiting for more of the body");
        }
    }

    /** Wants no more; a body that has not ended costs its connection. */
    @Override
    public void close() {
        closed = true;
        if (subscription.isDone()) {
            subscription.join().cancel();
        }
    }
}
