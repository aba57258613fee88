package dev.parlor.transport.whatsapp;

import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.Item;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says why one item cannot be taken, without personal data. It never leaves {@link #guard}. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
        super(reason, null, false, false);
    }

    /**
     * Reads one item so that whatever is wrong with it harms no other (rule I2).
     *
     * @param number to which it came, if that is said
     * @param raw what is kept if it cannot be read
     */
    static Item guard(@Nullable PlatformNumber number, Supplier<JsonNode> raw, Supplier<Item> reading) {
        try {
            return reading.get();
        } catch (Unreadable reason) {
            return kept(number, String.valueOf(reason.getMessage()), raw.get());
        } catch (RuntimeException unforeseen) {
            return kept(number, "unforeseen " + unforeseen.getClass().getSimpleName(), raw.get());
        }
    }

    static Item kept(@Nullable PlatformNumber number, String reason, JsonNode raw) {
        return new Item.NotUnderstood(reason, Json.written(raw), number);
    }
}
