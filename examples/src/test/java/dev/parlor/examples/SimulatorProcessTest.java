package dev.parlor.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.script.SimulatorMain;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulated platform in another process than the host. */
@Timeout(60)
class SimulatorProcessTest {
    private static final String TOKEN = "control-secret";

    @TempDir
    private Path folder;

    @Test
    void its_record_is_whole_up_to_the_moment_at_which_it_is_killed() throws Exception {
        Path record = folder.resolve("record.txt");
        Process process = start("--standing", "--record", record.toString());
        try (BufferedReader printed = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            URI platform = URI.create(printed.readLine().replace("platform ", ""));
            URI control = URI.create(printed.readLine().replace("control ", ""));
            String script = "guest +447700900123 \"Ana\"\nAna says \"Hello\"\n";

            assertThat(post(control.resolve("/script"), TOKEN, script)).isEqualTo(200);
            assertThat(post(platform.resolve("/v25.0/106540352242922/messages"), "test-access-token", text()))
                    .isEqualTo(200);
        } finally {
            process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }

        assertThat(Files.readAllLines(record)).singleElement().asString().endsWith("accepted | Good morning");
    }

    @Test
    void it_ends_when_its_control_says_so() throws Exception {
        Process process = start();
        try (BufferedReader printed = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            printed.readLine();
            URI control = URI.create(printed.readLine().replace("control ", ""));

            assertThat(post(control.resolve("/stop"), TOKEN, "")).isEqualTo(200);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... more) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorMain.class.getName(),
                "--control-token",
                TOKEN);
        command.command().addAll(List.of(more));
        return command.redirectError(folder.resolve("errors.txt").toFile()).start();
    }

    private static String text() {
        return "{\"messaging_product\":\"whatsapp\",\"to\":\"+447700900123\",\"type\":\"text\","
                + "\"text\":{\"body\":\"Good morning\"}}";
    }

    private static int post(URI url, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
