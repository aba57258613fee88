package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.notice.Fact;
import dev.parlor.thread.MessageThread;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.List;

/** Tells that a window closed, by time or because the platform said so (rules W4 and W5). */
final class Closing {
    private Closing() {}

    /** The host gets an event; members who were active in that window, or wait for it, get a notice. */
    static void tell(Window closed, Instant end, Draft draft) {
        draft.put(draft.chat().with(draft.chat().window().closingWasTold()));
        draft.event(new Event.WindowClosed(draft.chat().id(), end));
        draft.threads().stream()
                .filter(thread -> !thread.roster().isUnattended())
                .filter(thread -> wasActive(thread, closed)
                        || draft.unsentIn(thread.id()).findAny().isPresent())
                .forEach(thread -> draft.tell(thread.id(), Fact.WINDOW_CLOSED, null, List.of()));
    }

    private static boolean wasActive(MessageThread thread, Window window) {
        return window.lastGuestAct() != null && !thread.lastActivityAt().isBefore(window.lastGuestAct());
    }
}
