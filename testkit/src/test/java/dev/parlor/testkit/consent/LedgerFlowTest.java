package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.HARBOR;
import static dev.parlor.testkit.consent.Harbor.LENA;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static dev.parlor.testkit.consent.Harbor.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlor.consent.Anchor;
import dev.parlor.consent.AnchorKey;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.consent.Finding;
import dev.parlor.consent.RecordAnswer;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.refusal.RefusalReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerFlowTest {
    private static final AnchorKey KEY = AnchorKey.of(new byte[32]);

    @Test
    void O9_what_the_flows_record_is_a_whole_chain() {
        Harbor harbor = new Harbor(builder -> builder.anchorKey(KEY));
        ThreadId thread = harbor.granted(MIRA);
        harbor.granted(LENA);
        harbor.says("stop");

        Anchor anchor = harbor.parlor.consents().anchor(HARBOR);

        assertThat(anchor.heads()).hasSize(2);
        assertThat(harbor.parlor.consents().verify(HARBOR, List.of(anchor))).isEmpty();
        assertThat(harbor.parlor.consent(MIRA, thread))
                .extracting(ConsentRecord::seal)
                .doesNotContainNull();
        assertThat(harbor.parlor.events(HARBOR, 0, 100))
                .extracting(RecordedEvent::event)
                .contains(new Event.LedgerAnchored(anchor));
    }

    @Test
    void O9_an_anchor_shows_a_tail_that_is_gone() {
        Harbor whole = new Harbor(builder -> builder.anchorKey(KEY));
        whole.granted(MIRA);
        Harbor shorter = new Harbor(builder -> builder.anchorKey(KEY));
        shorter.asked(MIRA);

        Anchor anchor = whole.parlor.consents().anchor(HARBOR);

        assertThat(shorter.parlor.consents().verify(HARBOR, List.of(anchor)))
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.CUT_OFF);
    }

    @Test
    void O9_an_anchor_of_another_key_or_organization_is_not_genuine() {
        Harbor harbor = new Harbor(builder -> builder.anchorKey(KEY));
        byte[] other = new byte[32];
        other[0] = 1;
        Anchor forged = AnchorKey.of(other).sign(HARBOR, Instant.EPOCH, List.of());
        Anchor foreign = KEY.sign(new OrganizationId("other"), Instant.EPOCH, List.of());

        assertThat(harbor.parlor.consents().verify(HARBOR, List.of(forged, foreign)))
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.ANCHOR_NOT_GENUINE, Finding.Kind.ANCHOR_NOT_GENUINE);
    }

    @Test
    void O9_without_a_key_nothing_is_anchored() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Harbor().parlor.consents().anchor(HARBOR))
                .withMessageContaining("anchorKey");
    }

    @Test
    void O9_consent_obtained_elsewhere_is_recorded_and_releases_what_is_held() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);
        harbor.says("What is this about");
        harbor.writes(MIRA, thread, "held");
        Instant signed = harbor.clock.instant();

        RecordAnswer answer =
                harbor.parlor.consents().record(MIRA, thread, "signed form", "form 17, seen at the desk", signed);
        harbor.parlor.dispatchDue();

        ConsentRecord record = ((RecordAnswer.Recorded) answer).record();
        assertThat(record.evidence().method()).isEqualTo("signed form");
        assertThat(record.evidence().askedBy()).isEqualTo(MIRA);
        assertThat(record.at()).isEqualTo(signed);
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GRANTED);
        assertThat(harbor.stateOf(MIRA, thread, "held")).contains(MessageState.ACCEPTED);
        assertThat(harbor.parlor.consents().verify(HARBOR, List.of())).isEmpty();
    }

    @Test
    void O9_nobody_vouches_over_a_stop_or_for_a_thread_of_others() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);
        Instant now = harbor.clock.instant();

        RecordAnswer ofStranger = harbor.parlor.consents().record(TOMAS, thread, "letter", "scan 3", now);
        harbor.says("stop");
        RecordAnswer overStop = harbor.parlor.consents().record(MIRA, thread, "letter", "scan 3", now);

        assertThat(reason(ofStranger)).isEqualTo(RefusalReason.UNKNOWN_THREAD);
        assertThat(reason(overStop)).isEqualTo(RefusalReason.REVOKED);
    }

    private static RefusalReason reason(RecordAnswer answer) {
        return ((RecordAnswer.Refused) answer).refusal().reason();
    }
}
