package dev.parlor.contact;

import dev.parlor.refusal.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a host should show the WhatsApp icon for a contact (rule E2).
 *
 * @param refusal why not; {@code null} if it should
 */
public record Availability(@Nullable Refusal refusal) {
    /** Show it. */
    public boolean isAvailable() {
        return refusal == null;
    }

    /** Why not, with a sentence for the member. */
    public Optional<Refusal> reason() {
        return Optional.ofNullable(refusal);
    }
}
