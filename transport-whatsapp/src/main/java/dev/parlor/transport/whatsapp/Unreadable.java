package dev.parlor.transport.whatsapp;

import dev.parlor.transport.Item;
import java.util.function.Supplier;
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
     * @param raw what is kept if it cannot be read
     */
    static Item guard(Supplier<JsonNode> raw, Supplier<Item> reading) {
        try {
            return reading.get();
        } catch (Unreadable reason) {
            return kept(String.valueOf(reason.getMessage()), raw.get());
        } catch (RuntimeException unforeseen) {
            return kept("unforeseen " + unforeseen.getClass().getSimpleName(), raw.get());
        }
    }

    static Item kept(String reason, JsonNode raw) {
        return new Item.NotUnderstood(reason, Json.written(raw));
    }
}
