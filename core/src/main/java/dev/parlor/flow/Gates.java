package dev.parlor.flow;

import dev.parlor.directory.Language;
import dev.parlor.directory.ReengageTemplate;
import dev.parlor.id.MemberId;
import dev.parlor.message.Gate;
import dev.parlor.message.Purpose;
import dev.parlor.notice.NoticeTexts;
import dev.parlor.queue.GateView;
import dev.parlor.queue.Situation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Shows a member's gates with sentences (rule G3). */
final class Gates {
    private final NoticeTexts texts;

    Gates(NoticeTexts texts) {
        this.texts = texts;
    }

    /** All gates of a member's message, in order. */
    List<GateView> all(MemberId member, Situation situation) {
        Set<Gate> closed = situation.closedFor(Purpose.MEMBER, member);
        return Purpose.MEMBER.gates().stream()
                .map(gate -> view(gate, !closed.contains(gate), member, situation))
                .toList();
    }

    /** Those, and where the host registered templates to take up a thread again, whether one can be used. */
    List<GateView> explained(MemberId member, Situation situation) {
        boolean registered = situation.directory().templates().stream()
                .filter(ReengageTemplate.class::isInstance)
                .anyMatch(template ->
                        template.number().equals(situation.thread().chat().number()));
        boolean open = !situation.closedFor(Purpose.REENGAGE, member).contains(Gate.TEMPLATE);
        Stream<GateView> template =
                registered ? Stream.of(view(Gate.TEMPLATE, open, member, situation)) : Stream.empty();
        return Stream.concat(all(member, situation).stream(), template).toList();
    }

    /** Only the closed ones. */
    List<GateView> closed(MemberId member, Situation situation) {
        return all(member, situation).stream().filter(view -> !view.open()).toList();
    }

    private GateView view(Gate gate, boolean open, MemberId member, Situation situation) {
        Language language = situation.directory().languageOf(member);
        boolean timed = open && gate == Gate.WINDOW;
        return new GateView(
                gate,
                open,
                timed
                        ? situation
                                .window()
                                .end()
                                .map(end -> end.minus(situation.margin()))
                                .orElse(null)
                        : null,
                open ? texts.openGate(gate, language) : texts.closedGate(gate, language));
    }
}
