package dev.parlor.flow;

import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;

/**
 * Brings threads in line with a directory that has changed: takes members off rosters and lets go what waited for a switch
 * (rules E3 and E4). It runs in the call that changed the directory, one unit of work per thread, and does nothing where
 * nothing is to be done; so one that was cut short is finished by making the same call again. Nothing depends on it for
 * safety: acts and arming look at the directory themselves.
 */
final class Sweeping {
    private final Work work;
    private final Settings settings;
    private final Attending attending;

    Sweeping(Work work, Settings settings) {
        this.work = work;
        this.settings = settings;
        this.attending = new Attending(work, settings);
    }

    /** After somebody may have been switched on. */
    void letGo(OrganizationId organization) {
        for (ThreadId thread : work.store().threadsHeldBy(organization, Gate.ENABLEMENT)) {
            work.commit(work.onThread(
                    organization,
                    thread,
                    Reads.everything(),
                    (loaded, now) -> Draft.of(loaded, now, settings, work.ids())
                            .map(draft -> {
                                draft.release();
                                return draft.answer(thread);
                            })
                            .orElseGet(() -> Decision.nothing(thread))));
        }
    }

    /** After a member may have moved, or was deleted. */
    void takeOff(MemberId member) {
        work.store().threadsOf(member, Integer.MAX_VALUE).forEach(thread -> attending.takeOff(thread, member));
    }
}
