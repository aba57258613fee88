package dev.parlor.flow;

import dev.parlor.directory.ReengageTemplate;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Breach;
import dev.parlor.message.Content;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Template;
import dev.parlor.message.TemplateParts;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes up a thread again with a template: everything is looked at when it is taken, and again at arm (rule W6). */
public final class Reengaging {
    private final Work work;
    private final Settings settings;
    private final Refusals refusals;

    /** On this store. */
    public Reengaging(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
    }

    /** Takes the template with these values for its blanks and its other parts, or says why not. */
    public SendAnswer reengage(
            MemberId member,
            ThreadId thread,
            TemplateId template,
            List<String> parameters,
            TemplateParts parts,
            SendOptions options) {
        Wish wish = new Wish(work.ids().message(), member, thread, template, List.copyOf(parameters), parts, options);
        Reads reads = wish.post(wish.unfilled()).reads();
        return work.commit(work.onThread(member.organization(), thread, reads, (loaded, now) -> {
            Optional<Draft> draft = Draft.of(loaded, now, settings, work.ids())
                    .filter(chat -> chat.thread(thread)
                            .filter(row -> row.roster().knows(member))
                            .isPresent());
            return draft.map(chat -> decide(wish, chat))
                    .orElseGet(() -> refused(refusals.unknownThread(member, loaded.directory())));
        }));
    }

    /** What a member asks for. */
    private record Wish(
            MessageId message,
            MemberId member,
            ThreadId thread,
            TemplateId template,
            List<String> parameters,
            TemplateParts parts,
            SendOptions options) {
        Post post(Content content) {
            return new Post(message, member, thread, content, options);
        }

        /** As far as it can be told without the wording. */
        Template unfilled() {
            return new Template(template.name(), template.languageTag(), parameters, List.of(), "", parts);
        }

        boolean isSameAs(Message earlier) {
            return member.equals(earlier.author())
                    && earlier.content() instanceof Template known
                    && known.idAt(template.number()).equals(template)
                    && known.parameters().equals(parameters)
                    && known.parts().equals(parts);
        }
    }

    private Decision<SendAnswer> decide(Wish wish, Draft draft) {
        Optional<Message> earlier = wish.post(wish.unfilled()).takenEarlier(draft);
        if (earlier.isPresent()) {
            return again(wish, earlier.get(), draft);
        }
        Optional<Refusal> refusal = refusals.ifSwitchedOff(wish.member(), draft.directory())
                .or(() -> closed(wish, draft).map(reason -> refusal(reason, wish, draft)))
                .or(() -> tooEarly(wish, draft));
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        ReengageTemplate registered = registered(wish, draft).orElseThrow();
        Template content = Template.of(registered, wish.parameters(), List.of()).with(wish.parts());
        Optional<Breach> misfit = content.misfit(registered)
                .or(() -> wish.post(content).isAmiss(draft)
                        ? Optional.of(new Breach(RefusalReason.UNKNOWN_MESSAGE, null))
                        : Optional.empty());
        return misfit.isPresent()
                ? refused(refusals.of(misfit.get(), wish.member(), draft.directory()))
                : take(wish, content, draft);
    }

    /** The same again is answered as before, whatever has closed since; the key of something else is refused (M5). */
    private Decision<SendAnswer> again(Wish wish, Message earlier, Draft draft) {
        return wish.isSameAs(earlier)
                ? Decision.nothing(new SendAnswer.Taken(earlier.id(), List.of()))
                : refused(refusal(RefusalReason.KEY_TAKEN, wish, draft));
    }

    private static Decision<SendAnswer> take(Wish wish, Template content, Draft draft) {
        draft.put(draft.thread(wish.thread()).orElseThrow().activeAt(draft.now()));
        draft.put(draft.chat().reengagedBy(wish.message(), draft.now()));
        Message taken = draft.take(wish.message(), wish.thread(), Purpose.REENGAGE, wish.member(), content);
        draft.put(taken.with(
                wish.options().key(), wish.post(content).quoted(draft).orElse(null)));
        return draft.answer(new SendAnswer.Taken(wish.message(), List.of()));
    }

    /** The gates of G1 in the words of a refusal; the template itself last. */
    private static Optional<RefusalReason> closed(Wish wish, Draft draft) {
        Set<Gate> closed = draft.situation(wish.thread()).closedFor(Purpose.REENGAGE, wish.member());
        if (closed.contains(Gate.ROSTER)) {
            return Optional.of(RefusalReason.NOT_A_PARTICIPANT);
        }
        if (closed.contains(Gate.CONSENT)) {
            return Optional.of(withoutConsent(wish.thread(), draft));
        }
        if (closed.contains(Gate.REACHABLE)) {
            return Optional.of(
                    switch (Objects.requireNonNull(
                                    draft.situation(wish.thread()).unreachable())
                            .cause()) {
                        case BLOCKED -> RefusalReason.GUEST_BLOCKED;
                        case IDENTITY_CONFLICT, NOT_REACHED -> RefusalReason.UNREACHABLE;
                    });
        }
        return withoutTemplate(wish, draft);
    }

    private static RefusalReason withoutConsent(ThreadId thread, Draft draft) {
        if (draft.consents().revokedAt().isPresent()) {
            return RefusalReason.REVOKED;
        }
        return switch (draft.consent(thread).state()) {
            case DECLINED -> RefusalReason.DECLINED;
            case NOT_ASKED, ASKED, GRANTED, GUEST_INITIATED -> RefusalReason.NO_CONSENT;
        };
    }

    private static Optional<RefusalReason> withoutTemplate(Wish wish, Draft draft) {
        if (registered(wish, draft).isEmpty()) {
            return Optional.of(RefusalReason.UNKNOWN_TEMPLATE);
        }
        if (!draft.directory().isUsable(wish.template())) {
            return Optional.of(RefusalReason.TEMPLATE_NOT_USABLE);
        }
        boolean unwanted = draft.directory().isMarketing(wish.template())
                && draft.consents().marketingStopped();
        return unwanted ? Optional.of(RefusalReason.MARKETING_STOPPED) : Optional.empty();
    }

    private Optional<Refusal> tooEarly(Wish wish, Draft draft) {
        Optional<Instant> until = draft.chat().reengagedUntil(draft.now());
        return until.map(notBefore ->
                refusals.of(RefusalReason.REENGAGED_RECENTLY, wish.member(), draft.directory(), notBefore));
    }

    private static Optional<ReengageTemplate> registered(Wish wish, Draft draft) {
        Optional<RegisteredTemplate> known =
                wish.template().number().equals(draft.chat().id().number())
                        ? draft.directory().template(wish.template())
                        : Optional.empty();
        return known.filter(ReengageTemplate.class::isInstance).map(ReengageTemplate.class::cast);
    }

    private Refusal refusal(RefusalReason reason, Wish wish, Draft draft) {
        return refusals.of(reason, wish.member(), draft.directory());
    }

    private static Decision<SendAnswer> refused(Refusal refusal) {
        return Decision.nothing(new SendAnswer.Refused(refusal));
    }
}
