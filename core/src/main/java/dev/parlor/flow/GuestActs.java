package dev.parlor.flow;

import dev.parlor.consent.AnswerWords;
import dev.parlor.consent.Answers;
import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentState;
import dev.parlor.consent.Evidence;
import dev.parlor.event.Event;
import dev.parlor.event.Event.GuestMessageUnattended.Cause;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.Ending;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.GuestMessage.RouteReason;
import dev.parlor.message.Message;
import dev.parlor.notice.Fact;
import dev.parlor.store.Decision;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import dev.parlor.thread.Routing;
import dev.parlor.thread.Routing.Route;
import dev.parlor.transport.Item;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a guest's message does: route, store, window, consent, release. */
final class GuestActs {
    private final Settings settings;

    GuestActs(Settings settings) {
        this.settings = settings;
    }

    Decision<Fate> apply(MessageId id, Item.FromGuest item, Draft draft) {
        Instant at = item.at().isBefore(draft.now()) ? item.at() : draft.now();
        AnswerWords.Meaning meaning = meaning(item.content());
        Optional<Answers.Answer> answer = answer(item, meaning, at, draft);
        Route route = route(item, answer.map(Answers.Answer::thread).orElse(null), draft);
        store(id, item, at, route, draft);
        boolean wasClosed = draft.chat().window().closedTold();
        draft.put(draft.chat().with(draft.chat().window().guestActed(item.at(), draft.now())));
        consent(route.thread(), item, at, meaning, answer, draft);
        reopened(wasClosed, route.thread(), draft);
        draft.release();
        tellHost(id, route.thread(), draft);
        return draft.answer(Fate.APPLIED);
    }

    private AnswerWords.@Nullable Meaning meaning(Content content) {
        return content instanceof ButtonReply
                ? null
                : settings.words()
                        .read(content.shown())
                        .map(AnswerWords.Reading::meaning)
                        .orElse(null);
    }

    private static Optional<Answers.Answer> answer(
            Item.FromGuest item, AnswerWords.@Nullable Meaning meaning, Instant at, Draft draft) {
        if (item.content() instanceof ButtonReply tap) {
            return Answers.byButton(tap.payload(), draft.consents());
        }
        Optional<Message> quoted = quoted(item.quoted(), draft);
        return Answers.byWords(
                meaning,
                draft.consents(),
                record -> quoted.filter(
                                message -> message.id().equals(record.evidence().request()))
                        .isPresent(),
                thread -> othersWrote(thread, at, draft));
    }

    private static boolean othersWrote(ThreadId thread, Instant at, Draft draft) {
        Instant since = at.minus(Window.LENGTH);
        return draft.threads().stream()
                .filter(other -> !other.id().equals(thread))
                .map(MessageThread::lastArmedAt)
                .anyMatch(armed -> armed != null && armed.isAfter(since));
    }

    private static Route route(Item.FromGuest item, @Nullable ThreadId answered, Draft draft) {
        ThreadId quoted = quoted(item.quoted(), draft)
                .map(Message::thread)
                .or(() -> ownQuoted(item.quoted(), draft))
                .filter(thread -> draft.thread(thread).isPresent())
                .orElse(null);
        return Routing.of(draft.threads(), quoted, answered).orElseGet(() -> {
            ThreadId fresh = draft.ids().thread();
            draft.put(MessageThread.started(fresh, draft.chat().id(), null, Roster.empty(), draft.now()));
            draft.event(new Event.ThreadStarted(fresh, draft.chat().id(), null));
            return new Route(fresh, RouteReason.FIRST_CONTACT);
        });
    }

    private static void store(MessageId id, Item.FromGuest item, Instant at, Route route, Draft draft) {
        draft.put(draft.thread(route.thread()).orElseThrow().activeAt(at));
        draft.changes()
                .add(new GuestMessage(
                        id,
                        route.thread(),
                        draft.chat().id(),
                        draft.takePosition(),
                        item.id(),
                        at,
                        draft.now(),
                        item.content(),
                        item.quoted(),
                        route.reason()));
    }

