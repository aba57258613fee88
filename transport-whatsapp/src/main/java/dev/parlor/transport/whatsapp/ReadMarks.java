package dev.parlor.transport.whatsapp;

import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.Courtesies;
import dev.parlor.transport.CourtesyResult;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows guests that their messages were read and are being answered. Source: Cloud API, Mark as read, Typing. */
final class ReadMarks implements Courtesies {
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Exchanges exchanges;
    private final GraphRequest requests;

    ReadMarks(Exchanges exchanges, GraphRequest requests) {
        this.exchanges = exchanges;
        this.requests = requests;
    }

    @Override
    public CompletionStage<CourtesyResult> showRead(PlatformNumber number, PlatformId message) {
        return show(number, read(message));
    }

    @Override
    public CompletionStage<CourtesyResult> showTyping(PlatformNumber number, PlatformId message) {
        ObjectNode body = read(message);
        body.putObject("typing_indicator").put("type", "text");
        return show(number, body);
    }

    private static ObjectNode read(PlatformId message) {
        return Json.object()
                .put("messaging_product", "whatsapp")
                .put("status", "read")
                .put("message_id", message.value());
    }

    private CompletionStage<CourtesyResult> show(PlatformNumber number, ObjectNode body) {
        try {
            return exchanges.start(requests.send(number, Json.bytes(body)), LARGEST_ANSWER, new Shown());
        } catch (RuntimeException unfit) {
            return CompletableFuture.completedFuture(
                    CourtesyResult.lost("no request: " + unfit.getClass().getSimpleName()));
        }
    }

    /** Only {@code success} is one. */
    private static final class Shown implements Exchanges.Reading<CourtesyResult> {
        @Override
        public CourtesyResult answered(HttpResponse<byte[]> response) {
            JsonNode answer = Json.read(response.body());
            return response.statusCode() / 100 == 2 && answer.path("success").asBoolean(false)
                    ? CourtesyResult.done()
                    : CourtesyResult.lost(
                            "HTTP " + response.statusCode() + ", code " + Json.number(answer.path("error"), "code"));
        }

        @Override
        public CourtesyResult broken(Throwable trouble) {
            return CourtesyResult.lost(
                    "the exchange broke: " + trouble.getClass().getSimpleName());
        }

        @Override
        public CourtesyResult late(Duration deadline) {
            return CourtesyResult.lost("no whole answer within " + deadline);
        }

        @Override
        public CourtesyResult closed() {
            return CourtesyResult.lost("the transport is closed");
        }
    }
}
