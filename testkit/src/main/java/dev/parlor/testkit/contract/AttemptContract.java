package dev.parlor.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Content;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.testkit.invariant.Secrets;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One attempt, one request, one end; and the four ways in which it can end. */
abstract class AttemptContract extends OnTransport {
    private static final String WORDS = "The offer is in your garden";
    private static final int AT_ONCE = 40;

    AttemptContract(TransportContract contract) {
        super(contract);
    }

    @Test
    void S2_what_the_platform_took_is_accepted_under_the_id_that_it_gave() {
        Outgoing outgoing = outgoing();

        SendResult result = begin(outgoing).result();

        assertThat(result).isEqualTo(new SendResult.Accepted(idOf(outgoing)));
        assertThat(fixture.requests()).isEqualTo(1);
    }

    @Test
    void S1_two_attempts_with_the_same_words_are_two_messages() {
        Outgoing one = outgoing();
        Outgoing other = outgoing();

        SendResult first = begin(one).result();
        SendResult second = begin(other).result();

        assertThat(first).isEqualTo(new SendResult.Accepted(idOf(one))).isNotEqualTo(second);
        assertThat(second).isEqualTo(new SendResult.Accepted(idOf(other)));
        assertThat(fixture.requests()).isEqualTo(2);
    }

    @Test
    void S2_S7_what_the_platform_refuses_is_rejected_with_its_code_and_asked_once() {
        Rejection refusal = fixture.refuseNext();
        Outgoing outgoing = outgoing();

        assertThat(begin(outgoing).result()).isEqualTo(new SendResult.Rejected(refusal));
        assertThat(fixture.requests()).isEqualTo(1);
        assertThat(fixture.idOf(outgoing.token())).isEmpty();
    }

    @Test
    void S2_without_a_connection_nothing_was_sent() {
        fixture.becomeUnreachable();

        assertThat(begin(outgoing()).result()).isInstanceOf(SendResult.NotSent.class);
        assertThat(fixture.requests()).isZero();
    }

    @Test
    void S2_S3_an_answer_that_got_lost_is_unsure_and_asked_once() {
        fixture.loseNextAnswer();
        Outgoing outgoing = outgoing();

        assertThat(begin(outgoing).result()).isInstanceOf(SendResult.Unsure.class);
        assertThat(fixture.requests()).isEqualTo(1);
        assertThat(fixture.idOf(outgoing.token())).isPresent();
    }

    @Test
    void S2_an_answer_that_nobody_understands_is_unsure_and_asked_once() {
        fixture.garbleNextAnswer();

        assertThat(begin(outgoing()).result()).isInstanceOf(SendResult.Unsure.class);
        assertThat(fixture.requests()).isEqualTo(1);
    }

    @Test
    void S2_without_an_answer_it_is_unsure_when_the_deadline_has_passed() {
        fixture.silenceNext();
        Exchange<SendResult> attempt = begin(outgoing());

        boolean open = attempt.isOpen();
        fixture.passDeadline();

        assertThat(attempt.result()).isInstanceOf(SendResult.Unsure.class);
        assertThat(open).as("the call returned before the attempt ended").isTrue();
        assertThat(fixture.requests()).isEqualTo(1);
    }

    @Test
    void S6_an_attempt_without_an_answer_delays_no_other() {
        fixture.silenceNext();
        Exchange<SendResult> silent = begin(outgoing());
        awaitRequest();
        Outgoing next = outgoing();

        SendResult answered = begin(next).result();
        boolean open = silent.isOpen();
        fixture.passDeadline();

        assertThat(answered).isEqualTo(new SendResult.Accepted(idOf(next)));
        assertThat(open).isTrue();
        assertThat(silent.result()).isInstanceOf(SendResult.Unsure.class);
    }

