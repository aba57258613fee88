package dev.parlor;

import dev.parlor.flow.Attending;
import dev.parlor.flow.Reading;
import dev.parlor.flow.Rerouting;
import dev.parlor.flow.Settings;
import dev.parlor.flow.Work;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.thread.RosterAnswer;
import java.util.List;

/** What the host itself does with threads, and what it shows beside them. Thread-safe. */
public final class Threads {
    private final Attending attending;
    private final Rerouting rerouting;
    private final Reading reading;

    Threads(Work work, Settings settings) {
        this.attending = new Attending(work, settings);
        this.rerouting = new Rerouting(work);
        this.reading = new Reading(work, settings);
    }

    /** Brings a member into a thread, as a rule one that is unattended (P7). */
    public RosterAnswer assign(ThreadId thread, MemberId member) {
        return attending.assign(thread, member);
    }

    /** The colleagues whom this member could add or transfer to, for a picker; empty for one who is not in (P2). */
    public List<MemberId> eligible(ThreadId thread, MemberId member) {
        return reading.eligible(thread, member);
    }

    /**
     * Shows a guest's message in another thread of its chat. Consent, window and what was released stay as they are (R7).
     *
     * @return false if it is shown there already, or if there is no such message or thread in that chat
     */
    public boolean move(OrganizationId organization, MessageId message, ThreadId thread) {
        return rerouting.move(organization, message, thread);
    }
}
