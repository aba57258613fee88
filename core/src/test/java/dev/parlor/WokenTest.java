package dev.parlor;

import static dev.parlor.Sample.ACME;
import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.NUMBER;
import static dev.parlor.Sample.SALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.directory.Switch;
import dev.parlor.id.ContactId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.thread.Opening;
import dev.parlor.thread.StartAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A running host that would look by itself once in an hour: what it does before, it was woken for. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class WokenTest {
    private final BlockingQueue<CompletableFuture<SendResult>> attempts = new LinkedBlockingQueue<>();
    private final Parlor parlor = Parlor.on(new InMemoryStore(Clock.fixed(Sample.NOON, ZoneOffset.UTC)), outgoing -> {
                CompletableFuture<SendResult> attempt = new CompletableFuture<>();
                attempts.add(attempt);
                return attempt;
            })
            .rest(Duration.ofHours(1))
            .build();

    @BeforeEach
    void begin() {
        parlor.directory().put(Sample.acme(true));
        parlor.directory().put(ACME, Sample.part(SALES, Switch.INHERIT));
        parlor.directory().put(Sample.member(ANN, SALES, Switch.INHERIT));
        parlor.directory().put(ACME, Sample.openNumber());
        parlor.directory().put(ACME, Sample.template(NUMBER, "en"));
        parlor.start();
        awaitRest();
    }

    @AfterEach
    void end() {
        parlor.close(Duration.ZERO);
    }

    @Test
    void S1_what_is_committed_goes_at_once() throws InterruptedException {
        asks();

        assertThat(attempts.take()).isNotDone();
    }

    @Test
    void S1_an_attempt_that_ends_is_settled_at_once() throws InterruptedException {
        ThreadId thread = asks();
        CompletableFuture<SendResult> attempt = attempts.take();
        awaitRest();

        attempt.complete(new SendResult.Accepted(new PlatformId("wamid.1")));

        while (stateOfTheRequest(thread) != MessageState.ACCEPTED) {
            Thread.onSpinWait();
        }
    }

    @Test
    void S10_with_nothing_on_its_way_it_ends_at_once() {
        parlor.close(Duration.ofDays(1));

        assertThatThrownBy(parlor::start).hasMessageContaining("closed");
    }

    private ThreadId asks() {
        ContactId contact = parlor.contacts().add(ANN, "Mia", new PhoneNumber("+447700900123"));
        Opening opening = parlor.open(ANN, contact);
        StartAnswer answer = parlor.start(((Opening.Ask) opening).preview());
        return ((StartAnswer.Started) answer).thread();
    }

    private MessageState stateOfTheRequest(ThreadId thread) {
        return parlor.timeline(ANN, thread, 10).stream()
                .filter(Entry.Ours.class::isInstance)
                .map(entry -> ((Entry.Ours) entry).message().state())
                .findFirst()
                .orElseThrow();
    }

    private static void awaitRest() {
        while (Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("parlor-dispatcher")
                        && thread.getState() == Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
    }
}