    @Test
    void S2_trouble_with_one_attempt_is_none_for_the_next() {
        fixture.refuseNext();
        begin(outgoing()).result();
        fixture.loseNextAnswer();
        begin(outgoing()).result();
        fixture.garbleNextAnswer();
        begin(outgoing()).result();
        Outgoing next = outgoing();

        assertThat(begin(next).result()).isEqualTo(new SendResult.Accepted(idOf(next)));
        assertThat(fixture.requests()).isEqualTo(4);
    }

    @Test
    void S1_many_at_once_each_end_once_and_under_their_own_id() {
        List<Outgoing> all = new ArrayList<>();
        List<Exchange<SendResult>> attempts = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            all.add(outgoing());
            attempts.add(begin(all.get(number)));
        }

        for (int number = 0; number < AT_ONCE; number++) {
            assertThat(attempts.get(number).result()).isEqualTo(new SendResult.Accepted(idOf(all.get(number))));
        }
        assertThat(fixture.requests()).isEqualTo(AT_ONCE);
    }

    @Test
    void M1_S2_content_that_cannot_be_sent_is_answered_and_not_thrown() {
        for (Content content : Kinds.contents()) {
            int before = fixture.requests();
            Outgoing outgoing = outgoing(content);

            SendResult result = begin(outgoing).result();

            String kind = content.getClass().getSimpleName();
            assertThat(result).as(kind).isNotInstanceOf(SendResult.Unsure.class);
            assertThat(fixture.idOf(outgoing.token()).isPresent())
                    .as(kind)
                    .isEqualTo(result instanceof SendResult.Accepted);
            assertThat(fixture.requests() - before).as(kind).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void X10_nothing_of_a_message_shows_in_what_a_log_would_say_of_it() {
        List<Exchange<SendResult>> attempts = new ArrayList<>();
        Secrets secrets = new Secrets().add("text", WORDS);
        for (Runnable trouble :
                List.<Runnable>of(() -> {}, fixture::refuseNext, fixture::loseNextAnswer, fixture::garbleNextAnswer)) {
            trouble.run();
            Outgoing outgoing = outgoing();
            Exchange<SendResult> attempt = begin(outgoing);
            attempt.result();
            attempts.add(attempt);
            secrets.add("token", outgoing.token().value());
            fixture.idOf(outgoing.token()).ifPresent(id -> secrets.add("platform id", id.value()));
        }
        addAddresses(secrets);

        attempts.forEach(attempt -> secrets.requireNoneIn("the end of an attempt", attempt.shown()));
        secrets.requireNoneIn("the transport", fixture.transport().toString());
        assertThat(attempts.get(0).result()).isInstanceOf(SendResult.Accepted.class);
    }

    private void addAddresses(Secrets secrets) {
        if (fixture.guest().phone() != null) {
            secrets.add("phone number", fixture.guest().phone().value().substring(1));
        }
        if (fixture.guest().userId() != null) {
            secrets.add("user id", fixture.guest().userId().value());
        }
    }

    private Exchange<SendResult> begin(Outgoing outgoing) {
        return Exchange.begin(() -> fixture.transport().send(outgoing), fixture.patience());
    }

    /** So that what the platform does next, it does to the next one. */
    private void awaitRequest() {
        long end = System.nanoTime() + fixture.patience().toNanos();
        while (fixture.requests() == 0 && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertThat(fixture.requests()).isEqualTo(1);
    }

    private PlatformId idOf(Outgoing outgoing) {
        return fixture.idOf(outgoing.token()).orElseThrow(() -> new AssertionError("the token did not arrive"));
    }

    private Outgoing outgoing() {
        return outgoing(new Text(WORDS));
    }

    private Outgoing outgoing(Content content) {
        AttemptToken token = new AttemptToken(UUID.randomUUID().toString());
        Outgoing outgoing = new Outgoing(fixture.number(), fixture.guest(), token, content, null);
        return content.attachment().isPresent() ? outgoing.with(new MediaId("999")) : outgoing;
    }
}
