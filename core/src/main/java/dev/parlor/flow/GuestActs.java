package dev.parlor.flow;

import dev.parlor.consent.AnswerWords;
import dev.parlor.consent.Answers;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.event.Event;
import dev.parlor.event.Event.GuestMessageUnattended.Cause;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Attachment;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.Fetch;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.GuestMessage.RouteReason;
import dev.parlor.message.ListReply;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.notice.Fact;
import dev.parlor.store.Decision;
import dev.parlor.thread.AssignmentHook.Arrival;
import dev.parlor.thread.Eligibility;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import dev.parlor.thread.Routing;
import dev.parlor.thread.Routing.Route;
import dev.parlor.transport.Item;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a guest's message does: route, store, window, consent, release. */
final class GuestActs {
    private final Settings settings;
    private final GuestConsent consent;

    GuestActs(Settings settings) {
        this.settings = settings;
        this.consent = new GuestConsent(settings);
    }

    /** Whether the message would find nobody in its thread, or no thread at all. */
    Optional<Arrival> findsNobody(Item.FromGuest item, Draft draft) {
        if (draft.isBlocked() || item.content().isAboutAnother()) {
            return Optional.empty();
        }
        Optional<Answers.Answer> answer = answer(item, meaning(item.content()), actedAt(item, draft), draft);
        Optional<Route> route = known(item, answer.map(Answers.Answer::thread).orElse(null), draft);
        return route.isEmpty()
                ? Optional.of(new Arrival(draft.chat().id(), null))
                : draft.thread(route.get().thread())
                        .filter(thread -> thread.roster().isUnattended())
                        .map(thread -> new Arrival(thread.chat(), thread.id()));
    }

