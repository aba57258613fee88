package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How long the platform asks to wait (rule S7). It documents none of this for sends (Cloud API, Error codes); gateways
 * before it send {@code Retry-After}, and the Graph API's usage headers name the minutes until access comes back. The
 * longest hint counts, up to a day.
 */
final class RetryHint {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryHint() {}

    static Optional<Duration> of(HttpHeaders headers) {
        return Stream.of(retryAfter(headers), regainAccess(headers))
                .flatMap(Optional::stream)
                .max(Duration::compareTo)
                .map(hint -> hint.compareTo(LONGEST) > 0 ? LONGEST : hint);
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        Optional<String> value = headers.firstValue("Retry-After").map(String::strip);
        if (value.filter(text -> SECONDS.matcher(text).matches()).isPresent()) {
            return value.map(text -> Duration.ofSeconds(Long.parseLong(text)));
        }
        return value.flatMap(RetryHint::date)
                .flatMap(then ->
                        headers.firstValue("Date").flatMap(RetryHint::date).map(now -> Duration.between(now, then)))
                .filter(wait -> !wait.isNegative());
    }

    /** A date is measured from the answer's own date, so that our clock does not matter. */
    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> regainAccess(HttpHeaders headers) {
        return headers.firstValue("X-Business-Use-Case-Usage").flatMap(RetryHint::longestMinutes);
    }

    /** An object with a list of buckets for each account. */
    private static Optional<Duration> longestMinutes(String usage) {
        int longest = 0;
        for (JsonNode buckets : Json.read(usage.getBytes(UTF_8))) {
            for (JsonNode bucket : buckets) {
                Integer minutes = Json.number(bucket, "estimated_time_to_regain_access");
                longest = Math.max(longest, minutes == null ? 0 : minutes);
            }
        }
        return longest == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(longest));
    }
}
