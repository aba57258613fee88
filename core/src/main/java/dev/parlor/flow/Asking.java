package dev.parlor.flow;

import dev.parlor.consent.AnswerButton;
import dev.parlor.consent.AnswerWords.Meaning;
import dev.parlor.consent.ChatConsent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.Evidence;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Language;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Purpose;
import dev.parlor.message.Template;
import dev.parlor.notice.Fact;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request for consent: whether it may go now, what it says, and sending it (rules O1, O5, O6, O11). */
final class Asking {
    private final Settings settings;
    private final Refusals refusals;

    Asking(Settings settings) {
        this.settings = settings;
        this.refusals = new Refusals(settings.texts());
    }

    /** Why a member may not ask with this template, in a chat with these records, now, if so. */
    Optional<Refusal> refusal(
            MemberId member, TemplateId template, ChatConsent consents, Directory directory, Instant now) {
        if (consents.revokedAt().isPresent()) {
            return Optional.of(refusals.of(RefusalReason.REVOKED, member, directory));
        }
        if (consents.isDeclined()) {
            return Optional.of(refusals.of(RefusalReason.DECLINED, member, directory));
        }
        Optional<Instant> until = consents.askedUntil(now);
        if (until.isPresent()) {
            return Optional.of(refusals.of(RefusalReason.ASKED_RECENTLY, member, directory, until.get()));
        }
        if (consents.unanswered() >= settings.consent().mostUnanswered()) {
            return Optional.of(refusals.of(RefusalReason.ASKED_TOO_OFTEN, member, directory));
        }
        return consents.marketingStopped() && directory.isMarketing(template)
                ? Optional.of(refusals.of(RefusalReason.MARKETING_STOPPED, member, directory))
                : Optional.empty();
    }

    /** Whether Parlor may ask a guest who declined and came back: the limits on requests hold for it too (O6). */
    boolean mayAskAgain(OptInTemplate template, Draft draft) {
        ChatConsent consents = draft.consents();
        return consents.askedUntil(draft.now()).isEmpty()
                && consents.unanswered() < settings.consent().mostUnanswered()
                && !(draft.directory().isMarketing(template.id()) && consents.marketingStopped());
    }

    /** The template with which guests of this chat's number are asked, in this language if there is one. */
    static Optional<OptInTemplate> template(ChatId chat, Language language, Directory directory) {
        Optional<BusinessNumber> number = directory.number(chat.number());
        return number.flatMap(row -> directory.optInTemplate(row, language));
    }

    /** The request as this member makes it, with buttons that nobody can guess. */
    Template request(OptInTemplate template, MemberId member, String contactName, Directory directory, Ids ids) {
        List<String> parameters = template.blanks().stream()
                .map(blank -> switch (blank) {
                    case CONTACT_NAME -> contactName;
                    case MEMBER_NAME ->
                        settings.host()
                                .names()
                                .forGuest(directory.member(member).orElseThrow().name());
                    case ORGANIZATION_NAME ->
                        Objects.requireNonNull(directory.organization()).name();
                })
                .toList();
        List<String> payloads = new ArrayList<>();
        template.buttons().forEach(button -> payloads.add(ids.secret()));
        return Template.of(template, parameters, payloads);
    }

    /**
     * Takes the request for sending, with its evidence.
     *
     * @param asker {@code null} where the guest's coming back asks for it (O5)
     */
    static void ask(@Nullable MemberId asker, ThreadId thread, MessageId message, Template request, Draft draft) {
        Evidence evidence = Evidence.ofRequest(
                asker,
                message,
                request.rendered(),
                request.name(),
                request.languageTag(),
                buttons(request, draft.directory(), draft.chat().id()));
        draft.record(thread, ConsentAct.ASKED, draft.now(), evidence);
        draft.take(message, thread, Purpose.OPT_IN_REQUEST, asker, request);
        draft.tell(thread, Fact.OPT_IN_SENT, asker == null ? null : draft.named(asker), List.of());
    }

    private static List<AnswerButton> buttons(Template request, Directory directory, ChatId chat) {
        List<OptInTemplate.Answer> meanings = directory
                .template(request.idAt(chat.number()))
                .filter(OptInTemplate.class::isInstance)
                .map(template -> ((OptInTemplate) template).buttons())
                .orElse(List.of());
        int known = Math.min(meanings.size(), request.payloads().size());
        List<AnswerButton> buttons = new ArrayList<>();
        for (int button = 0; button < known; button++) {
            buttons.add(new AnswerButton(request.payloads().get(button), meaning(meanings.get(button))));
        }
        return buttons;
    }

    private static Meaning meaning(OptInTemplate.Answer button) {
        return switch (button) {
            case AFFIRM -> Meaning.AFFIRM;
            case DECLINE -> Meaning.DECLINE;
            case STOP -> Meaning.STOP;
        };
    }
}
