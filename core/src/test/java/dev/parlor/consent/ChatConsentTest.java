package dev.parlor.consent;

import static dev.parlor.consent.ConsentAct.ASKED;
import static dev.parlor.consent.ConsentAct.ASK_FAILED;
import static dev.parlor.consent.ConsentAct.CROSSED;
import static dev.parlor.consent.ConsentAct.DECLINED;
import static dev.parlor.consent.ConsentAct.GRANTED;
import static dev.parlor.consent.ConsentAct.GUEST_WROTE;
import static dev.parlor.consent.ConsentAct.MARKETING_RESUMED;
import static dev.parlor.consent.ConsentAct.MARKETING_STOPPED;
import static dev.parlor.consent.ConsentAct.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Numbers after the acts are the thread and the hour. */
class ChatConsentTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final ChatId CHAT = new ChatId(new GuestId(new UUID(7, 1)), new BusinessNumberId("main"));

    @Test
    void O2_with_the_number_as_scope_all_threads_share_one_consent() {
        List<ConsentRecord> acts = List.of(act(1, ASKED, 0), act(1, GRANTED, 1));

        assertThat(perThread(acts).of(thread(2)).state()).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(perNumber(acts).of(thread(2)).state()).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O6_only_requests_since_the_last_answer_count_and_none_that_failed() {
        assertThat(perThread(List.of(act(1, ASKED, 0), act(2, ASKED, 24))).unanswered())
                .isEqualTo(2);
        assertThat(perThread(List.of(act(1, ASKED, 0), act(1, DECLINED, 1), act(2, ASKED, 24)))
                        .unanswered())
                .isEqualTo(1);
        assertThat(perThread(List.of(act(1, ASKED, 0), about(1, ASK_FAILED, 1, 0)))
                        .unanswered())
                .isZero();
    }

    @Test
    void O6_the_late_failure_of_an_earlier_request_does_not_end_the_later_one() {
        List<ConsentRecord> acts = List.of(act(1, ASKED, 0), act(1, ASKED, 24), about(1, ASK_FAILED, 25, 0));

        assertThat(perThread(acts).of(thread(1)).isAsked()).isTrue();
        assertThat(perThread(acts).unanswered()).isEqualTo(1);
    }

    @Test
    void O8_what_a_guest_began_by_writing_ends_24_hours_after_the_last_time() {
        Consent consent = perThread(List.of(act(1, GUEST_WROTE, 0), act(1, GUEST_WROTE, 20)))
                .of(thread(1));

        assertThat(consent.until()).isEqualTo(hour(44));
        assertThat(consent.at(hour(44).minusNanos(1)).state()).isEqualTo(ConsentState.GUEST_INITIATED);
        assertThat(consent.at(hour(44)).state()).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(consent.at(hour(44)).allowsMembers()).isFalse();
    }

    @Test
    void O8_asking_keeps_it_only_while_it_lasts_and_writing_does_not_begin_it_anew() {
        List<ConsentRecord> inTime = List.of(act(1, GUEST_WROTE, 0), act(1, ASKED, 23), act(1, GUEST_WROTE, 23));
        List<ConsentRecord> tooLate = List.of(act(1, GUEST_WROTE, 0), act(1, ASKED, 24), act(1, GUEST_WROTE, 25));

        assertThat(perThread(inTime).of(thread(1)).at(hour(46)).allowsMembers()).isTrue();
        assertThat(perThread(tooLate).of(thread(1)).at(hour(25)).allowsMembers())
                .isFalse();
    }

    @Test
    void O8_writing_in_another_thread_of_the_chat_keeps_the_window_and_so_prolongs_it() {
        List<ConsentRecord> acts = List.of(act(1, GUEST_WROTE, 0), act(2, GUEST_WROTE, 20));

        assertThat(perThread(acts).of(thread(1)).until()).isEqualTo(hour(44));
    }

    @Test
    void O3_only_a_message_accepted_after_the_stop_crossed_it() {
        assertThat(perThread(List.of(act(1, REVOKED, 1), act(1, CROSSED, 2))).wasCrossed())
                .isTrue();
        assertThat(perThread(List.of(act(1, CROSSED, 1), act(1, REVOKED, 2))).wasCrossed())
                .isFalse();
        assertThat(perThread(List.of(act(1, REVOKED, 1), act(1, CROSSED, 2), act(1, GRANTED, 3)))
                        .wasCrossed())
                .isFalse();
    }

    @Test
    void O10_marketing_is_a_flag_of_its_own_and_the_stop_wins_at_equal_times() {
        List<ConsentRecord> acts = List.of(act(1, GRANTED, 0), act(1, MARKETING_STOPPED, 1));

        assertThat(perThread(acts).marketingStopped()).isTrue();
        assertThat(perThread(acts).of(thread(1)).allowsMembers()).isTrue();
        assertThat(perThread(List.of(act(1, MARKETING_STOPPED, 1), act(1, MARKETING_RESUMED, 2)))
                        .marketingStopped())
                .isFalse();
        assertThat(perThread(List.of(act(1, MARKETING_STOPPED, 1), act(1, MARKETING_RESUMED, 1)))
                        .marketingStopped())
                .isTrue();
    }

    private static ChatConsent perThread(List<ConsentRecord> acts) {
        return new ChatConsent(acts, ConsentScope.THREAD);
    }

    private static ChatConsent perNumber(List<ConsentRecord> acts) {
        return new ChatConsent(acts, ConsentScope.BUSINESS_NUMBER);
    }

    /** The request of an hour has the hour's message; answers name none. */
    private static ConsentRecord act(int thread, ConsentAct act, int hour) {
        Evidence evidence = act == ASKED ? Evidence.ofMessage(message(hour)) : Evidence.none();
        return new ConsentRecord(CHAT, thread(thread), act, hour(hour), hour(hour), evidence);
    }

    private static ConsentRecord about(int thread, ConsentAct act, int hour, int request) {
        return new ConsentRecord(
                CHAT, thread(thread), act, hour(hour), hour(hour), Evidence.ofMessage(message(request)));
    }

    private static MessageId message(int number) {
        return new MessageId(new UUID(2, number));
    }

    private static ThreadId thread(int number) {
        return new ThreadId(new UUID(1, number));
    }

    private static Instant hour(int hour) {
        return MIDNIGHT.plusSeconds(hour * 3600L);
    }
}
