package dev.parlor.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors on demand: every code that there is, with the HTTP status that goes with it. */
class ErrorCodesTest {

    private final PlatformFixture platform = new PlatformFixture();

    @ParameterizedTest
    @CsvSource({
        "0,401",
        "1,400",
        "2,503",
        "3,500",
        "4,400",
        "10,403",
        "33,400",
        "100,400",
        "104,400",
        "190,401",
        "200,403",
        "299,403",
        "368,403",
        "613,429",
        "2500,400",
        "80007,400",
        "130429,400",
        "131048,400",
        "131056,400",
        "131057,500",
        "131064,400",
        "131208,429",
        "133016,400",
        "130403,400",
        "130472,400",
        "130497,403",
        "131021,400",
        "131026,400",
        "131030,400",
        "131036,400",
        "131047,400",
        "131049,400",
        "131050,400",
        "131062,400",
        "131063,400",
        "137000,400",
        "132000,400",
        "132001,404",
        "132005,400",
        "132007,400",
        "132008,400",
        "132012,400",
        "132015,400",
        "132016,400",
        "132018,400",
        "132068,400",
        "132069,400",
        "131055,400",
        "134100,400",
        "134101,400",
        "134102,500",
        "134103,400",
        "2388019,400",
        "139200,400",
        "131052,400",
        "131053,400",
        "131000,500",
        "131005,403",
        "131008,400",
        "131009,400",
        "131016,500",
        "131031,403",
        "131035,400",
        "131037,400",
        "131042,400",
        "131044,400",
        "131045,500",
        "131051,400",
        "131060,400",
        "133000,500",
        "133004,503",
        "133005,400",
        "133010,400",
        "134011,400",
        "135000,400",
        "138006,400",
        "139100,400",
        "147001,400",
        "2494100,400",
        "2494191,400",
        "131207,403",
        "999999,400"
    })
    void every_code_can_be_asked_for_and_has_its_status(int code, int status) {
        platform.gus.writes("Hello");
        platform.model.answerNext(FailureScript.rejects(code));

        GraphAnswer answer = platform.sendText("Hi");

        assertThat(PlatformFixture.code(answer)).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void every_code_can_come_later_too() {
        platform.gus.writes("Hello");
        platform.model.takeWebhooks();
        platform.model.answerNext(FailureScript.failsLater(131049));
        platform.sendText("Hi");

        assertThat(platform.webhookValues()
                        .get(0)
                        .at("/statuses/0/errors/0/code")
                        .intValue())
                .isEqualTo(131049);
    }
}
