package dev.parlor.flow;

import dev.parlor.consent.AnswerWords;
import dev.parlor.consent.AnswerWords.Meaning;
import dev.parlor.consent.Answers;
import dev.parlor.consent.ChatConsent;
import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.consent.Evidence;
import dev.parlor.contact.Contact;
import dev.parlor.directory.Language;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.id.MemberId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.notice.Fact;
import dev.parlor.notice.Reply;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a guest's message means for consent: stop, answer, taking back, writing first, or nothing clear (rules O). */
final class GuestConsent {
    private final Settings settings;
    private final Asking asking;
    private final Replies replies;
    private final Revoking revoking;

    GuestConsent(Settings settings) {
        this.settings = settings;
        this.asking = new Asking(settings);
        this.replies = new Replies(settings);
        this.revoking = new Revoking(replies);
    }

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

    void apply(Said said, Draft draft) {
        one(said, draft);
        draft.consents().writtenAfter(said.at()).forEach(later -> again(later, draft));
    }

    /**
     * Whether these words answer a request, by what was so when they were said.
     *
     * @param quotes whether the guest quoted the request of this record
     */
    static Optional<Answers.Answer> byWords(
            @Nullable Meaning meaning, Predicate<ConsentRecord> quotes, Instant at, Draft draft) {
        ChatConsent then = draft.consents().before(at);
        boolean revoked = then.revokedAt().isPresent();
        return Answers.byWords(meaning, then, quotes, request -> revoked || othersWrote(request, at, draft));
    }

    private void one(Said said, Draft draft) {
        boolean revoked = draft.consents().before(said.at()).revokedAt().isPresent();
        if (said.meaning() == Meaning.STOP) {
            revoking.stop(said.thread(), said.at(), said.evidence(), draft);
        } else if (said.answer().isPresent()) {
            Answers.Answer answer = said.answer().get();
            Evidence evidence = Answers.evidence(answer, said.id(), said.words());
            answered(answer.thread(), answer.affirms(), evidence, said, draft);
        } else if (!revoked || !underStop(said, draft)) {
            noAnswer(said, draft);
        }
    }

    /** A word that counted for nothing is an answer after all, now that an earlier act is known (I4). */
    private void again(ConsentRecord written, Draft draft) {
        PlatformId id = written.evidence().answer();
        String words = written.evidence().verbatim();
        if (id == null
                || words == null
                || written.thread() == null
                || draft.consents().hasAnswer(id)) {
            return;
        }
        Meaning meaning =
                settings.words().read(words).map(AnswerWords.Reading::meaning).orElse(null);
        Optional<Answers.Answer> answer = byWords(meaning, quoted -> false, written.at(), draft);
        Said said = new Said(written.thread(), id, words, written.at(), meaning, answer, false);
        if (answer.isPresent()) {
            Evidence evidence = Answers.evidence(answer.get(), id, words);
            answered(answer.get().thread(), answer.get().affirms(), evidence, said, draft);
        } else if (draft.consents().before(written.at()).revokedAt().isPresent()) {
            underStop(said, draft);
        }
    }

    private void answered(ThreadId thread, boolean affirms, Evidence evidence, Said said, Draft draft) {
        if (affirms && said.tooOld()) {
            return;
        }
        Consent before = draft.consent(thread);
        draft.record(thread, affirms ? ConsentAct.GRANTED : ConsentAct.DECLINED, said.at(), evidence);
        Consent after = draft.consent(thread);
        if (before.revokedAt() != null && after.revokedAt() == null) {
            replies.say(Reply.CONFIRM, thread, draft);
        }
        if (!affirms && after.state() != ConsentState.DECLINED) {
            cancelOlder(thread, said.at(), draft);
        }
        if (after.state() == before.state()) {
            return;
        }
        if (after.state() == ConsentState.GRANTED) {
            draft.tell(thread, Fact.OPT_IN_GRANTED, null, List.of());
        } else if (after.state() == ConsentState.DECLINED) {
            draft.cancelUnsent(draft.unsentIn(thread), Ending.DECLINED);
            draft.tell(thread, Fact.OPT_IN_DECLINED, null, List.of());
        }
    }

    /** A decline that was known too late, because the guest agreed since, still ends what was written before it. */
    private static void cancelOlder(ThreadId thread, Instant declined, Draft draft) {
        draft.cancelUnsent(
                draft.unsentIn(thread).filter(message -> message.takenAt().isBefore(declined)), Ending.DECLINED);
    }