    /** The guest's messages that were said after this one, but came before, and are read again (I4). */
    Set<PlatformId> later(Item.FromGuest item, Draft draft) {
        return draft.consents().writtenAfter(actedAt(item, draft)).stream()
                .map(written -> written.evidence().answer())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * Applies it.
     *
     * @param nominees whom to assign if nobody is there, the first who can be
     */
    Decision<Fate> apply(MessageId id, Item.FromGuest item, List<MemberId> nominees, Draft draft) {
        Instant at = actedAt(item, draft);
        if (item.content().isAboutAnother()) {
            return aboutAnother(id, item, at, draft);
        }
        AnswerWords.Meaning meaning = meaning(item.content());
        Optional<Answers.Answer> answer = answer(item, meaning, at, draft);
        Route route = route(item, answer.map(Answers.Answer::thread).orElse(null), draft);
        long position = draft.chat().nextPosition();
        store(id, item, at, route, draft);
        boolean wasClosed = draft.chat().window().closedTold();
        draft.put(draft.chat()
                .with(draft.chat().window().guestActed(item.at(), draft.now()))
                .answeredAt(at));
        boolean tooOld = at.isBefore(draft.now().minus(Window.OLDEST_ACT));
        if (!tooOld) {
            draft.put(draft.chat().reachedAt(at));
        }
        AnswerWords.Meaning said = isStop(item, draft.consents().records()) ? AnswerWords.Meaning.STOP : meaning;
        GuestWords.Said act =
                new GuestWords.Said(route.thread(), item.id(), item.content().shown(), at, said, answer, tooOld);
        if (draft.isBlocked()) {
            return whileBlocked(act, draft);
        }
        consent.apply(act, draft);
        assign(nominees, route.thread(), position, draft);
        reopened(wasClosed, route.thread(), draft);
        draft.release();
        tellHost(id, route.thread(), draft);
        return draft.answer(Fate.APPLIED);
    }

    /** A reaction, an edit or a revocation: shown with what it is about, and nothing else follows from it (M7, W2). */
    private static Decision<Fate> aboutAnother(MessageId id, Item.FromGuest item, Instant at, Draft draft) {
        Route route = route(item, null, draft);
        keep(id, item, at, route, draft);
        if (!draft.isBlocked()) {
            draft.event(new Event.GuestMessageChanged(route.thread(), id));
        }
        return draft.answer(Fate.APPLIED);
    }

    /** A blocked guest is heard only when withdrawing consent; nobody is told of anything else (C6). */
    private Decision<Fate> whileBlocked(GuestWords.Said said, Draft draft) {
        if (said.meaning() == AnswerWords.Meaning.STOP) {
            consent.apply(said, draft);
        }
        return draft.answer(Fate.APPLIED);
    }

    private static Instant actedAt(Item.FromGuest item, Draft draft) {
        return item.at().isBefore(draft.now()) ? item.at() : draft.now();
    }

    private static void assign(List<MemberId> nominees, ThreadId thread, long position, Draft draft) {
        MessageThread row = draft.thread(thread).orElseThrow();
        if (row.roster().isUnattended()) {
            nominees.stream()
                    .filter(nominee -> Eligibility.of(nominee, row, draft.directory()))
                    .findFirst()
                    .ifPresent(nominee -> Joining.assign(row, nominee, position, draft));
        }
    }

    /** Whether the guest says stop, in words or by a button of these requests: then all their chats are concerned (O7). */
    boolean isStop(Item.FromGuest item, Collection<ConsentRecord> records) {
        return item.content() instanceof ButtonReply tap
                ? Answers.byButton(tap.payload(), records)
                        .filter(answer -> answer.meaning() == AnswerWords.Meaning.STOP)
                        .isPresent()
                : meaning(item.content()) == AnswerWords.Meaning.STOP;
    }

    private AnswerWords.@Nullable Meaning meaning(Content content) {
        return content instanceof ButtonReply || content instanceof ListReply
                ? null
                : settings.words()
                        .read(content.shown())
                        .map(AnswerWords.Reading::meaning)
                        .orElse(null);
    }

    private static Optional<Answers.Answer> answer(
            Item.FromGuest item, AnswerWords.@Nullable Meaning meaning, Instant at, Draft draft) {
        if (item.content() instanceof ButtonReply tap) {
            return Answers.byButton(tap.payload(), draft.consents().records());
        }
        Optional<Message> quoted = quoted(item.quoted(), draft);
        return GuestWords.answer(
                meaning,
                record -> quoted.filter(message -> isAbout(message, record)).isPresent(),
                at,
                draft);
    }

    /** It is the request itself, or the line that clarified it. */
    private static boolean isAbout(Message quoted, ConsentRecord request) {
        return quoted.id().equals(request.evidence().request())
                || (quoted.purpose() == Purpose.CONSENT_REPLY && quoted.thread().equals(request.thread()));
    }

    private static Optional<Route> known(Item.FromGuest item, @Nullable ThreadId answered, Draft draft) {
        ThreadId quoted = quoted(item.quoted(), draft)
                .map(Message::thread)
                .or(() -> ownQuoted(item.quoted(), draft))
                .filter(thread -> draft.thread(thread).isPresent())
                .orElse(null);
        return Routing.of(draft.threads(), quoted, answered);
    }

    private static Route route(Item.FromGuest item, @Nullable ThreadId answered, Draft draft) {
        return known(item, answered, draft).orElseGet(() -> {
            ThreadId fresh = draft.ids().thread();
            draft.put(MessageThread.started(fresh, draft.chat().id(), null, Roster.empty(), draft.now()));
            draft.event(new Event.ThreadStarted(fresh, draft.chat().id(), null));
            return new Route(fresh, RouteReason.FIRST_CONTACT);
        });
    }

    private static void store(MessageId id, Item.FromGuest item, Instant at, Route route, Draft draft) {
        draft.put(draft.thread(route.thread()).orElseThrow().activeAt(at));
        keep(id, item, at, route, draft);
    }

    private static void keep(MessageId id, Item.FromGuest item, Instant at, Route route, Draft draft) {
        boolean announced = item.content()
                .attachment()
                .filter(file -> file.state() == Attachment.State.PENDING)
                .isPresent();
        draft.put(new GuestMessage(
                id,
                route.thread(),
                draft.chat().id(),
                draft.takePosition(),
                item.id(),
                at,
                draft.now(),
                item.content(),
                item.quoted(),
                route.reason(),
                draft.isBlocked(),
                item.referral(),
                announced ? Fetch.due(draft.now()) : null));
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
                .filter(message -> message.platformId().equals(quoted)
                        && message.chat().equals(draft.chat().id()))
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
