package dev.parlor.transport.whatsapp;

import tools.jackson.databind.JsonNode;

/**
 * How many items a body would come apart into. The platform posts up to 1,000 in one (Cloud API, Webhooks overview); far
 * more is no payload of it, and each would cost a record of its own.
 */
final class ItemCount {
    static final int MOST = 5_000;

    private ItemCount() {}

    static boolean isTooHigh(JsonNode root) {
        int count = 0;
        for (JsonNode entry : root.path("entry")) {
            count++;
            for (JsonNode change : entry.path("changes")) {
                JsonNode value = change.path("value");
                count += 1 + size(value) + size(value.path("standby"));
            }
            if (count > MOST) {
                return true;
            }
        }
        return false;
    }

    private static int size(JsonNode value) {
        return Payload.LISTS.stream().mapToInt(list -> value.path(list).size()).sum();
    }
}
