package dev.parlor.queue;

import dev.parlor.message.Gate;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one gate stands for one member, with a sentence ready to be shown (rule G3).
 *
 * @param closesAt when an open gate will close by time alone; {@code null} if time alone does not close it
 * @param sentence in the member's language: that it is open, or why it is not and what would open it
 */
public record GateView(Gate gate, boolean open, @Nullable Instant closesAt, String sentence) {
    /** Needs a gate and a sentence. */
    public GateView {
        Objects.requireNonNull(gate, "gate");
        Objects.requireNonNull(sentence, "sentence");
    }
}
