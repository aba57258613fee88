package dev.parlor.message;

/** Why a message ended without being accepted, or failed after it was. */
public enum Ending {
    /** Its author left the thread (P5). */
    AUTHOR_LEFT,
    /** Its author was removed from the thread (P5). */
    AUTHOR_REMOVED,
    /** The guest declined (O5). */
    DECLINED,
    /** The guest withdrew consent (O7). */
    REVOKED,
    /** A gate of its purpose was closed, and the purpose does not wait (G1). */
    GATE_CLOSED,
    /** The platform rejected it; the code is kept with its delivery. */
    REJECTED,
    /** It had gone back into the line, and then an earlier attempt turned out to have arrived (W4). */
    ARRIVED_AFTER_ALL,
    /** A participant took it back before it was armed (Q2). */
    TAKEN_BACK,
    /** It was held for longer than the host allows (Q5). */
    TOO_OLD,
    /** Nobody knew whether it had arrived, and the host gave it up (S4). */
    ABANDONED,
    /** It was tried as often as is sensible without ever being taken. */
    OUT_OF_ATTEMPTS,
    /** The guest was erased before it went, or before its end was known (T4). */
    ERASED,
    /** The bytes of its file were no more when its turn came (M3). */
    FILE_GONE
}
