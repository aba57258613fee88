package dev.parlor.testkit.platform;

/**
 * One business number with the account that owns it.
 *
 * @param digits the number itself, without {@code +}
 */
record BusinessAccount(String phoneNumberId, String digits, String wabaId) {}
