package dev.parlor.examples;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.examples.Cast.OptInWording;
import dev.parlor.id.PlatformNumber;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.PlatformTemplate;
import dev.parlor.testkit.platform.ScreenLine;
import dev.parlor.testkit.platform.Violation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The platform in this process, on the clock of the story. */
final class Simulation implements World {
    static final String NUMBER_ID = "106540352242922";
    static final String TOKEN = "quickstart-token";
    static final String APP_SECRET = "quickstart-app-secret";
    static final String VERIFY_TOKEN = "quickstart-verify-token";
    static final PhoneNumber NOOR = PhoneNumber.parse("+44 7700 900123");

    private static final String ACCOUNT_ID = "102290129340398";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CloudApiSimulator simulator;
    private final Phone phone;

    Simulation(Clock clock) {
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

    CloudApiSimulator simulator() {
        return simulator;
    }

    Phone phone() {
        return phone;
    }

    @Override
    public URI baseUrl() {
        return simulator.baseUrl();
    }

    @Override
    public void subscribe(URI webhook) {
        simulator.subscribe(webhook, VERIFY_TOKEN);
    }

    /** It shares the story's clock. */
    @Override
    public void catchUp(Instant now) {}

    @Override
    public List<ScreenLine> screen() {
        return simulator.act(model -> phone.screen());
    }

    @Override
    public void tap(String label) {
        simulator.act(model -> phone.taps(label));
    }

    @Override
    public void say(String text) {
        simulator.act(model -> phone.writes(text));
    }

    @Override
    public void read() {
        simulator.act(model -> phone.reads());
    }

    @Override
    public void awaitQuiet() {
        simulator.awaitQuiet(PATIENCE);
    }

    @Override
    public List<String> record() {
        return simulator.act(PlatformModel::record).stream()
                .map(ClientCall::line)
                .toList();
    }

    @Override
    public List<String> violations() {
        return simulator.act(PlatformModel::violations).stream()
                .map(Violation::sentence)
                .toList();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
