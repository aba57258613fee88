package dev.parlor.flow;

import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentState;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Language;
import dev.parlor.directory.ReengageTemplate;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.message.Purpose;
import dev.parlor.notice.NoticeTexts;
import dev.parlor.queue.GateView;
import dev.parlor.queue.Pause;
import dev.parlor.queue.Situation;
import dev.parlor.queue.Unreachable;
import dev.parlor.queue.Verdict;
import dev.parlor.refusal.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows a member's gates with sentences (rule G3). */
final class Gates {
    private final NoticeTexts texts;

    Gates(NoticeTexts texts) {
        this.texts = texts;
    }

    /**
     * All gates of a member's message; where the host registered templates to take up a thread again, whether one can be
     * used; and what only delays. In the order of {@link Gate}.
     */
    List<GateView> explained(MemberId member, ThreadId thread, Draft draft) {
        Language language = draft.directory().languageOf(member);
        List<GateView> views = new ArrayList<>(all(member, thread, draft));
        BusinessNumberId number = draft.chat().id().number();
        if (canReengage(number, draft.directory())) {
            TemplateStanding against =
                    draft.directory().standingAgainstReengaging(number).orElse(null);
            views.add(view(
                    Verdict.of(against),
                    against == null ? null : texts.closedGate(against.status(), language),
                    language));
        }
        views.add(view(Verdict.of(draft.chat().pace(), draft.now()), null, language));
        Pause pause = draft.pause().orElse(null);
        views.add(view(Verdict.of(pause), null, language));
        return List.copyOf(views);
    }

    /** Those for which a member's message waits. */
    List<GateView> closed(MemberId member, ThreadId thread, Draft draft) {
        return all(member, thread, draft).stream().filter(view -> !view.open()).toList();
    }

    private List<GateView> all(MemberId member, ThreadId thread, Draft draft) {
        Situation situation = draft.situation(thread);
        Set<Gate> closed = situation.closedFor(Purpose.MEMBER, member);
        Language language = situation.directory().languageOf(member);
        return Purpose.MEMBER.gates().stream()
                .map(gate -> view(
                        verdict(gate, !closed.contains(gate), situation, draft),
                        cause(gate, situation, language),
                        language))
                .toList();
    }

    private static Verdict verdict(Gate gate, boolean open, Situation situation, Draft draft) {
        return switch (gate) {
            case CONSENT ->
                Verdict.of(
                        situation.consent(),
                        draft.consents().askedUntil(draft.now()).orElse(null));
            case WINDOW -> Verdict.of(situation.window(), situation);
            case REACHABLE -> Verdict.of(situation.unreachable());
            case ENABLEMENT, ROSTER, TEMPLATE, PACE, ACCOUNT -> Verdict.untimed(gate, open);
        };
    }

    /** The sentence of a closed gate that can be closed for several reasons; {@code null} where there is but one. */
    private @Nullable String cause(Gate gate, Situation situation, Language language) {
        Unreachable unreachable = situation.unreachable();
        if (gate == Gate.REACHABLE && unreachable != null) {
            return texts.closedGate(unreachable.cause(), language);
        }
        return gate == Gate.CONSENT ? refusal(situation.consent(), language) : null;
    }

    private @Nullable String refusal(Consent consent, Language language) {
        if (consent.revokedAt() != null) {
            return texts.refusal(RefusalReason.REVOKED, language);
        }
        return consent.state() == ConsentState.DECLINED ? texts.refusal(RefusalReason.DECLINED, language) : null;
    }

    private GateView view(Verdict verdict, @Nullable String cause, Language language) {
        if (verdict.open()) {
            return verdict.in(texts.openGate(verdict.gate(), language));
        }
        return verdict.in(Objects.requireNonNullElseGet(cause, () -> texts.closedGate(verdict.gate(), language)));
    }

    private static boolean canReengage(BusinessNumberId number, Directory directory) {
        return directory.templates().stream()
                .anyMatch(template -> template instanceof ReengageTemplate
                        && template.number().equals(number));
    }
}
