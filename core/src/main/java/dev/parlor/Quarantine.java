package dev.parlor;

import dev.parlor.flow.Redriving;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.QuarantineId;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Store;
import dev.parlor.transport.Received;
import java.util.List;

/**
 * What came in and could not be applied (rule I2): it is kept whole until it is re-driven or dropped. When the cause is
 * gone (a business number was registered, Parlor was upgraded), {@linkplain #redrive re-drive} it. Thread-safe.
 */
public final class Quarantine {
    private final Store store;
    private final Redriving redriving;

    Quarantine(Store store, Redriving redriving) {
        this.store = store;
        this.redriving = redriving;
    }

    /**
     * What is kept aside, oldest first. Personal.
     *
     * @param limit at most so many, at least 1
     */
    public List<Quarantined> items(OrganizationId organization, int limit) {
        return store.quarantined(organization, Parlor.atLeastOne(limit));
    }

    /**
     * Takes all of it in again, oldest first, as if it came now; what still cannot be applied stays. Times are the
     * platform's, so a guest's message that is older than 8 days by now opens no window (I5).
     *
     * @return what became of the items; of one that was read again as several, of each of them
     */
    public Received redrive(OrganizationId organization) {
        return redriving.redrive(organization);
    }

    /** Takes this one in again; without such an item nothing happens. */
    public Received redrive(OrganizationId organization, QuarantineId item) {
        return redriving.redrive(organization, item);
    }

    /**
     * Gives it up for good. One that somebody re-drives at the same moment may be applied all the same.
     *
     * @return whether it was there
     */
    public boolean drop(OrganizationId organization, QuarantineId item) {
        return redriving.drop(organization, item);
    }
}
