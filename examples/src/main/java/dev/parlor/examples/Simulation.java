package dev.parlor.examples;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.examples.Cast.OptInWording;
import dev.parlor.id.PlatformNumber;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.PlatformTemplate;
import dev.parlor.testkit.platform.ScreenLine;
import dev.parlor.testkit.platform.Violation;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The story against the simulated platform: time moves as told, and the guest is a script. */
final class Simulation implements AutoCloseable {
    static final String NUMBER_ID = "106540352242922";
    static final String TOKEN = "quickstart-token";
    static final String APP_SECRET = "quickstart-app-secret";
    static final String VERIFY_TOKEN = "quickstart-verify-token";
    static final PhoneNumber NOOR = PhoneNumber.parse("+44 7700 900123");

    private static final String ACCOUNT_ID = "102290129340398";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MovableClock clock;
    private final CloudApiSimulator simulator;
    private final Phone phone;
    private int linesShown;

    Simulation(MovableClock clock) {
        this.clock = clock;
        PlatformModel platform = PlatformModel.at(clock)
                .addAccessToken(TOKEN)
                .addNumber(NUMBER_ID, "+44 7700 900001", ACCOUNT_ID)
                .putTemplate(
                        ACCOUNT_ID,
                        PlatformTemplate.of("may_we_write", "en", OptInWording.STANDARD)
                                .withQuickReplies("Yes", "No"));
        this.phone = platform.guest(NOOR.value()).named(Cast.GUEST_NAME);
        this.simulator =
                CloudApiSimulator.around(platform).appSecret(APP_SECRET).start();
    }

    static Cast cast() {
        return new Cast(
                new PlatformNumber(NUMBER_ID), NOOR, new OptInWording("may_we_write", "en", OptInWording.STANDARD));
    }

    URI baseUrl() {
        return simulator.baseUrl();
    }

    CloudApiSimulator simulator() {
        return simulator;
    }

    /** What the platform saw, request by request, one line each. */
    List<ClientCall> record() {
        return simulator.act(PlatformModel::record);
    }

    /** What the client should not have done. */
    List<Violation> violations() {
        return simulator.act(PlatformModel::violations);
    }

    Phone phone() {
        return phone;
    }

    /** Plays the whole story and prints it. */
    void play(PrintStream out) throws IOException, InterruptedException {
        Desk.Connection connection =
                new Desk.Connection(baseUrl(), "v25.0", TOKEN, APP_SECRET, VERIFY_TOKEN, 0, "/webhook");
        try (Desk desk = new Desk(connection, clock)) {
            simulator.subscribe(desk.endpoint("/webhook"), VERIFY_TOKEN);
            Transcript transcript = new Transcript(out, clock::instant);
            new Story(desk.parlor(), cast(), new Script(), new Moments(transcript), transcript).play();
            simulator.awaitQuiet(PATIENCE);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }

    private boolean hasSaid(String text) {
        return phone.screen().stream()
                .anyMatch(line ->
                        line.side() == ScreenLine.Side.FROM_GUEST && line.text().equals(text));
    }

    private final class Script implements Guest {
        @Override
        public void taps(String label) {
            simulator.act(model -> hasSaid(label) ? "" : phone.taps(label));
        }

        @Override
        public boolean reads() {
            simulator.act(model -> phone.reads());
            return true;
        }

        @Override
        public void writes(String text) {
            simulator.act(model -> hasSaid(text) ? "" : phone.writes(text));
        }
    }

    private final class Moments implements Story.Stage {
        private final Transcript transcript;

        Moments(Transcript transcript) {
            this.transcript = transcript;
        }

        @Override
        public void aMomentPasses() {
            clock.pass(Duration.ofSeconds(20));
        }

        @Override
        public boolean aDayPasses() {
            clock.pass(Duration.ofHours(25));
            return true;
        }

        @Override
        public void showGuestsPhone() {
            List<ScreenLine> screen = simulator.act(model -> phone.screen());
            screen.subList(linesShown, screen.size()).forEach(line -> {
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