    /** After a stop words belong to the thread to which they were routed; a bare yes may mean a message that crossed. */
    private boolean underStop(Said said, Draft draft) {
        boolean lifts = said.meaning() == Meaning.START
                || (said.meaning() == Meaning.AFFIRM
                        && !draft.consents().before(said.at()).wasCrossed());
        if (!lifts && said.meaning() != Meaning.DECLINE) {
            return false;
        }
        answered(said.thread(), lifts, said.evidence(), said, draft);
        return true;
    }

    private void noAnswer(Said said, Draft draft) {
        if (said.tooOld()) {
            return;
        }
        if (said.meaning() != null || writingCounts(said.thread(), draft)) {
            draft.record(said.thread(), ConsentAct.GUEST_WROTE, said.at(), said.evidence());
        }
        if (draft.consents().revokedAt().isPresent()) {
            return;
        }
        Consent consent = draft.consent(said.thread());
        boolean bareWord = said.meaning() == Meaning.AFFIRM || said.meaning() == Meaning.DECLINE;
        if (consent.isAsked()) {
            unclear(Objects.requireNonNull(consent.request()), said, draft);
        } else if (bareWord && draft.consents().openRequest().isPresent()) {
            unclear(draft.consents().openRequest().get(), said, draft);
        } else if (consent.state() == ConsentState.DECLINED) {
            askAgain(said.thread(), consent, draft);
        }
    }

    /** It begins, or prolongs, what a guest who writes first allows: in this thread, or in another of the chat. */
    private static boolean writingCounts(ThreadId thread, Draft draft) {
        return draft.consent(thread).countsWriting()
                || draft.threads().stream()
                        .anyMatch(row -> draft.consent(row.id()).guestWroteFirst());
    }

    /** In the 24 hours before, or since the guest was told with which words to answer this request. */
    private static boolean othersWrote(ConsentRecord request, Instant at, Draft draft) {
        Instant since = draft.consents().clarifiedAt(request).orElse(at.minus(Window.LENGTH));
        return draft.threads().stream()
                .filter(other -> !other.id().equals(request.thread()))
                .map(MessageThread::lastArmedAt)
                .anyMatch(armed -> armed != null && armed.isAfter(since));
    }

    /** Noted only: an answer may already be under way, so the line is decided when it would be armed (I4). */
    private void unclear(ConsentRecord request, Said said, Draft draft) {
        if (settings.consent().clarifies() && !draft.consents().isUnclear(request)) {
            Evidence evidence = request.evidence().answeredBy(said.id(), said.words());
            draft.record(request.thread(), ConsentAct.UNCLEAR, said.at(), evidence);
        }
    }

    /** The guest who declined came back: asked once more, but not within 24 hours of the decline (O5). */
    private void askAgain(ThreadId thread, Consent declined, Draft draft) {
        Instant notBefore = Objects.requireNonNull(declined.since()).plus(Consent.BETWEEN_REQUESTS);
        if (draft.now().isBefore(notBefore)) {
            return;
        }
        Optional<MemberId> speaking = speaking(thread, declined, draft);
        Language language = draft.guestLanguage(thread, speaking.orElse(null));
        Optional<OptInTemplate> template = Asking.template(draft.chat().id(), language, draft.directory())
                .filter(known -> asking.mayAskAgain(known, draft));
        Optional<String> guestName = speaking.flatMap(member -> guestName(member, draft));
        if (template.isPresent() && guestName.isPresent()) {
            Asking.ask(
                    null,
                    thread,
                    draft.ids().message(),
                    asking.request(template.get(), speaking.get(), guestName.get(), draft.directory(), draft.ids()),
                    draft);
        }
    }

    /** In whose name: that of the member who asked before if still in, else of another who is. */
    private static Optional<MemberId> speaking(ThreadId thread, Consent declined, Draft draft) {
        Roster roster = draft.thread(thread).map(MessageThread::roster).orElseThrow();
        Set<MemberId> in = roster.participants();
        Stream<MemberId> asker =
                Optional.ofNullable(declined.request())
                        .map(request -> request.evidence().askedBy())
                        .stream();
        return Stream.concat(asker.filter(in::contains), in.stream())
                .filter(member -> draft.directory().enablement(member).on())
                .findFirst();
    }

    private static Optional<String> guestName(MemberId member, Draft draft) {
        return draft.loaded().contacts().stream()
                .filter(contact -> contact.owner().equals(member))
                .findFirst()
                .map(Contact::name)
                .or(() -> draft.loaded().guests().stream()
                        .findFirst()
                        .flatMap(guest -> Optional.ofNullable(guest.profileName())))
                .map(name -> name.value());
    }
}
