package dev.parlor.consent;

import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out whether a guest's message answers a request of the chat, and which (rule O3). */
public final class Answers {
    private Answers() {}

    /**
     * An answer.
     *
     * @param request the record of the request that it answers
     * @param meaning what it says; words that stop or start answer no request, a button can
     */
    public record Answer(ConsentRecord request, AnswerWords.Meaning meaning) {
        /** Yes, or no. */
        public Answer(ConsentRecord request, boolean affirms) {
            this(request, affirms ? AnswerWords.Meaning.AFFIRM : AnswerWords.Meaning.DECLINE);
        }

        /** Whether it is a yes. */
        public boolean affirms() {
            return meaning == AnswerWords.Meaning.AFFIRM;
        }

        /** The thread that asked. */
        public ThreadId thread() {
            return Objects.requireNonNull(request.thread());
        }
    }

    /** A tap: it counts by its payload, at any time, for the request that carried it. */
    public static Optional<Answer> byButton(String payload, Collection<ConsentRecord> records) {
        return requests(records)
                .flatMap(request -> request.evidence().buttons().stream()
                        .filter(button -> button.payload().equals(payload))
                        .map(button -> new Answer(request, button.meaning())))
                .findFirst();
    }

    /**
     * Words: a whole message that means yes or no. A quoted request is the one that is answered; without a quote they
     * belong to the only thread of the chat that waits for an answer or was declined, and count only if no other thread
     * sent the guest anything lately.
     *
     * @param quotes whether the guest quoted the request of this record
     * @param otherWrote whether a thread other than this one sent the guest anything in the 24 hours before
     */
    public static Optional<Answer> byWords(
            AnswerWords.@Nullable Meaning meaning,
            Collection<ConsentRecord> records,
            Predicate<ConsentRecord> quotes,
            Predicate<ThreadId> otherWrote) {
        return byWords(
                meaning,
                new ChatConsent(records, ConsentScope.THREAD),
                quotes,
                request -> otherWrote.test(Objects.requireNonNull(request.thread())));
    }

    /**
     * As {@link #byWords(AnswerWords.Meaning, Collection, Predicate, Predicate)}, within the scope of this chat.
     *
     * @param doubtful whether an unquoted word may mean something else than this request
     */
    public static Optional<Answer> byWords(
            AnswerWords.@Nullable Meaning meaning,
            ChatConsent chat,
            Predicate<ConsentRecord> quotes,
            Predicate<ConsentRecord> doubtful) {
        if (meaning != AnswerWords.Meaning.AFFIRM && meaning != AnswerWords.Meaning.DECLINE) {
            return Optional.empty();
        }
        boolean affirms = meaning == AnswerWords.Meaning.AFFIRM;
        Optional<ConsentRecord> quoted = requests(chat.records()).filter(quotes).reduce((earlier, later) -> later);
        return quoted.or(() -> unquoted(chat, doubtful)).map(request -> new Answer(request, affirms));
    }

    /** The evidence of an answer: what was asked, and what the guest said to it. */
    public static Evidence evidence(Answer answer, PlatformId guestMessage, String words) {
        return answer.request().evidence().answeredBy(guestMessage, words);
    }

    private static Optional<ConsentRecord> unquoted(ChatConsent chat, Predicate<ConsentRecord> doubtful) {
        return chat.onlyWaiting().filter(doubtful.negate());
    }

    private static Stream<ConsentRecord> requests(Collection<ConsentRecord> records) {
        return records.stream().filter(record -> record.act() == ConsentAct.ASKED);
    }
}
