package dev.parlor.examples;

import dev.parlor.store.Store;
import dev.parlor.testkit.platform.ScreenLine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The story against the simulated platform: time moves as told, and the guest is a script. */
final class Performance {
    /** Short, so that one who starts again after a crash need not wait. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final World world;
    private final Store store;
    private final Consumer<Duration> moveTime;
    private int linesShown;

    /**
     * Over this store.
     *
     * @param moveTime moves the store's time ahead
     */
    Performance(World world, Store store, Consumer<Duration> moveTime) {
        this.world = world;
        this.store = store;
        this.moveTime = moveTime;
    }

    /** Plays the whole story and prints it. */
    void play(PrintStream out) throws IOException, InterruptedException {
        Desk.Connection connection = new Desk.Connection(
                world.baseUrl(),
                "v25.0",
                Simulation.TOKEN,
                Simulation.APP_SECRET,
                Simulation.VERIFY_TOKEN,
                0,
                "/webhook");
        try (Desk desk = new Desk(connection, store, LEASE)) {
            world.catchUp(store.time());
            world.subscribe(desk.endpoint("/webhook"));
            Transcript transcript = new Transcript(out, store::time);
            new Story(desk.parlor(), Simulation.cast(), new Script(), new Moments(transcript), transcript).play();
            world.awaitQuiet();
        }
    }

    /** What happens in the other process, or not at all. */
    private interface Act<T> {
        T run() throws IOException, InterruptedException;
    }

    private static <T> T in(Act<T> act) {
        try {
            return act.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void pass(Duration duration) {
        moveTime.accept(duration);
        in(() -> {
            world.catchUp(store.time());
            return duration;
        });
    }

    private boolean hasSaid(String text) throws IOException, InterruptedException {
        return world.screen().stream()
                .anyMatch(line ->
                        line.side() == ScreenLine.Side.FROM_GUEST && line.text().equals(text));
    }

    /** What the guest did before this process began is not done again. */
    private final class Script implements Guest {
        @Override
        public void taps(String label) {
            in(() -> {
                if (!hasSaid(label)) {
                    world.tap(label);
                }
                return label;
            });
        }

        @Override
        public boolean reads() {
            return in(() -> {
                world.read();
                return true;
            });
        }

        @Override
        public void writes(String text) {
            in(() -> {
                if (!hasSaid(text)) {
                    world.say(text);
                }
                return text;
            });
        }
    }

    private final class Moments implements Story.Stage {
        private final Transcript transcript;

        Moments(Transcript transcript) {
            this.transcript = transcript;
        }

        @Override
        public void aMomentPasses() {
            pass(Duration.ofSeconds(20));
        }

        @Override
        public boolean aDayPasses() {
            pass(Duration.ofHours(25));
            return true;
        }

        @Override
        public void itTakesLong() {
            pass(Duration.ofMinutes(1));
        }

        @Override
        public void showGuestsPhone() {
            List<ScreenLine> screen = in(world::screen);
            screen.subList(Math.min(linesShown, screen.size()), screen.size()).forEach(line -> {
                boolean own = line.side() == ScreenLine.Side.FROM_GUEST;
                String buttons = line.quickReplies().isEmpty() ? "" : "  " + line.quickReplies();
                transcript.line(line.at(), own ? "Noor writes" : "Noor sees", "\"" + line.text() + "\"" + buttons);
            });
            linesShown = screen.size();
        }

        @Override
        public Duration patience() {
            return PATIENCE;
        }
    }
}