    private static void consent(
            ThreadId thread,
            Item.FromGuest item,
            Instant at,
            AnswerWords.@Nullable Meaning meaning,
            Optional<Answers.Answer> answer,
            Draft draft) {
        boolean tooOld = at.isBefore(draft.now().minus(Window.OLDEST_ACT));
        if (meaning == AnswerWords.Meaning.STOP) {
            revoke(thread, item, at, draft);
        } else if (answer.isPresent()) {
            answered(answer.get(), item, at, tooOld, draft);
        } else if (draft.consent(thread).state() == ConsentState.NOT_ASKED && !tooOld) {
            wroteFirst(thread, item, at, draft);
        }
    }

    private static void answered(Answers.Answer answer, Item.FromGuest item, Instant at, boolean tooOld, Draft draft) {
        if (answer.affirms() && tooOld) {
            return;
        }
        ThreadId thread = answer.thread();
        ConsentState before = draft.consent(thread).state();
        Evidence evidence = Answers.evidence(answer, item.id(), item.content().shown());
        draft.record(thread, answer.affirms() ? ConsentAct.GRANTED : ConsentAct.DECLINED, at, evidence);
        Consent after = draft.consent(thread);
        if (after.state() == before) {
            return;
        }
        if (after.state() == ConsentState.GRANTED) {
            draft.tell(thread, Fact.OPT_IN_GRANTED, null, List.of());
        } else if (after.state() == ConsentState.DECLINED) {
            draft.cancelUnsent(draft.unsentIn(thread), Ending.DECLINED);
            draft.tell(thread, Fact.OPT_IN_DECLINED, null, List.of());
        }
    }

    private static void revoke(ThreadId thread, Item.FromGuest item, Instant at, Draft draft) {
        draft.record(
                thread,
                ConsentAct.REVOKED,
                at,
                Evidence.ofGuest(item.id(), item.content().shown()));
        if (draft.consent(thread).revokedAt() == null) {
            return;
        }
        Stream<Message> unsent = draft.line().unsettled().stream()
                .filter(message -> message.state().isUnsent());
        draft.cancelUnsent(unsent, Ending.REVOKED);
        draft.threads().stream()
                .filter(row -> !row.roster().isUnattended())
                .forEach(row -> draft.tell(row.id(), Fact.CONSENT_REVOKED, null, List.of()));
    }

    private static void wroteFirst(ThreadId thread, Item.FromGuest item, Instant at, Draft draft) {
        if (draft.consent(thread).revokedAt() == null) {
            draft.record(
                    thread,
                    ConsentAct.GUEST_WROTE,
                    at,
                    Evidence.ofGuest(item.id(), item.content().shown()));
        }
    }

    private static void reopened(boolean wasClosed, ThreadId routed, Draft draft) {
        if (!wasClosed || draft.chat().window().closedTold()) {
            return;
        }
        draft.threads().stream()
                .filter(thread -> thread.id().equals(routed)
                        || draft.unsentIn(thread.id()).findAny().isPresent())
                .forEach(thread -> draft.tell(thread.id(), Fact.WINDOW_REOPENED, null, List.of()));
    }

    private static void tellHost(MessageId id, ThreadId thread, Draft draft) {
        draft.event(new Event.GuestMessageReceived(thread, id));
        Roster roster = draft.thread(thread).orElseThrow().roster();
        if (roster.isUnattended()) {
            draft.event(new Event.GuestMessageUnattended(thread, id, Cause.NOBODY_IN));
        } else if (roster.participants().stream()
                .noneMatch(member -> draft.directory().enablement(member).on())) {
            draft.event(new Event.GuestMessageUnattended(thread, id, Cause.ALL_SWITCHED_OFF));
        }
    }

    /** A guest can quote a message of their own as well. */
    private static Optional<ThreadId> ownQuoted(@Nullable PlatformId quoted, Draft draft) {
        return draft.loaded().guestMessages().stream()
                .filter(message -> message.platformId().equals(quoted))
                .findFirst()
                .map(GuestMessage::thread);
    }

    private static Optional<Message> quoted(@Nullable PlatformId quoted, Draft draft) {
        return quoted == null
                ? Optional.empty()
                : draft.loaded().messages().stream()
                        .filter(message -> quoted.equals(message.delivery().platformId()))
                        .findFirst();
    }
}
