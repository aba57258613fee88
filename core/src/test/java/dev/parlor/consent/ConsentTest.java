package dev.parlor.consent;

import static dev.parlor.Sample.act;
import static dev.parlor.Sample.asked;
import static dev.parlor.Sample.minute;
import static dev.parlor.Sample.thread;
import static dev.parlor.consent.ConsentAct.ASK_FAILED;
import static dev.parlor.consent.ConsentAct.DECLINED;
import static dev.parlor.consent.ConsentAct.GRANTED;
import static dev.parlor.consent.ConsentAct.GUEST_WROTE;
import static dev.parlor.consent.ConsentAct.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Orders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acts are of thread 1 unless they say otherwise; numbers after them are minutes. */
class ConsentTest {
    @Test
    void O2_without_any_act_nobody_was_asked() {
        Consent consent = ofThread1();

        assertThat(consent.state()).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(consent.allowsMembers()).isFalse();
        assertThat(consent.allowsAsking()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GUEST_WROTE, GUEST_INITIATED, true,  true",
        "GRANTED,     GRANTED,         true,  false",
        "DECLINED,    DECLINED,        false, false",
        "REVOKED,     NOT_ASKED,       false, false",
        "ASK_FAILED,  NOT_ASKED,       false, true",
    })
    void G1_an_act_decides_what_may_go(ConsentAct act, ConsentState state, boolean members, boolean asking) {
        Consent consent = ofThread1(act(1, act, 5));

        assertThat(consent.state()).isEqualTo(state);
        assertThat(consent.allowsMembers()).isEqualTo(members);
        assertThat(consent.allowsAsking()).isEqualTo(asking);
    }

    @Test
    void O1_asked_members_wait_for_the_answer() {
        Consent consent = ofThread1(asked(1, 3));

        assertThat(consent.isAsked()).isTrue();
        assertThat(consent.since()).isEqualTo(minute(3));
        assertThat(consent.request()).isEqualTo(asked(1, 3));
        assertThat(consent.allowsMembers()).isFalse();
        assertThat(consent.allowsAsking()).isTrue();
    }

    @Test
    void O2_the_same_acts_mean_the_same_in_every_order_of_arrival() {
        List<ConsentRecord> acts = List.of(
                act(1, GUEST_WROTE, 0),
                asked(1, 1),
                act(1, DECLINED, 2),
                act(1, GRANTED, 3),
                act(2, REVOKED, 4),
                act(2, GRANTED, 5),
                asked(1, 6));

        for (int length = 1; length <= acts.size(); length++) {
            assertThat(Orders.of(acts.subList(0, length)).stream()
                            .map(order -> Consent.of(thread(1), order))
                            .distinct())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"GRANTED, DECLINED", "DECLINED, REVOKED", "GRANTED, REVOKED", "GUEST_WROTE, GRANTED"})
    void O2_of_two_acts_at_the_same_time_the_stronger_wins(ConsentAct weaker, ConsentAct stronger) {
        Consent alone = ofThread1(act(1, stronger, 5));

        assertThat(ofThread1(act(1, weaker, 5), act(1, stronger, 5)).state()).isEqualTo(alone.state());
        assertThat(ofThread1(act(1, stronger, 5), act(1, weaker, 5)).state()).isEqualTo(alone.state());
        assertThat(ofThread1(act(1, stronger, 5), act(1, weaker, 5)).revokedAt())
                .isEqualTo(alone.revokedAt());
    }

    @Test
    void O2_a_revocation_in_another_thread_wins_over_a_grant() {
        Consent consent = ofThread1(act(1, GRANTED, 1), act(2, REVOKED, 2));

        assertThat(consent.revokedAt()).isEqualTo(minute(2));
        assertThat(consent.state()).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(consent.allowsMembers()).isFalse();
        assertThat(consent.allowsAsking()).isFalse();
    }

    @Test
    void O2_an_affirmation_lifts_the_revocation_and_grants_only_its_own_thread() {
        List<ConsentRecord> acts =
                List.of(act(1, GRANTED, 1), act(2, GRANTED, 2), act(1, REVOKED, 3), act(2, GRANTED, 4));
        Consent first = Consent.of(thread(1), acts);
        Consent second = Consent.of(thread(2), acts);

        assertThat(first.revokedAt()).isNull();
        assertThat(first.state()).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(first.allowsMembers()).isFalse();
        assertThat(first.allowsAsking()).isTrue();
        assertThat(second.state()).isEqualTo(ConsentState.GRANTED);
        assertThat(second.allowsMembers()).isTrue();
    }

