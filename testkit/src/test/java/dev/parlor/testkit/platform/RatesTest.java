package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.PATH;
import static dev.parlor.testkit.platform.PlatformFixture.TOKEN;
import static dev.parlor.testkit.platform.PlatformFixture.code;
import static dev.parlor.testkit.platform.PlatformFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How fast a client may be, and what it must prove. */
class RatesTest {

    private final PlatformFixture platform = new PlatformFixture();

    @BeforeEach
    void greet() {
        platform.gus.writes("Hello");
        platform.clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void without_limits_everything_goes() {
        for (int sent = 0; sent < 200; sent++) {
            assertThat(platform.sendText("Hi").status()).isEqualTo(200);
        }
    }

    @Test
    void a_number_takes_so_many_messages_a_second_in_and_out_together() {
        platform.model.limitThroughput(3);
        platform.gus.writes("in");
        platform.sendText("out");
        platform.sendText("out");

        assertThat(code(platform.sendText("too many"))).isEqualTo(130429);
        platform.clock.advance(Duration.ofMillis(999));
        assertThat(code(platform.sendText("still too many"))).isEqualTo(130429);
        platform.clock.advance(Duration.ofMillis(1));
        assertThat(platform.sendText("again").status()).isEqualTo(200);
        assertThat(platform.violations()).isEmpty();
    }

    @Test
    void a_guest_gets_a_burst_of_45_and_then_one_in_six_seconds() {
        platform.model.limitPairs();
        for (int sent = 0; sent < 45; sent++) {
            assertThat(platform.sendText("Hi").status()).isEqualTo(200);
        }

        assertThat(code(platform.sendText("too many"))).isEqualTo(131056);
        platform.clock.advance(Duration.ofMillis(5_999));
        assertThat(code(platform.sendText("too early"))).isEqualTo(131056);
        platform.clock.advance(Duration.ofMillis(1));
        assertThat(platform.sendText("one").status()).isEqualTo(200);
        assertThat(code(platform.sendText("and no more"))).isEqualTo(131056);
    }

    @Test
    void the_limit_of_one_guest_holds_up_no_other() {
        platform.model.limitPairs();
        platform.model.guest("+447700900124").writes("Hello");
        for (int sent = 0; sent < 46; sent++) {
            platform.sendText("Hi");
        }

        assertThat(platform.send(text("Hi").replace("900123", "900124")).status())
                .isEqualTo(200);
    }

    @Test
    void where_a_proof_is_needed_only_the_right_one_is_good() {
        platform.model.addAccessToken("test-access-token").requireAppSecretProof("test-app-secret");
        String right = "?appsecret_proof=c7a7a56a58d03b05def128144d755b6c5bd4ba6b88fbfd8a59a909c862e52d7b";

        assertThat(status(PATH)).isEqualTo(400);
        assertThat(status(PATH + right.replace("c7a7", "c7a8"))).isEqualTo(400);
        assertThat(status(PATH + "?surprise=1")).isEqualTo(400);
        assertThat(platform.violations()).hasSize(3);
        assertThat(status(PATH + right)).isEqualTo(200);
        assertThat(GraphCall.post(PATH + right, TOKEN, "{}").toString()).doesNotContain("c7a7");
    }

    private int status(String path) {
        return platform.model
                .call(GraphCall.post(path, "test-access-token", text("Hi")))
                .status();
    }
}
