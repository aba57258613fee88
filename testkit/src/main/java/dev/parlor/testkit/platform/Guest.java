package dev.parlor.testkit.platform;

/** One WhatsApp user: identity and habits, the same towards every business number. */
final class Guest {

    String digits;
    String userId;
    String name = "Guest";
    boolean hidesPhone;
    boolean readsAtOnce;

    /** Whether messages wait, and nothing but {@code sent} is reported, until the phone is online again. */
    boolean offline;

    /** Whether nobody with this number uses the platform any more. */
    boolean gone;

    /** Whether marketing was stopped towards the business. */
    boolean stoppedMarketing;

    /** Whether another responder owns the conversation, so that webhooks come as {@code standby}. */
    boolean answeredElsewhere;

    Guest(String digits, String userId) {
        this.digits = digits;
        this.userId = userId;
    }
}
