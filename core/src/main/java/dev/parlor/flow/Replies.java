package dev.parlor.flow;

import dev.parlor.consent.AnswerWords.Meaning;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.directory.Language;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Buttons;
import dev.parlor.message.Content;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import dev.parlor.notice.Reply;
import java.util.List;
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
            Language language = draft.guestLanguage(thread, null);
            String text = settings.texts().reply(Reply.CLARIFY, language);
            if (say(asking(text, request, language), thread, draft)) {
                MessageId asked = Objects.requireNonNull(request.evidence().request());
                draft.record(thread, ConsentAct.CLARIFIED, draft.now(), Evidence.ofMessage(asked));
            }
        });
    }

    /** Takes the line for sending in the guest's language; false if it is skipped because the window is closed. */
    boolean say(Reply reply, ThreadId thread, Draft draft) {
        return say(new Text(settings.texts().reply(reply, draft.guestLanguage(thread, null))), thread, draft);
    }

    /** With the request's own buttons for yes and no, so that a tap counts as one on the request does. */
    private Content asking(String text, ConsentRecord request, Language language) {
        List<Buttons.Button> buttons = request.evidence().buttons().stream()
                .filter(button -> button.meaning() == Meaning.AFFIRM || button.meaning() == Meaning.DECLINE)
                .map(button -> new Buttons.Button(
                        button.payload(), settings.texts().answer(button.meaning() == Meaning.AFFIRM, language)))
                .toList();
        return buttons.isEmpty() ? new Text(text) : new Buttons(text, buttons);
    }

    private static boolean say(Content line, ThreadId thread, Draft draft) {
        if (!draft.situation(thread).closedFor(Purpose.CONSENT_REPLY, null).isEmpty()) {
            return false;
        }
        draft.take(draft.ids().message(), thread, Purpose.CONSENT_REPLY, null, line);
        return true;
    }
}
