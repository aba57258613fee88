package dev.parlor.testkit.platform;

/** One WhatsApp user: identity and habits, the same towards every business number. */
final class Guest {

    final String digits;
    String userId;
    String name = "Guest";
    boolean hidesPhone;
    boolean readsAtOnce;

    Guest(String digits, String userId) {
        this.digits = digits;
        this.userId = userId;
    }
}
