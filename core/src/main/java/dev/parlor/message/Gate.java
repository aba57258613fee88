package dev.parlor.message;

/** One condition for sending. */
public enum Gate {
    /** The author may use WhatsApp (E1). */
    ENABLEMENT,
    /** The author is in the thread. */
    ROSTER,
    /** The guest agreed, or wrote first (O2, O8). */
    CONSENT,
    /** The guest wrote within the last 24 hours (W1). */
    WINDOW,
    /** The guest can be reached: no member blocked them (C6), and the platform knows the way (Q6). */
    REACHABLE,
    /** The template can be used (O11). */
    TEMPLATE,
    /** The chat is not too fast (S8). It only delays: nothing is ever held by it (G2). */
    PACE,
    /** The platform takes messages from the business number (Q6). It only delays: nothing is ever held by it (G2). */
    ACCOUNT
}
