package dev.parlor.testkit.platform;

/**
 * Something that the client should never have asked for.
 *
 * <p>Immutable and thread-safe.
 *
 * @param callIndex the {@link ClientCall#index()} of the request
 * @param sentence what was wrong, without message text or addresses
 */
public record Violation(int callIndex, String sentence) {}
