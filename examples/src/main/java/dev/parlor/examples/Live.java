package dev.parlor.examples;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.examples.Cast.OptInWording;
import dev.parlor.id.PlatformNumber;
import dev.parlor.store.memory.InMemoryStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The story against the real platform, as far as it needs no time travel: a person with a phone plays the guest. */
final class Live {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<String, String> environment;

    Live(Map<String, String> environment) {
        this.environment = environment;
    }

    /** One setting and where a person finds it. */
    private enum Setting {
        PARLOR_TOKEN("the access token of a system user, from Business settings > System users; permission"
                + " whatsapp_business_messaging"),
        PARLOR_PHONE_NUMBER_ID("the phone number id (not the number), from App dashboard > WhatsApp > API Setup"),
        PARLOR_APP_SECRET("the app secret, from App dashboard > App settings > Basic"),
        PARLOR_VERIFY_TOKEN("any text of your choice; enter the same under App dashboard > WhatsApp > Configuration"),
        PARLOR_GUEST_NUMBER("the phone that plays the guest, as +<country code><number>; with a test number it must be"
                + " on the list of allowed recipients under API Setup"),
        PARLOR_OPT_IN_TEMPLATE("the name of an approved template with three blanks (contact, member, company) and two"
                + " quick replies (yes, no), from WhatsApp Manager > Message templates"),
        PARLOR_OPT_IN_LANGUAGE("that template's language, as the manager writes it, such as en or en_US"),
        PARLOR_WEBHOOK_URL("the public https address at which the platform reaches this program, such as a tunnel to"
                + " this machine; enter it under App dashboard > WhatsApp > Configuration and subscribe to messages");

        private final String where;

        Setting(String where) {
            this.where = where;
        }
    }

    /** What is not set, with where to get it; empty if the story can begin. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (environment.getOrDefault(setting.name(), "").isBlank()) {
                missing.add(setting.name() + " is not set: " + setting.where);
            }
        }
        return missing;
    }

    /** Plays the part that needs no time travel and prints it. */
    void play(PrintStream out) throws IOException, InterruptedException {
        URI publicUrl = URI.create(get(Setting.PARLOR_WEBHOOK_URL));
        String path = publicUrl.getPath().isEmpty() ? "/" : publicUrl.getPath();
        Desk.Connection connection = new Desk.Connection(
                URI.create(environment.getOrDefault("PARLOR_BASE_URL", "https://graph.facebook.com")),
                environment.getOrDefault("PARLOR_API_VERSION", "v25.0"),
                get(Setting.PARLOR_TOKEN),
                get(Setting.PARLOR_APP_SECRET),
                get(Setting.PARLOR_VERIFY_TOKEN),
                Integer.parseInt(environment.getOrDefault("PARLOR_PORT", "8080")),
                path);
        Cast cast = new Cast(
                new PlatformNumber(get(Setting.PARLOR_PHONE_NUMBER_ID)),
                PhoneNumber.parse(get(Setting.PARLOR_GUEST_NUMBER)),
                new OptInWording(
                        get(Setting.PARLOR_OPT_IN_TEMPLATE),
                        get(Setting.PARLOR_OPT_IN_LANGUAGE),
                        OptInWording.STANDARD));
        Clock clock = Clock.systemUTC();
        try (Desk desk = new Desk(connection, new InMemoryStore(clock), LEASE)) {
            out.println("Listening at " + desk.endpoint(path) + " for " + publicUrl);
            checkReachable(publicUrl);
            Transcript transcript = new Transcript(out, clock::instant);
            new Story(desk.parlor(), cast, new Person(out), new RealTime(), transcript).play();
        }
    }

    /** Asks the public address what the platform will ask it, so that a wrong tunnel shows at once. */
    private void checkReachable(URI publicUrl) throws IOException, InterruptedException {
        String challenge = "parlor-" + System.nanoTime();
        URI question = URI.create(publicUrl + "?hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(get(Setting.PARLOR_VERIFY_TOKEN), StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(question).timeout(Duration.ofSeconds(10)).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().equals(challenge)) {
            throw new IllegalStateException("PARLOR_WEBHOOK_URL does not lead to this program: expected it to echo a"
                    + " challenge with status 200, but status " + answer.statusCode()
                    + " came; point your tunnel at the port of PARLOR_PORT (8080 if it is not set)");
        }
    }

    private String get(Setting setting) {
        return environment.getOrDefault(setting.name(), "").trim();
    }

    private record Person(PrintStream out) implements Guest {
        @Override
        public void taps(String label) {
            out.println("   >>> On the phone: tap \"" + label + "\".");
        }

        @Override
        public boolean reads() {
            return false;
        }

        @Override
        public void writes(String text) {
            out.println("   >>> On the phone: write \"" + text + "\", or anything else.");
        }
    }

    private static final class RealTime implements Story.Stage {
        @Override
        public void aMomentPasses() {
            // Time passes by itself.
        }

        @Override
        public boolean aDayPasses() {
            return false;
        }

        @Override
        public void itTakesLong() {
            // Nobody can hurry it.
        }

        @Override
        public void showGuestsPhone() {
            // Only the person who holds it can see it.
        }

        @Override
        public Duration patience() {
            return PATIENCE;
        }
    }
}
