package dev.parlor.transport.whatsapp;

import dev.parlor.id.PlatformId;
import dev.parlor.message.Rejection;
import dev.parlor.transport.SendResult;
import java.net.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the platform's answer to a request means (rule S2): an id with a 2xx is yes, an error with a code is no
 * whatever the HTTP status, and everything else proves nothing.
 */
final class SendAnswer {
    private SendAnswer() {}

    static SendResult of(int status, HttpHeaders headers, byte[] body) {
        JsonNode answer = Json.read(body);
        boolean success = status >= 200 && status < 300;
        PlatformId id = success ? acceptedId(answer) : null;
        if (id != null) {
            return new SendResult.Accepted(id);
        }
        Integer code = Json.number(answer.path("error"), "code");
        if (code != null) {
            Rejection.Kind kind = PlatformErrors.kindOf(code, status);
            Duration hint = RetryHint.of(headers).orElse(PlatformErrors.waitOf(code));
            return new SendResult.Rejected(new Rejection(kind, code, hint));
        }
        return new SendResult.Unsure(
                "HTTP " + status + (success ? " without a message id" : " without a platform error"));
    }

    private static @Nullable PlatformId acceptedId(JsonNode answer) {
        try {
            return Json.id(answer.path("messages").path(0), "id", PlatformId::new);
        } catch (Unreadable notAnId) {
            return null;
        }
    }
}
