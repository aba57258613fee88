package dev.parlor.transport.whatsapp;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Rejection;
import dev.parlor.transport.Item;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one entry of {@code statuses[]}: what became of a message of ours. Source: Cloud API, Webhooks reference,
 * status.
 */
final class StatusReport {
    /** Stands in for the code of a failure that came without one; no code of the platform is below 0. */
    static final int NO_CODE = -1;

    private static final int LONGEST_TOKEN = 512;

    private StatusReport() {}

    static Item read(JsonNode metadata, JsonNode status) {
        if (Json.name(status, "recipient_type").equals("group")) {
            throw new Unreadable("group traffic");
        }
        Status reached = reached(Json.name(status, "status"));
        return new Item.Report(
                Json.requiredId(metadata, "phone_number_id", PlatformNumber::new),
                new DeliveryReport(
                        Json.requiredId(status, "id", PlatformId::new),
                        reached,
                        UnixTime.read(status, "timestamp"),
                        token(status),
                        reached == Status.FAILED ? failure(status) : null),
                Profiles.reach(status, "recipient_id", "recipient_user_id"));
    }

    private static Status reached(String name) {
        return switch (name) {
            case "sent" -> Status.SENT;
            case "delivered" -> Status.DELIVERED;
            case "read" -> Status.READ;
            case "played" -> Status.PLAYED;
            case "failed" -> Status.FAILED;
            default -> throw new Unreadable("status " + name);
        };
    }

    /** Other programs send from the same number, with callback data of any shape; theirs is no loss. */
    private static @Nullable AttemptToken token(JsonNode status) {
        String token = Json.id(status, "biz_opaque_callback_data");
        return token == null || token.length() > LONGEST_TOKEN ? null : new AttemptToken(token);
    }

    private static Rejection failure(JsonNode status) {
        Integer code = Json.number(status.path("errors").path(0), "code");
        return code == null
                ? Rejection.of(Rejection.Kind.MESSAGE, NO_CODE)
                : Rejection.of(PlatformErrors.kindOf(code), code);
    }
}
