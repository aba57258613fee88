package dev.parlor;

import dev.parlor.flow.Amending;
import dev.parlor.flow.Deciding;
import dev.parlor.flow.Reading;
import dev.parlor.flow.Settings;
import dev.parlor.flow.Work;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.queue.MessageAnswer;
import dev.parlor.store.MediaStore;
import dev.parlor.timeline.Entry;
import java.util.List;

/**
 * Messages that wait: members change or take back what is not armed yet, and the host decides about what is in doubt.
 * Thread-safe.
 */
public final class Messages {
    private final Amending amending;
    private final Deciding deciding;
    private final Reading reading;

    Messages(Work work, MediaStore media, Settings settings) {
        this.amending = new Amending(work, media, settings);
        this.deciding = new Deciding(work, settings);
        this.reading = new Reading(work, settings);
    }

    /**
     * What is held in a thread, in the order in which it will go, with the reasons ({@code progress().heldBy()}); empty
     * if the member is not in the thread now (Q2).
     */
    public List<Entry.Ours> held(MemberId reader, ThreadId thread) {
        return reading.held(reader, thread);
    }

    /**
     * Gives a message other content, as long as it is not armed; any participant may (Q2). Its author, its place and its
     * caller key stay.
     */
    public MessageAnswer edit(MemberId actor, ThreadId thread, MessageId message, Content content) {
        return amending.edit(actor, thread, message, content);
    }

    /** Takes a message back, as long as it is not armed; any participant may (Q2). */
    public MessageAnswer cancel(MemberId actor, ThreadId thread, MessageId message) {
        return amending.cancel(actor, thread, message);
    }

    /** The host knows that a message in doubt arrived (S4). */
    public MessageAnswer confirm(OrganizationId organization, ThreadId thread, MessageId message) {
        return deciding.confirm(organization, thread, message);
    }

    /** The host wants a message in doubt sent again, behind everything else; the guest may get it twice (S4). */
    public MessageAnswer resend(OrganizationId organization, ThreadId thread, MessageId message) {
        return deciding.resend(organization, thread, message);
    }

    /** The host gives a message in doubt up; a later proof of its delivery is still taken in (S4). */
    public MessageAnswer abandon(OrganizationId organization, ThreadId thread, MessageId message) {
        return deciding.abandon(organization, thread, message);
    }

    /**
     * Tries again to reach a guest whom the platform could not reach; otherwise that waits for the guest to write, for a
     * report of delivery, or for another address (Q6).
     *
     * @return false if the chat is not known, or if nothing says that the guest is out of reach
     */
    public boolean retry(OrganizationId organization, ChatId chat) {
        return deciding.retry(organization, chat);
    }
}
