package dev.parlor.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.PlatformId;
import dev.parlor.testkit.invariant.Secrets;
import dev.parlor.transport.Courtesies;
import dev.parlor.transport.CourtesyResult;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Small signs to a guest: shown or lost, and never trouble. */
abstract class SignContract extends OnTransport {
    SignContract(TransportContract contract) {
        super(contract);
    }

    @Test
    void M7_a_guest_is_shown_what_was_read_and_nothing_else() {
        whereSignsAreShown((signs, platform) -> {
            PlatformId message = platform.written();
            boolean before = platform.isShownRead(message);

            assertThat(result(() -> signs.showRead(fixture.number(), message))).isEqualTo(CourtesyResult.done());

            assertThat(before).isFalse();
            assertThat(platform.isShownRead(message)).isTrue();
        });
    }

    @Test
    void M7_a_guest_can_be_shown_that_an_answer_is_written() {
        whereSignsAreShown((signs, platform) -> assertThat(
                        result(() -> signs.showTyping(fixture.number(), platform.written())))
                .isEqualTo(CourtesyResult.done()));
    }

    @Test
    void M7_X10_a_sign_that_the_platform_refuses_is_lost_without_a_word_of_its_message() {
        whereSignsAreShown((signs, platform) -> {
            PlatformId unknown = platform.unknownMessage();
            CourtesyResult lost = result(() -> signs.showRead(fixture.number(), unknown));

            assertThat(lost.shown()).isFalse();
            assertThat(lost.cause()).isNotBlank();
            new Secrets().add("platform id", unknown.value()).requireNoneIn("a lost sign", lost.toString());
        });
    }

    /** Where they are not, the transport must say so. */
    private void whereSignsAreShown(BiConsumer<Courtesies, TransportFixture.Signs> test) {
        Optional<Courtesies> signs = fixture.transport().courtesies();
        Optional<TransportFixture.Signs> platform = fixture.signs();
        assertThat(signs.isPresent())
                .as("signs are shown exactly where the fixture has the other side")
                .isEqualTo(platform.isPresent());
        signs.ifPresent(showing -> test.accept(showing, platform.orElseThrow()));
    }

    private CourtesyResult result(Callable<CompletionStage<CourtesyResult>> sign) {
        return Exchange.begin(sign, fixture.patience()).result();
    }
}
