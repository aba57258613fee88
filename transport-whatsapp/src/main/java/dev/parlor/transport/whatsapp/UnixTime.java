package dev.parlor.transport.whatsapp;

import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The platform's times: seconds since 1970, mostly as text and sometimes as a number (Cloud API, Webhooks reference).
 */
final class UnixTime {
    /** Ends in the year 5138: enough, and every store can keep it. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private UnixTime() {}

    static Instant read(JsonNode node, String key) {
        String seconds = Json.id(node, key);
        if (seconds == null || !SECONDS.matcher(seconds).matches()) {
            throw new Unreadable(key + " is no number of seconds");
        }
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
}
