package dev.parlor.transport.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Rejection;
import dev.parlor.transport.SendResult;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the platform asks to wait, wherever it says so. */
class RetryHintTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "7; PT7S",
                " 120 ; PT2M",
                "0; PT0S",
                "Sun, 22 Nov 2026 10:00:30 GMT; PT30S",
                "999999999; P1D",
            })
    void S7_a_retry_after_in_seconds_or_as_a_date_is_a_hint_of_at_most_a_day(String value, String expected) {
        assertThat(RetryHint.of(headers("Retry-After", value))).contains(Duration.parse(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"soon", "-1", "1.5", "1234567890", "Sun, 22 Nov 2026 09:59:59 GMT", "Sun, 99 Nov 2026 10:00:30 GMT"
            })
    void S7_a_retry_after_that_is_none_or_lies_in_the_past_is_no_hint(String value) {
        assertThat(RetryHint.of(headers("Retry-After", value))).isEmpty();
    }

    @Test
    void S7_a_date_is_measured_from_the_answers_own_date_and_without_it_says_nothing() {
        HttpHeaders undated =
                HttpHeaders.of(Map.of("Retry-After", List.of("Sun, 22 Nov 2026 10:00:30 GMT")), (name, value) -> true);

        assertThat(RetryHint.of(undated)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'1001':[{'type':'messages','estimated_time_to_regain_access':5}]}; PT5M",
                "{'1001':[{'estimated_time_to_regain_access':2},{'estimated_time_to_regain_access':9}],'1002':[{}]}; PT9M",
                "{'1001':[{'estimated_time_to_regain_access':2000000000}]}; P1D",
            })
    void S7_the_minutes_until_access_comes_back_are_a_hint(String usage, String expected) {
        assertThat(RetryHint.of(headers("X-Business-Use-Case-Usage", usage.replace('\'', '"'))))
                .contains(Duration.parse(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'1001':[{'estimated_time_to_regain_access':0}]}",
                "{'1001':[{'estimated_time_to_regain_access':'5'}]}",
                "{'1001':[{'estimated_time_to_regain_access':-5}]}",
                "[7]",
                "{",
                "{'1001':7}",
            })
    void S7_usage_without_such_minutes_is_no_hint(String usage) {
        assertThat(RetryHint.of(headers("X-Business-Use-Case-Usage", usage.replace('\'', '"'))))
                .isEmpty();
    }

    @Test
    void S7_of_two_hints_the_longer_counts() {
        HttpHeaders both = HttpHeaders.of(
                Map.of(
                        "Retry-After",
                        List.of("30"),
                        "X-Business-Use-Case-Usage",
                        List.of("{\"1001\":[{\"estimated_time_to_regain_access\":1}]}")),
                (name, value) -> true);

        assertThat(RetryHint.of(both)).contains(Duration.ofMinutes(1));
    }

    @Test
    void S7_a_template_that_is_still_syncing_waits_ten_minutes_unless_told_otherwise() {
        byte[] syncing = "{\"error\":{\"code\":134101}}".getBytes(StandardCharsets.UTF_8);

        assertThat(SendAnswer.of(400, headers("Other", "1"), syncing))
                .isEqualTo(
                        new SendResult.Rejected(new Rejection(Rejection.Kind.RETRY, 134101, Duration.ofMinutes(10))));
        assertThat(SendAnswer.of(400, headers("Retry-After", "7"), syncing))
                .isEqualTo(new SendResult.Rejected(new Rejection(Rejection.Kind.RETRY, 134101, Duration.ofSeconds(7))));
    }

    private static HttpHeaders headers(String name, String value) {
        return HttpHeaders.of(
                Map.of(name, List.of(value), "Date", List.of("Sun, 22 Nov 2026 10:00:00 GMT")), (key, text) -> true);
    }
}
