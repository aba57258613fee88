package dev.parlor.store.jdbc.kills;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One life of a {@link BusyHost}. */
final class HostProcess {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final CountDownLatch up = new CountDownLatch(1);
    private final CountDownLatch rests = new CountDownLatch(1);
    private final Thread listening;

    /**
     * Starts it.
     *
     * @param taken told of each message that it says was taken
     */
    HostProcess(String[] arguments, Consumer<Taken> taken) {
        try {
            process = new ProcessBuilder(BusyHost.command(arguments))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listening = new Thread(() -> listen(taken), "host-" + process.pid());
        listening.setDaemon(true);
        listening.start();
    }

    /** A message that a host was told is taken. */
    record Taken(String thread, String message, String key) {}

    void awaitUp() throws InterruptedException {
        await(up, "come up");
    }

    /** Kills it with signal 9, and reads what it had said by then. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listening.join();
    }

    /** It acts no more, and goes on serving and dispatching. */
    void rest() throws InterruptedException {
        try {
            OutputStream to = process.getOutputStream();
            to.write("rest\n".getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(rests, "rest");
    }

    private void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A host did not " + what + " within " + PATIENCE_SECONDS + " s; it is "
                    + (process.isAlive() ? "alive" : "gone with status " + process.exitValue()));
        }
    }

    private void listen(Consumer<Taken> taken) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "up" -> up.countDown();
                    case "rests" -> rests.countDown();
                    // The last line of one that was killed may be torn, before its full stop: then nobody was told.
                    case "taken" -> {
                        if (words.length == 5 && words[4].equals(".")) {
                            taken.accept(new Taken(words[1], words[2], words[3]));
                        }
                    }
                    default -> {}
                }
            }
        } catch (IOException killed) {
            // The pipe broke with the process.
        }
    }
}
