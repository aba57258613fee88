package dev.parlor.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.PlatformNumber;
import dev.parlor.testkit.invariant.Secrets;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.Transport;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a transport tells of a number and its templates: as the platform sees them now, or no answer at all. */
abstract class AccountContract extends OnTransport {
    /** More than a platform tells at once. */
    private static final int MANY = 230;

    AccountContract(TransportContract contract) {
        super(contract);
    }

    @Test
    void G2_a_number_that_can_send_is_told_as_one_until_the_platform_blocks_it() {
        whereItTells(Transport::account, fixture.account(), platform -> {
            AccountView before = account();
            AccountView blocked = platform.block();

            assertThat(before.canSend()).isTrue();
            assertThat(before.whyNot()).isEmpty();
            assertThat(account()).isEqualTo(blocked);
            assertThat(blocked.canSend()).isFalse();
            assertThat(blocked.whyNot()).isNotEmpty();
        });
    }

    @Test
    void O11_all_templates_are_told_however_many_there_are() {
        whereItTells(Transport::templates, fixture.templates(), platform -> {
            List<ListedTemplate> all = new ArrayList<>();
            for (int number = 0; number < MANY; number++) {
                all.add(platform.add("news_" + number, number % 3, true));
            }

            assertThat(templates()).containsExactlyInAnyOrderElementsOf(all);
        });
    }

    @Test
    void O11_a_template_that_cannot_be_sent_is_told_as_such() {
        whereItTells(Transport::templates, fixture.templates(), platform -> {
            ListedTemplate paused = platform.add("sale", 1, false);
            ListedTemplate good = platform.add("visit", 1, true);

            assertThat(templates()).containsExactlyInAnyOrder(paused, good);
            assertThat(paused.status().isUsable()).isFalse();
            assertThat(good.status().isUsable()).isTrue();
        });
    }

    @Test
    void O11_templates_are_told_as_they_are_now() {
        whereItTells(Transport::templates, fixture.templates(), platform -> {
            boolean none = templates().isEmpty();
            ListedTemplate added = platform.add("visit", 2, true);

            assertThat(none).isTrue();
            assertThat(templates()).containsExactly(added);
        });
    }

    @Test
    void S1_asking_about_a_number_sends_nothing() {
        whereItTells(Transport::account, fixture.account(), platform -> {
            account();

            assertThat(fixture.requests()).isZero();
        });
    }

    @Test
    void S1_asking_for_templates_sends_nothing() {
        whereItTells(Transport::templates, fixture.templates(), platform -> {
            templates();

            assertThat(fixture.requests()).isZero();
        });
    }

    @Test
    void G2_X10_a_number_of_which_the_platform_tells_nothing_is_no_number_without_trouble() {
        whereItTells(Transport::account, fixture.account(), platform -> requireNoAnswer(Transport::account));
    }

    @Test
    void O11_X10_templates_of_which_the_platform_tells_nothing_are_not_none() {
        whereItTells(Transport::templates, fixture.templates(), platform -> requireNoAnswer(Transport::templates));
    }

    private void requireNoAnswer(Question question) {
        fixture.becomeUnreachable();
        CompletableFuture<Throwable> trouble = new CompletableFuture<>();
        asked(() -> {
            try {
                question.of(fixture.transport(), fixture.number());
            } catch (Throwable thrown) {
                trouble.complete(thrown);
            }
            return Optional.empty();
        });

        Throwable thrown = trouble.getNow(new AssertionError("it was answered, without a platform"));
        assertThat(thrown).isInstanceOf(UncheckedIOException.class);
        new Secrets()
                .add("business number", fixture.number().value())
                .requireNoneIn("the lack of an answer", thrown.toString() + thrown.getCause());
    }

    private AccountView account() {
        return asked(() -> fixture.transport().account(fixture.number()).orElseThrow());
    }

    private List<ListedTemplate> templates() {
        return asked(() -> fixture.transport().templates(fixture.number()).orElseThrow());
    }

    /** Elsewhere the transport must say that it cannot tell. */
    private <P> void whereItTells(Question question, Optional<P> platform, Consumer<P> test) {
        platform.ifPresentOrElse(
                test,
                () -> assertThat(asked(() -> question.of(fixture.transport(), fixture.number())
                                .isPresent()))
                        .as("it tells only where the fixture has the other side")
                        .isFalse());
    }

    /** On another thread, so that one that never answers is noticed. */
    private <R> R asked(Callable<R> question) {
        return Exchange.begin(() -> CompletableFuture.completedFuture(question.call()), fixture.patience())
                .result();
    }

    /** A question to a transport about a number. */
    private interface Question {
        Optional<?> of(Transport transport, PlatformNumber number);
    }
}
