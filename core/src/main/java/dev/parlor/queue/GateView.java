package dev.parlor.queue;

import dev.parlor.message.Gate;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one gate stands for one member, with a sentence ready to be shown (rule G3).
 *
 * @param since when that began on which the verdict rests: the guest's last message for an open window, its end for a
 *     closed one, an answer of the guest, a block, a pause; {@code null} where no time is kept, as of switches and rosters
 * @param opensAt when a closed gate opens by time alone, or something can be done about it: the next message of the chat
 *     may go, the next probe of a paused number, the next request for consent; {@code null} if time plays no part
 * @param closesAt when an open gate will close by time alone; {@code null} if time alone does not close it
 * @param sentence in the member's language: that it is open, or why it is not and what would open it
 */
public record GateView(
        Gate gate,
        boolean open,
        @Nullable Instant since,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        String sentence) {
    /** Needs a gate and a sentence. */
    public GateView {
        Objects.requireNonNull(gate, "gate");
        Objects.requireNonNull(sentence, "sentence");
    }
}
