package dev.parlor.transport;

/**
 * What became of the items of one delivery (rule I2). All of it is committed: the platform may be answered 2xx.
 *
 * @param applied took effect
 * @param duplicates were known already and changed nothing
 * @param parked are reports on messages that are not known yet
 * @param quarantined could not be applied and are kept whole
 */
public record Received(int applied, int duplicates, int parked, int quarantined) {}
