package dev.parlor.queue;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.BOB;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.NUMBER;
import static dev.parlor.Sample.SALES;
import static dev.parlor.Sample.acme;
import static dev.parlor.Sample.act;
import static dev.parlor.Sample.asked;
import static dev.parlor.Sample.member;
import static dev.parlor.Sample.openNumber;
import static dev.parlor.Sample.template;
import static dev.parlor.Sample.thread;
import static dev.parlor.Sample.threadWithAnn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.directory.Directory;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.Switch;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.message.Gate;
import dev.parlor.message.Purpose;
import dev.parlor.window.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SituationTest {
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final Window OPEN = Window.never().guestActed(NOON, NOON);

    /** The table of G1: which gates a purpose passes, and what a closed one means. */
    @ParameterizedTest
    @CsvSource({
        "MEMBER,         ENABLEMENT ROSTER CONSENT WINDOW REACHABLE,   HOLD",
        "OPT_IN_REQUEST, ENABLEMENT ROSTER CONSENT REACHABLE TEMPLATE, CANCEL",
        "CONSENT_REPLY,  WINDOW REACHABLE,                             SKIP",
        "NOTICE,         CONSENT WINDOW REACHABLE,                     SKIP",
    })
    void G1_a_purpose_is_stopped_by_its_own_gates_and_by_no_other(
            Purpose purpose, String gates, Purpose.WhenClosed whenClosed) {
        Set<Gate> own = EnumSet.noneOf(Gate.class);
        for (String gate : gates.split(" ")) {
            own.add(Gate.valueOf(gate));
        }

        assertThat(purpose.gates()).isEqualTo(own);
        assertThat(purpose.whenClosed()).isEqualTo(whenClosed);
        for (Set<Gate> shut : subsetsOfAllGates()) {
            Set<Gate> expected = EnumSet.copyOf(own);
            expected.retainAll(shut);
            assertThat(situation(purpose, shut).closedFor(purpose, ANN)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        ",            false, true",
        "ASKED,       false, true",
        "GUEST_WROTE, true,  true",
        "GRANTED,     true,  false",
        "DECLINED,    false, false",
        "REVOKED,     false, false",
    })
    void G1_consent_opens_for_members_and_notices_or_for_asking(ConsentAct act, boolean members, boolean asking) {
        Situation situation = with(act == null ? consent() : consent(act), OPEN);

        assertThat(situation.closedFor(Purpose.MEMBER, ANN).contains(Gate.CONSENT))
                .isEqualTo(!members);
        assertThat(situation.closedFor(Purpose.NOTICE, null).contains(Gate.CONSENT))
                .isEqualTo(!members);
        assertThat(situation.closedFor(Purpose.OPT_IN_REQUEST, ANN).contains(Gate.CONSENT))
                .isEqualTo(!asking);
    }

    @Test
    void W1_the_window_gate_keeps_the_margin() {
        Consent granted = consent(ConsentAct.GRANTED);
        Window endsInAMinute =
                Window.never().guestActed(NOON.minus(Duration.ofHours(24)).plus(MARGIN), NOON);
        Window endsLater = Window.never()
                .guestActed(NOON.minus(Duration.ofHours(24)).plus(MARGIN).plusNanos(1), NOON);

        assertThat(with(granted, endsInAMinute).closedFor(Purpose.MEMBER, ANN)).containsExactly(Gate.WINDOW);
        assertThat(with(granted, endsLater).closedFor(Purpose.MEMBER, ANN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"MEMBER", "OPT_IN_REQUEST"})
    void G1_a_colleague_who_is_not_in_the_thread_is_stopped_by_the_roster(Purpose purpose) {
        assertThat(situation(purpose, Set.of()).closedFor(purpose, BOB)).contains(Gate.ROSTER);
    }

    @Test
    void O11_a_template_of_another_number_does_not_open_the_gate() {
        Situation situation = new Situation(
                directory(Switch.ON, List.of(template(new BusinessNumberId("other"), "en"))),
                threadWithAnn(1),
                consent(),
                OPEN,
                NOON,
                MARGIN);

        assertThat(situation.closedFor(Purpose.OPT_IN_REQUEST, ANN)).containsExactly(Gate.TEMPLATE);
    }

    private static Situation situation(Purpose purpose, Set<Gate> shut) {
        boolean forAsking = purpose == Purpose.OPT_IN_REQUEST;
        boolean agreed = forAsking == shut.contains(Gate.CONSENT);
        return new Situation(
                directory(
                        shut.contains(Gate.ENABLEMENT) ? Switch.OFF : Switch.ON,
                        shut.contains(Gate.TEMPLATE) ? List.of() : List.of(template(NUMBER, "en"))),
                shut.contains(Gate.ROSTER)
                        ? threadWithAnn(1).with(threadWithAnn(1).roster().leftBy(ANN, 1))
                        : threadWithAnn(1),
                agreed ? consent(ConsentAct.GRANTED) : consent(),
                shut.contains(Gate.WINDOW) ? Window.never() : OPEN,
                NOON,
                MARGIN,
                shut.contains(Gate.REACHABLE) ? new Unreachable(Unreachable.Cause.BLOCKED, NOON) : null);
    }

    private static Situation with(Consent consent, Window window) {
        return new Situation(
                directory(Switch.ON, List.of(template(NUMBER, "en"))), threadWithAnn(1), consent, window, NOON, MARGIN);
    }

    private static Directory directory(Switch ann, List<OptInTemplate> templates) {
        return new Directory(acme(true), List.of(), List.of(openNumber()), templates, List.of(member(ANN, SALES, ann)));
    }

    private static Consent consent() {
        return Consent.of(thread(1), List.of());
    }

    private static Consent consent(ConsentAct act) {
        return Consent.of(thread(1), List.of(act == ConsentAct.ASKED ? asked(1, 0) : act(1, act, 0)));
    }

    private static List<Set<Gate>> subsetsOfAllGates() {
        List<Set<Gate>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << Gate.values().length; bits++) {
            Set<Gate> subset = EnumSet.noneOf(Gate.class);
            for (Gate gate : Gate.values()) {
                if ((bits & 1 << gate.ordinal()) != 0) {
                    subset.add(gate);
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }
}
