package dev.parlor.flow;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.Evidence;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import dev.parlor.notice.Reply;
import java.util.Objects;

/** What Parlor itself says to a guest about consent: at most once for each of the guest's answers (rule G1). */
final class Replies {
    private final Settings settings;

    Replies(Settings settings) {
        this.settings = settings;
    }

    /** Tells the guest with which words to answer, once for each request, if that is still to be done (O4). */
    void clarify(Draft draft) {
        draft.consents().toClarify().ifPresent(request -> {
            ThreadId thread = Objects.requireNonNull(request.thread());
            if (say(Reply.CLARIFY, thread, draft)) {
                MessageId asked = Objects.requireNonNull(request.evidence().request());
                draft.record(thread, ConsentAct.CLARIFIED, draft.now(), Evidence.ofMessage(asked));
            }
        });
    }

    /** Takes the line for sending in the guest's language; false if it is skipped because the window is closed. */
    boolean say(Reply reply, ThreadId thread, Draft draft) {
        if (!draft.situation(thread).closedFor(Purpose.CONSENT_REPLY, null).isEmpty()) {
            return false;
        }
        String text = settings.texts().reply(reply, draft.guestLanguage(thread, null));
        draft.take(draft.ids().message(), thread, Purpose.CONSENT_REPLY, null, new Text(text));
        return true;
    }
}
