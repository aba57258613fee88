package dev.parlor.consent;

/** Where a thread stands with its guest (rule O2). */
public enum ConsentState {
    /** Nobody asked, and the guest did not write first. */
    NOT_ASKED,
    /** Asked; no answer yet. */
    ASKED,
    /** The guest agreed. */
    GRANTED,
    /** The guest declined. */
    DECLINED,
    /** The guest wrote first and may be answered while the window is open (O8). */
    GUEST_INITIATED
}
