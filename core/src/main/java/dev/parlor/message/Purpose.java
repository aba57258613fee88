package dev.parlor.message;

import static dev.parlor.message.Gate.CONSENT;
import static dev.parlor.message.Gate.ENABLEMENT;
import static dev.parlor.message.Gate.REACHABLE;
import static dev.parlor.message.Gate.ROSTER;
import static dev.parlor.message.Gate.TEMPLATE;
import static dev.parlor.message.Gate.WINDOW;

import java.util.EnumSet;
import java.util.Set;

/** Why a message goes out. The purpose fixes its gates and what a closed one means: the table of rule G1. */
public enum Purpose {
    /** What a member writes. */
    MEMBER,
    /** The template with which a member takes up a thread again, in an open window or out of it (W6). */
    REENGAGE,
    /** The template that asks for consent. */
    OPT_IN_REQUEST,
    /** An answer to what the guest said about consent: a question back, a confirmation, a receipt for a stop. */
    CONSENT_REPLY,
    /** The guest's copy of a notice. */
    NOTICE;

    /** What becomes of a message whose gate is closed. */
    public enum WhenClosed {
        /** It waits. */
        HOLD,
        /** It ends, with an event. */
        CANCEL,
        /** It ends; its line in the timeline says that the guest did not get it. */
        SKIP
    }

    /** The gates that such a message passes. */
    public Set<Gate> gates() {
        return switch (this) {
            case MEMBER -> EnumSet.of(ENABLEMENT, ROSTER, CONSENT, WINDOW, REACHABLE);
            case REENGAGE -> EnumSet.of(ENABLEMENT, ROSTER, CONSENT, REACHABLE, TEMPLATE);
            case OPT_IN_REQUEST -> EnumSet.of(ENABLEMENT, ROSTER, CONSENT, REACHABLE, TEMPLATE);
            case CONSENT_REPLY -> EnumSet.of(WINDOW, REACHABLE);
            case NOTICE -> EnumSet.of(CONSENT, WINDOW, REACHABLE);
        };
    }

    /** Whose turn comes first in a chat; of equal ones the sequence decides (Q3). */
    public int turn() {
        return switch (this) {
            case CONSENT_REPLY -> 0;
            case OPT_IN_REQUEST, REENGAGE -> 1;
            case MEMBER, NOTICE -> 2;
        };
    }

    /** Whether a member speaks by it to a guest who agreed. */
    public boolean isMembers() {
        return this == MEMBER || this == REENGAGE;
    }

    /** What a closed gate means. */
    public WhenClosed whenClosed() {
        return switch (this) {
            case MEMBER -> WhenClosed.HOLD;
            case OPT_IN_REQUEST, REENGAGE -> WhenClosed.CANCEL;
            case CONSENT_REPLY, NOTICE -> WhenClosed.SKIP;
        };
    }
}
