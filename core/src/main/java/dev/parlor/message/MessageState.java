package dev.parlor.message;

import java.util.EnumSet;
import java.util.Set;

/** Where a message of ours stands. It is its own queue entry: there is no second list to keep in step. */
public enum MessageState {
    /** Taken; waits for a gate to open. */
    HELD,
    /** In line: goes out when its turn comes. */
    READY,
    /** Armed: one attempt is on its way. */
    SENDING,
    /** An attempt ended without an answer; the message may or may not have arrived (S3). */
    IN_DOUBT,
    /** The platform took it. */
    ACCEPTED,
    /** It will not arrive; the reason is kept. A later proof of delivery is stronger. */
    FAILED,
    /** Held for longer than the host allows (Q5). */
    EXPIRED,
    /** Taken back before it was armed, with the reason. */
    CANCELLED;

    private static final Set<MessageState> UNSETTLED = EnumSet.of(HELD, READY, SENDING, IN_DOUBT);

    /** Whether the message still wants something of the line. */
    public boolean isUnsettled() {
        return UNSETTLED.contains(this);
    }

    /** Whether no attempt was ever left open: such a message can be cancelled, edited or handed on. */
    public boolean isUnsent() {
        return this == HELD || this == READY;
    }

    /** Whether the same state can be entered again with other particulars, such as the gates it waits for. */
    boolean mayStay() {
        return this == HELD || this == READY || this == ACCEPTED || this == FAILED;
    }

    /** The table of transitions; what is not in it is a defect of Parlor. */
    public Set<MessageState> next() {
        return switch (this) {
            case HELD -> EnumSet.of(READY, ACCEPTED, FAILED, EXPIRED, CANCELLED);
            case READY -> EnumSet.of(HELD, SENDING, ACCEPTED, FAILED, EXPIRED, CANCELLED);
            case SENDING -> EnumSet.of(ACCEPTED, READY, HELD, IN_DOUBT, FAILED, CANCELLED);
            case IN_DOUBT -> EnumSet.of(ACCEPTED, READY, HELD, FAILED, CANCELLED);
            case ACCEPTED -> EnumSet.of(HELD, FAILED, CANCELLED);
            case FAILED -> EnumSet.of(ACCEPTED);
            case EXPIRED, CANCELLED -> EnumSet.noneOf(MessageState.class);
        };
    }
}
