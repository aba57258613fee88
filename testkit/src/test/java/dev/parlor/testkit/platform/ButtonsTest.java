package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.GUS;
import static dev.parlor.testkit.platform.PlatformFixture.code;
import static dev.parlor.testkit.platform.PlatformFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonsTest {
    private static final String BUTTON = "{'type':'reply','reply':{'id':'keep','title':'Keep'}}";

    private final PlatformFixture platform = new PlatformFixture();

    @Test
    void buttons_stand_on_the_guests_screen_and_a_tap_brings_their_id() {
        platform.gus.writes("Hello");
        assertThat(platform.send(question(BUTTON)).status()).isEqualTo(200);
        assertThat(platform.gus.screen())
                .last()
                .satisfies(line -> assertThat(line.quickReplies()).containsExactly("Keep"));
        platform.model.takeWebhooks();

        platform.gus.taps("Keep");

        assertThat(new String(platform.model.takeWebhooks().get(0).body(), UTF_8))
                .contains("\"type\":\"interactive\"", "\"button_reply\":{\"id\":\"keep\",\"title\":\"Keep\"}");
        assertThat(platform.model.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BUTTON + "," + BUTTON,
                "{'type':'reply','reply':{'id':'keep','title':'A title of 21 letters'}}",
                "{'type':'reply','reply':{'id':'','title':'Keep'}}",
                "{'type':'url','reply':{'id':'keep','title':'Keep'}}"
            })
    void buttons_against_the_reference_are_a_fault(String buttons) {
        platform.gus.writes("Hello");

        assertThat(platform.send(question(buttons)).status()).isEqualTo(400);
        assertThat(platform.model.violations()).hasSize(1);
    }

    @Test
    void buttons_are_free_form_and_need_the_window() {
        assertThat(code(platform.send(question(BUTTON)))).isEqualTo(131047);
    }

    @Test
    void a_reaction_must_name_a_message_of_the_guest() {
        String written = platform.gus.writes("Hello");
        assertThat(platform.send(reaction(written)).status()).isEqualTo(200);
        assertThat(platform.send(reaction("wamid.unknown")).status()).isEqualTo(400);
    }

    @Test
    void a_guests_reaction_opens_no_window() {
        platform.gus.writes("Hello");
        platform.sendText("Hi");
        String ours = platform.gus.screen().get(1).messageId();
        Optional<Instant> end = platform.gus.windowEndsAt();
        platform.clock.advance(Duration.ofHours(1));
        platform.model.takeWebhooks();

        platform.gus.reacts(ours, "👍");

        assertThat(platform.gus.windowEndsAt()).isEqualTo(end);
        assertThat(platform.model.takeWebhooks()).hasSize(1);
    }

    private static String question(String buttons) {
        return json("{'messaging_product':'whatsapp','to':'" + GUS + "','type':'interactive','interactive':{"
                + "'type':'button','body':{'text':'Keep it?'},'action':{'buttons':[" + buttons + "]}}}");
    }

    private static String reaction(String message) {
        return json("{'messaging_product':'whatsapp','to':'" + GUS + "','type':'reaction','reaction':{"
                + "'message_id':'" + message + "','emoji':'+'}}");
    }
}
