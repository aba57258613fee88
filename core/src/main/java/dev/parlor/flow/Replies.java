package dev.parlor.flow;

import dev.parlor.id.ThreadId;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import dev.parlor.notice.Reply;

/** What Parlor itself says to a guest about consent: at most once for each of the guest's answers (rule G1). */
final class Replies {
    private final Settings settings;

    Replies(Settings settings) {
        this.settings = settings;
    }

    /** Takes the line for sending in the guest's language; false if it is skipped because the window is closed. */
    boolean say(Reply reply, ThreadId thread, Draft draft) {
        if (!draft.situation(thread).closedFor(Purpose.CONSENT_REPLY, null).isEmpty()) {
            return false;
        }
        String text = settings.texts().reply(reply, draft.guestLanguage());
        draft.take(draft.ids().message(), thread, Purpose.CONSENT_REPLY, null, new Text(text));
        return true;
    }
}