    @Test
    void O2_a_grant_from_before_the_revocation_does_not_lift_it_however_late_it_arrives() {
        assertThat(ofThread1(act(1, REVOKED, 3), act(1, GRANTED, 2)).revokedAt())
                .isEqualTo(minute(3));
    }

    @Test
    void O2_declining_does_not_lift_a_revocation() {
        Consent consent = ofThread1(act(1, REVOKED, 1), act(1, DECLINED, 2));

        assertThat(consent.revokedAt()).isEqualTo(minute(1));
        assertThat(consent.state()).isEqualTo(ConsentState.DECLINED);
    }

    @Test
    void O2_grants_and_declines_of_other_threads_do_not_concern_a_thread() {
        assertThat(ofThread1(act(2, GRANTED, 1), act(3, DECLINED, 2), asked(2, 3)))
                .isEqualTo(ofThread1());
    }

    @Test
    void O2_nothing_is_asked_under_a_revocation() {
        assertThat(ofThread1(act(1, REVOKED, 1), asked(1, 2)).isAsked()).isFalse();
    }

    @Test
    void O6_a_request_that_failed_leaves_the_thread_as_it_was_before() {
        assertThat(ofThread1(asked(1, 1), act(1, ASK_FAILED, 2))).isEqualTo(ofThread1());
        assertThat(ofThread1(act(1, GUEST_WROTE, 0), asked(1, 1), act(1, ASK_FAILED, 2)))
                .isEqualTo(ofThread1(act(1, GUEST_WROTE, 0)));
    }

    @Test
    void O6_an_answer_is_not_undone_by_the_failure_of_its_request() {
        assertThat(ofThread1(asked(1, 1), act(1, GRANTED, 2), act(1, ASK_FAILED, 3))
                        .state())
                .isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O6_an_unanswered_request_forbids_another_for_24_hours() {
        List<ConsentRecord> acts = List.of(asked(1, 0));

        assertThat(Consent.askedUntil(acts, minute(0))).contains(minute(24 * 60));
        assertThat(Consent.askedUntil(acts, minute(24 * 60).minusNanos(1))).contains(minute(24 * 60));
        assertThat(Consent.askedUntil(acts, minute(24 * 60))).isEmpty();
    }

    @Test
    void O6_of_several_unanswered_requests_in_a_chat_the_latest_counts() {
        assertThat(Consent.askedUntil(List.of(asked(2, 30), asked(1, 0)), minute(40)))
                .contains(minute(30).plus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @CsvSource({"GRANTED", "DECLINED", "REVOKED", "ASK_FAILED"})
    void O6_an_answer_or_a_failure_frees_it_at_once(ConsentAct act) {
        assertThat(Consent.askedUntil(List.of(asked(1, 0), act(1, act, 1)), minute(2)))
                .isEmpty();
    }

    @Test
    void O8_a_guest_who_wrote_first_may_still_be_answered_after_being_asked() {
        Consent consent = ofThread1(act(1, GUEST_WROTE, 0), asked(1, 1));

        assertThat(consent.isAsked()).isTrue();
        assertThat(consent.allowsMembers()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"DECLINED", "REVOKED"})
    void O8_a_no_takes_that_away(ConsentAct no) {
        assertThat(ofThread1(act(1, GUEST_WROTE, 0), asked(1, 1), act(1, no, 2)).allowsMembers())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"GRANTED, GRANTED", "DECLINED, DECLINED", "REVOKED, NOT_ASKED"})
    void O8_writing_changes_nothing_after_an_answer(ConsentAct answer, ConsentState state) {
        Consent consent = ofThread1(act(1, answer, 1), act(1, GUEST_WROTE, 2));

        assertThat(consent.state()).isEqualTo(state);
        assertThat(consent.guestWroteFirst()).isFalse();
    }

    private static Consent ofThread1(ConsentRecord... acts) {
        return Consent.of(thread(1), List.of(acts));
    }
}
