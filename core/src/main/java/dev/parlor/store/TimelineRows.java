package dev.parlor.store;

import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.notice.Notice;
import java.util.List;

/**
 * The rows of a thread that one member may read.
 *
 * @param messages ours, without the guest's copies of notices
 * @param guestCopies the guest's copies of these notices; they take no place on a page
 */
public record TimelineRows(
        List<Message> messages, List<GuestMessage> guestMessages, List<Notice> notices, List<Message> guestCopies) {
    /** Copies the lists. */
    public TimelineRows {
        messages = List.copyOf(messages);
        guestMessages = List.copyOf(guestMessages);
        notices = List.copyOf(notices);
        guestCopies = List.copyOf(guestCopies);
    }

    /** No rows. */
    public static TimelineRows none() {
        return new TimelineRows(List.of(), List.of(), List.of(), List.of());
    }
}
