package dev.parlor.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.platform.PlatformTemplate.Category;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's own truth about guests who stopped. */
class StopTest {

    private static final String FAULT = "writes to a guest who said stop";

    private final PlatformFixture platform = new PlatformFixture();

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop.", " Stop! ", "Unsubscribe"})
    void a_second_message_after_a_stop_is_a_violation(String word) {
        platform.gus.writes(word);
        platform.model.takeWebhooks();

        platform.sendText("Understood");
        assertThat(platform.violations()).isEmpty();
        assertThat(platform.sendText("By the way").status()).isEqualTo(200);
        assertThat(platform.violations()).containsExactly(FAULT);
    }

    @Test
    void what_only_has_a_stop_in_it_is_none() {
        platform.gus.writes("Do not stop");
        platform.model.takeWebhooks();

        platform.sendText("one");
        platform.sendText("two");
        assertThat(platform.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "Yes"})
    void a_start_or_a_yes_takes_it_back(String word) {
        platform.gus.stops();
        platform.gus.writes(word);
        platform.model.takeWebhooks();

        platform.sendText("one");
        platform.sendText("two");
        assertThat(platform.violations()).isEmpty();
    }

    @Test
    void nobody_is_at_fault_who_cannot_know_yet() {
        platform.gus.stops();

        platform.sendText("one");
        platform.sendText("two");
        assertThat(platform.violations()).isEmpty();
    }

    @Test
    void what_was_on_its_way_is_tolerated_for_a_while() {
        platform.model.toleratesAfterStop(Duration.ofSeconds(10));
        platform.gus.stops();
        platform.model.takeWebhooks();

        platform.sendText("Understood");
        platform.clock.advance(Duration.ofSeconds(10).minusMillis(1));
        platform.sendText("on its way");
        assertThat(platform.violations()).isEmpty();
        platform.clock.advance(Duration.ofMillis(1));
        platform.sendText("late");
        assertThat(platform.violations()).containsExactly(FAULT);
    }

    @Test
    void marketing_to_one_who_stopped_it_is_refused_and_counted() {
        platform.model.putTemplate(
                PlatformFixture.WABA, PlatformTemplate.of("sale", "en", "Hi").withCategory(Category.MARKETING));
        platform.gus.stopsMarketing();

        GraphAnswer answer = platform.send(template("sale"));
        assertThat(PlatformFixture.code(answer)).isEqualTo(131050);
        assertThat(platform.violations()).containsExactly("marketing to a guest who stopped marketing");

        platform.gus.resumesMarketing();
        assertThat(platform.send(template("sale")).status()).isEqualTo(200);
    }

    private static String template(String name) {
        return PlatformFixture.json("{'messaging_product':'whatsapp','to':'" + PlatformFixture.GUS
                + "','type':'template','template':{'name':'" + name + "','language':{'code':'en'}}}");
    }
}
