package dev.parlor;

import dev.parlor.contact.LegalHold;
import dev.parlor.contact.RecordsAnswer;
import dev.parlor.flow.Erasing;
import dev.parlor.flow.Exporting;
import dev.parlor.flow.Holding;
import dev.parlor.flow.Settings;
import dev.parlor.flow.Work;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.MediaStore;
import java.io.IOException;
import java.util.List;

/**
 * What is kept of guests and threads: the host exports it, erases it, or holds it for a court (rule T4). These are acts of
 * the host, not of a member; whom the host lets do that is the host's to say. Thread-safe.
 */
public final class Records {
    private final Exporting exporting;
    private final Erasing erasing;
    private final Holding holding;

    Records(Work work, MediaStore media, Settings settings) {
        this.exporting = new Exporting(work);
        this.erasing = new Erasing(work, media, settings);
        this.holding = new Holding(work, settings);
    }

    /**
     * Writes all that is known of a guest as JSON Lines: addresses, contacts, legal holds, and for every chat the consent
     * records with their seals and the threads with their entries, newest first. The format is in docs/export.md. At most
     * some hundred entries are in memory at once. What changes meanwhile is exported as it was or as it is.
     *
     * @param to gets whole lines in Unicode; for a file choose UTF-8. Neither flushed nor closed
     * @return how many lines were written; 0 if there never was such a guest
     * @throws IOException if it cannot be written; what was written until then lacks the line {@code end}
     */
    public long export(OrganizationId organization, GuestId guest, Appendable to) throws IOException {
        return exporting.export(organization, guest, to);
    }

    /**
     * The same of one thread and its guest, with the consent records of the whole chat, since a chain is whole or
     * proves nothing.
     *
     * @return how many lines were written; 0 if there is no such thread
     * @throws IOException if it cannot be written
     */
    public long export(OrganizationId organization, ThreadId thread, Appendable to) throws IOException {
        return exporting.export(organization, thread, to);
    }

    /**
     * Erases a guest. Addresses, names and the contacts that point to the guest, what both sides wrote, its files, and what
     * was kept aside of it are gone when this returns. What stays names nobody: that something was written, and when; the
     * consent ledger, which can still be verified; and hashes of the addresses, by which a stop still counts should the
     * guest write again, as a new guest then.
     *
     * <p>Unsent messages are cancelled. One that is on its way goes its way, but without a file that was not read yet. A
     * call that was cut short is finished by making it again; nothing waits for that to be hidden. The host's own copies,
     * exports and the archive it made of the feed are not reached.
     *
     * @return refused while a legal hold stands on the guest or one of their threads, and for a guest who is not known
     * @throws IllegalStateException if no key was given with {@link ParlorBuilder#erasureKey}
     */
    public RecordsAnswer erase(OrganizationId organization, GuestId guest) {
        return erasing.erase(organization, guest);
    }

    /**
     * Lets nothing of a guest be erased until that is lifted. A guest has one such hold at a time; the first stays.
     *
     * @param reason why, for people; comes back with every refusal
     * @throws IllegalArgumentException if the reason is blank
     */
    public RecordsAnswer hold(OrganizationId organization, GuestId guest, String reason) {
        return holding.hold(organization, guest, reason);
    }

    /** The same for one thread. Since a guest is erased as a whole, the guest is not erased meanwhile. */
    public RecordsAnswer hold(OrganizationId organization, ThreadId thread, String reason) {
        return holding.hold(organization, thread, reason);
    }

    /** Lifts the hold on a guest; those on single threads stay. */
    public RecordsAnswer lift(OrganizationId organization, GuestId guest) {
        return holding.lift(organization, guest);
    }

    /** Lifts the hold on a thread. */
    public RecordsAnswer lift(OrganizationId organization, ThreadId thread) {
        return holding.lift(organization, thread);
    }

    /** The legal holds of an organization, oldest first. */
    public List<LegalHold> holds(OrganizationId organization) {
        return holding.holds(organization);
    }
}
