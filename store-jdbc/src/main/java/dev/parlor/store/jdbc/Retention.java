package dev.parlor.store.jdbc;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long what is no longer needed is kept, as a policy of the host's for {@link JdbcStore#tidy}. What members see, consent
 * records and the names by which a guest's message is known when it is told again are not concerned: they stay until a guest is
 * erased, so that no redelivery makes anything anew, however late. Immutable.
 */
public final class Retention {
    /** The platform tells an item again for up to 7 days (Cloud API, webhooks); one day more. */
    private static final Duration TOLD_AGAIN = Duration.ofDays(8);

    private static final Duration LEAST_OPERATIONS = Duration.ofHours(1);

    private final @Nullable Duration quarantined;
    private final Duration reports;
    private final Duration operations;
    private final @Nullable Duration events;

    private Retention(
            @Nullable Duration quarantined, Duration reports, Duration operations, @Nullable Duration events) {
        this.quarantined = quarantined;
        this.reports = reports;
        this.operations = operations;
        this.events = events;
    }

    /** Quarantined items 90 days, parked reports 31 days, names of operations one day, events 400 days. */
    public static Retention defaults() {
        return new Retention(Duration.ofDays(90), Duration.ofDays(31), Duration.ofDays(1), Duration.ofDays(400));
    }

    /**
     * Keeps what could not be applied for so long; default 90 days. Then the raw item is dropped, with an event, and a version that
     * could read it will not see it.
     *
     * @param age at least 8 days, so that what is told again is not kept aside twice; {@code null} for ever
     */
    public Retention quarantined(@Nullable Duration age) {
        return new Retention(age == null ? null : atLeast(TOLD_AGAIN, age), reports, operations, events);
    }

    /**
     * Keeps reports on messages that nobody knows for so long; default 31 days, since the platform tries to deliver a message
     * for 30. Most are about messages that another program sent from the same number. One that is dropped
     * too early settles no doubt. As long are kept the names of what left no row of its own, such as news of an account: what
     * is told again later is taken for new.
     *
     * @param age at least 8 days
     */
    public Retention reports(Duration age) {
        return new Retention(quarantined, atLeast(TOLD_AGAIN, age), operations, events);
    }

    /**
     * Keeps the names of committed units of work for so long; default one day. A host whose connection broke while it committed
     * looks the name up once the database answers again. If it is gone by then, the unit is made a second time.
     *
     * @param age at least one hour
     */
    public Retention operations(Duration age) {
        return new Retention(quarantined, reports, atLeast(LEAST_OPERATIONS, age), events);
    }

    /**
     * Keeps events for so long, and until every listener that was ever named has heard them; default 400 days. A host that reads
     * by position must come back within that time, or misses some: the next one has a position that is not one more.
     * A listener that is new begins with those that are left.
     *
     * @param age at least 8 days; {@code null} for ever
     */
    public Retention events(@Nullable Duration age) {
        return new Retention(quarantined, reports, operations, age == null ? null : atLeast(TOLD_AGAIN, age));
    }

    Optional<Duration> ofQuarantined() {
        return Optional.ofNullable(quarantined);
    }

    Duration ofReports() {
        return reports;
    }

    Duration ofOperations() {
        return operations;
    }

    Optional<Duration> ofEvents() {
        return Optional.ofNullable(events);
    }

    private static Duration atLeast(Duration least, Duration age) {
        Objects.requireNonNull(age, "age");
        if (age.compareTo(least) < 0) {
            throw new IllegalArgumentException("must be kept for at least " + least + ", but the age is " + age);
        }
        return age;
    }

    @Override
    public String toString() {
        return "Retention(quarantined " + quarantined + ", reports " + reports + ", operations " + operations
                + ", events " + events + ")";
    }
}
