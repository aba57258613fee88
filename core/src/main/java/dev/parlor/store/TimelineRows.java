package dev.parlor.store;

import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.notice.Notice;
import java.util.List;

/** The rows of a thread that one member may read. */
public record TimelineRows(List<Message> messages, List<GuestMessage> guestMessages, List<Notice> notices) {
    /** Copies the lists. */
    public TimelineRows {
        messages = List.copyOf(messages);
        guestMessages = List.copyOf(guestMessages);
        notices = List.copyOf(notices);
    }
}
