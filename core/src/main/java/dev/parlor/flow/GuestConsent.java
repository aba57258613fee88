package dev.parlor.flow;

import dev.parlor.consent.AnswerWords;
import dev.parlor.consent.AnswerWords.Meaning;
import dev.parlor.consent.Answers;
import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.consent.Evidence;
import dev.parlor.contact.Contact;
import dev.parlor.directory.Language;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.flow.GuestWords.Reading;
import dev.parlor.flow.GuestWords.Said;
import dev.parlor.id.MemberId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.notice.Fact;
import dev.parlor.notice.Reply;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import dev.parlor.thread.Routing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /** Applies it, and reads again what was said later but came before (I4). */
    void apply(Said said, Draft draft) {
        one(said, draft);
        readAgain(said.at(), draft);
        if (said.meaning() == Meaning.STOP) {
            draft.others().forEach(other -> readAgain(said.at(), other));
        }
    }

    private void one(Said said, Draft draft) {
        if (said.meaning() == Meaning.STOP) {
            revoking.stop(said.thread(), said.at(), said.evidence(), draft);
            return;
        }
        Reading reading = GuestWords.read(said, draft);
        if (!reading.isAnswer()) {
            noAnswer(said, draft);
        } else if (reading.act() != ConsentAct.GRANTED || !said.tooOld()) {
            enter(reading, Set.of(reading.thread()), said.at(), draft);
        }
    }

    private void readAgain(Instant said, Draft draft) {
        List<ConsentRecord> later = draft.consents().writtenAfter(said);
        later.forEach(written -> readAgain(written, draft));
        if (!later.isEmpty()) {
            draft.holdAgain();
        }
    }

    private void readAgain(ConsentRecord written, Draft draft) {
        ThreadId thread = Objects.requireNonNull(written.thread());
        PlatformId id = Objects.requireNonNull(written.evidence().answer());
        String words = Objects.requireNonNull(written.evidence().verbatim());
        Meaning meaning =
                settings.words().read(words).map(AnswerWords.Reading::meaning).orElse(null);
        if (meaning == null) {
            return;
        }
        Instant at = written.at();
        boolean answered = written.evidence().request() != null;
        ThreadId routed =
                answered ? Routing.of(draft.threads(), null, null).orElseThrow().thread() : thread;
        Optional<Answers.Answer> answer = GuestWords.answer(meaning, quoted -> false, at, draft);
        Said said = new Said(routed, id, words, at, meaning, answer, false);
        Reading reading = GuestWords.read(said, draft);
        if (written.readsAs(reading.thread(), reading.act(), reading.evidence())) {
            return;
        }
        enter(reading, new LinkedHashSet<>(List.of(reading.thread(), thread)), at, draft);
        if (!reading.isAnswer()) {
            unclearIfAwaited(said, draft);
        }
        Rerouting.readAnew(id, answered ? thread : null, reading.answered(), draft);
    }

    /** Records the reading; what follows in these threads depends on what it changes there. */
    private void enter(Reading reading, Set<ThreadId> concerned, Instant at, Draft draft) {
        Map<ThreadId, Consent> before = new LinkedHashMap<>();
        concerned.forEach(thread -> before.put(thread, draft.consent(thread)));
        draft.record(reading.thread(), reading.act(), at, reading.evidence());
        Consent after = draft.consent(reading.thread());
        if (draft.consents().revokedAt().isEmpty()
                && Objects.requireNonNull(before.get(reading.thread())).revokedAt() != null) {
            replies.say(Reply.CONFIRM, reading.thread(), draft);
        }
        if (reading.act() == ConsentAct.DECLINED && after.state() != ConsentState.DECLINED) {
            cancelOlder(reading.thread(), at, draft);
        }
        before.forEach((thread, consent) -> follow(thread, consent.state(), draft));
    }

    private static void follow(ThreadId thread, ConsentState before, Draft draft) {
        ConsentState after = draft.consent(thread).state();
        if (after == before) {
            return;
        }
        if (after == ConsentState.GRANTED) {
            draft.tell(thread, Fact.OPT_IN_GRANTED, null, List.of());
        } else if (after == ConsentState.DECLINED) {
            draft.cancelUnsent(draft.unsentIn(thread), Ending.DECLINED);
            draft.tell(thread, Fact.OPT_IN_DECLINED, null, List.of());
        }
    }

    /** A decline that was known too late, because the guest agreed since, still ends what was written before it. */
    private static void cancelOlder(ThreadId thread, Instant declined, Draft draft) {
        draft.cancelUnsent(
                draft.unsentIn(thread).filter(message -> message.takenAt().isBefore(declined)), Ending.DECLINED);
    }

    private void noAnswer(Said said, Draft draft) {
        if (said.tooOld()) {
            return;
        }
        if (said.meaning() != null || writingCounts(said.thread(), draft)) {
            draft.record(said.thread(), ConsentAct.GUEST_WROTE, said.at(), said.evidence());
        }
        Consent consent = draft.consent(said.thread());
        boolean withdrawn = draft.consents().revokedAt().isPresent();
        if (!unclearIfAwaited(said, draft) && consent.state() == ConsentState.DECLINED && !withdrawn) {
            askAgain(said.thread(), consent, draft);
        }
    }

    /** False if no answer is waited for that this could have been meant as (O4). */
    private boolean unclearIfAwaited(Said said, Draft draft) {
        Consent consent = draft.consent(said.thread());
        boolean bareWord = said.meaning() == Meaning.AFFIRM || said.meaning() == Meaning.DECLINE;
        Optional<ConsentRecord> request = consent.isAsked()
                ? Optional.ofNullable(consent.request())
                : draft.consents().openRequest();
        if (draft.consents().revokedAt().isPresent() || request.isEmpty() || !(consent.isAsked() || bareWord)) {
            return false;
        }
        unclear(request.get(), said, draft);
        return true;
    }

    /** It begins, or prolongs, what a guest who writes first allows: in this thread, or in another of the chat. */
    private static boolean writingCounts(ThreadId thread, Draft draft) {
        return draft.consent(thread).countsWriting()
                || draft.threads().stream()
                        .anyMatch(row -> draft.consent(row.id()).guestWroteFirst());
    }

    /** Noted only: an answer may already be under way, so the line is decided when it would be armed (I4). */
    private void unclear(ConsentRecord request, Said said, Draft draft) {
        if (settings.consent().clarifies() && !draft.consents().isUnclear(request)) {
            Evidence evidence = request.evidence().answeredBy(said.id(), false, said.words());
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
