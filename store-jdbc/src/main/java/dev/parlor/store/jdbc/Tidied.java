package dev.parlor.store.jdbc;

/**
 * What a run of {@link JdbcStore#tidy} removed, in rows.
 *
 * @param quarantined items that could not be applied
 * @param reports on messages that nobody knows
 * @param seen names of what left no row of its own
 * @param operations names of units of work
 * @param events from the feed
 */
public record Tidied(int quarantined, int reports, int seen, int operations, int events) {}
