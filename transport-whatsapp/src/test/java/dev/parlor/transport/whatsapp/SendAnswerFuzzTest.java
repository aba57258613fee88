package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parlor.transport.SendResult;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The platform's answer to a send, whatever is in it, also where a proxy answers in its place. */
@Tag("fuzz")
class SendAnswerFuzzTest {
    private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

    @FuzzTest(maxDuration = "30s")
    void S2_S7_every_answer_is_one_of_the_outcomes(byte[] written) {
        for (int status : new int[] {200, 400, 429, 503}) {
            boolean success = status == 200;
            SendResult result = FuzzCosts.inTime(() -> SendAnswer.of(status, NONE, written));
            result.fold(
                    accepted -> assertThat(success).isTrue(),
                    notSent -> {
                        throw new AssertionError("an answer came, so something was sent");
                    },
                    rejected -> assertThat(rejected.rejection().kind())
                            .isEqualTo(
                                    PlatformErrors.kindOf(rejected.rejection().code(), status)),
                    unsure -> assertThat(unsure.cause())
                            .isEqualTo("HTTP " + status
                                    + (success ? " without a message id" : " without a platform error")));
        }
        assertHintIsBounded(new String(written, ISO_8859_1));
    }

    private static void assertHintIsBounded(String header) {
        HttpHeaders hints = HttpHeaders.of(
                Map.of(
                        "Retry-After",
                        List.of(header),
                        "X-Business-Use-Case-Usage",
                        List.of(header),
                        "Date",
                        List.of("Sun, 22 Nov 2026 14:00:00 GMT")),
                (name, value) -> true);
        FuzzCosts.inTime(() -> RetryHint.of(hints))
                .ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofDays(1)));
    }
}
