package dev.parlor.flow;

import dev.parlor.consent.AnswerWords.Meaning;
import dev.parlor.consent.Answers;
import dev.parlor.consent.ChatConsent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.thread.MessageThread;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a guest's words mean, by what was so when they were said (rule O3). The same reading serves when they come and
 * when something earlier comes after them, so that the order of arrival makes no difference (I4).
 */
final class GuestWords {
    private GuestWords() {}

    /**
     * What the guest said.
     *
     * @param thread to which the message was routed
     * @param meaning of the words; {@code null} for none that is known, and for a tap
     * @param answer the request that this answers, if it does
     * @param tooOld to grant or open anything (I5)
     */
    record Said(
            ThreadId thread,
            PlatformId id,
            String words,
            Instant at,
            @Nullable Meaning meaning,
            Optional<Answers.Answer> answer,
            boolean tooOld) {
        Evidence evidence() {
            return Evidence.ofGuest(id, words);
        }
    }

    /** What words mean: an answer, or no more than that the guest wrote. */
    record Reading(ThreadId thread, ConsentAct act, Evidence evidence) {
        boolean isAnswer() {
            return act != ConsentAct.GUEST_WROTE;
        }

        /** The thread whose request is answered; {@code null} if none is. */
        @Nullable
        ThreadId answered() {
            return evidence.request() == null ? null : thread;
        }
    }

    /** Reads what was said; words that stop are no matter of this. */
    static Reading read(Said said, Draft draft) {
        if (said.answer().isPresent()) {
            Answers.Answer answer = said.answer().get();
            ConsentAct act = answer.affirms() ? ConsentAct.GRANTED : ConsentAct.DECLINED;
            return new Reading(answer.thread(), act, Answers.evidence(answer, said.id(), said.words()));
        }
        ChatConsent then = draft.consents().before(said.at());
        ConsentAct act = then.revokedAt().isPresent() ? underStop(said.meaning(), then) : ConsentAct.GUEST_WROTE;
        return new Reading(said.thread(), act, said.evidence());
    }

    /**
     * Whether these words answer a request.
     *
     * @param quotes whether the guest quoted the request of this record
     */
    static Optional<Answers.Answer> answer(
            @Nullable Meaning meaning, Predicate<ConsentRecord> quotes, Instant at, Draft draft) {
        ChatConsent then = draft.consents().before(at);
        boolean revoked = then.revokedAt().isPresent();
        return Answers.byWords(meaning, then, quotes, request -> revoked || othersWrote(request, at, draft));
    }

    /** After a stop words belong to the thread to which they were routed; a bare yes may mean a message that crossed. */
    private static ConsentAct underStop(@Nullable Meaning meaning, ChatConsent then) {
        if (meaning == Meaning.START || (meaning == Meaning.AFFIRM && !then.wasCrossed())) {
            return ConsentAct.GRANTED;
        }
        return meaning == Meaning.DECLINE ? ConsentAct.DECLINED : ConsentAct.GUEST_WROTE;
    }

    /** In the 24 hours before, or since the guest was told with which words to answer this request. */
    private static boolean othersWrote(ConsentRecord request, Instant at, Draft draft) {
        Instant since = draft.consents().clarifiedAt(request).orElse(at.minus(Window.LENGTH));
        return draft.threads().stream()
                .filter(other -> !other.id().equals(request.thread()))
                .map(MessageThread::lastArmedAt)
                .anyMatch(armed -> armed != null && armed.isAfter(since));
    }
}
