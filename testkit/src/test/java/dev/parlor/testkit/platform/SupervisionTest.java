package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.NUMBER;
import static dev.parlor.testkit.platform.PlatformFixture.TOKEN;
import static dev.parlor.testkit.platform.PlatformFixture.WABA;
import static dev.parlor.testkit.platform.PlatformFixture.code;
import static dev.parlor.testkit.platform.PlatformFixture.optIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.testkit.platform.PlatformTemplate.Category;
import dev.parlor.testkit.platform.PlatformTemplate.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the platform decides over numbers and templates, and what clients read of it. */
class SupervisionTest {

    private static final String LIST = "/v25.0/" + WABA + "/message_templates";

    private final PlatformFixture platform = new PlatformFixture();
    private final Supervision supervision = platform.model.supervise(NUMBER);

    @Test
    void a_number_shows_how_it_stands() {
        supervision.rates(Rating.YELLOW).limits("TIER_2K").upgradesThroughput().decidesName("Harbor", null);

        JsonNode number = get("/v25.0/" + NUMBER
                + "?fields=status,display_phone_number,verified_name,quality_rating,throughput,"
                + "whatsapp_business_manager_messaging_limit,health_status");

        assertThat(number.get("status").stringValue()).isEqualTo("CONNECTED");
        assertThat(number.get("verified_name").stringValue()).isEqualTo("Harbor");
        assertThat(number.get("quality_rating").stringValue()).isEqualTo("YELLOW");
        assertThat(number.at("/throughput/level").stringValue()).isEqualTo("HIGH");
        assertThat(number.get("whatsapp_business_manager_messaging_limit").stringValue())
                .isEqualTo("TIER_2K");
        assertThat(number.at("/health_status/can_send_message").stringValue()).isEqualTo("AVAILABLE");
        assertThat(number.get("id").stringValue()).isEqualTo(NUMBER);
        assertThat(platform.violations()).isEmpty();
    }

    @Test
    void each_decision_is_told_in_a_field_of_its_own_with_the_accounts_time() {
        platform.model.takeWebhooks();
        supervision
                .limits("TIER_2K")
                .upgradesThroughput()
                .locks(131031, "Policy")
                .reinstates()
                .alerts("LOW_QUALITY", "Guests complain")
                .decidesName("Harbor", "TOO_SHORT")
                .putsTemplate("opt_in", "en", Status.PAUSED, "QUALITY")
                .ratesTemplate("opt_in", "en", Rating.RED)
                .recategorizesTemplate("opt_in", "en", Category.MARKETING)
                .deletesTemplate("opt_in", "en");

        List<JsonNode> changes = changes();

        assertThat(changes)
                .extracting(change -> change.get("field").stringValue())
                .containsExactly(
                        "phone_number_quality_update",
                        "business_capability_update",
                        "phone_number_quality_update",
                        "account_update",
                        "account_update",
                        "account_alerts",
                        "phone_number_name_update",
                        "message_template_status_update",
                        "message_template_quality_update",
                        "template_category_update",
                        "message_template_status_update");
        assertThat(changes).noneMatch(change -> change.get("value").has("metadata"));
        assertThat(changes.get(8).at("/value/previous_quality_score").stringValue())
                .isEqualTo("UNKNOWN");
        assertThat(changes.get(9).at("/value/new_category").stringValue()).isEqualTo("MARKETING");
        assertThat(changes.get(10).at("/value/event").stringValue()).isEqualTo("DELETED");
        assertThat(code(platform.send(optIn("opt_in", "en", "Gus", "Aria")))).isEqualTo(132001);
    }

    @Test
    void a_locked_account_refuses_every_send_and_says_why() {
        platform.gus.writes("Hello");
        supervision.locks(131042, "No payment method");

        assertThat(code(platform.sendText("Hi"))).isEqualTo(131042);
        JsonNode health = get("/v25.0/" + NUMBER + "?fields=health_status").get("health_status");
        assertThat(health.get("can_send_message").stringValue()).isEqualTo("BLOCKED");
        assertThat(health.at("/entities/0/errors/0/error_description").stringValue())
                .isEqualTo("No payment method");
        assertThat(get("/v25.0/" + WABA + "?fields=health_status")
                        .at("/health_status/can_send_message")
                        .stringValue())
                .isEqualTo("BLOCKED");

        supervision.reinstates();
        assertThat(platform.sendText("Hi").status()).isEqualTo(200);
    }

    @Test
    void trouble_without_a_message_and_what_was_sent_by_phone_are_told() {
        supervision.reportsError(131035).echoes(platform.gus, "Written on a phone");

        List<JsonNode> changes = changes();

        assertThat(changes.get(0).at("/value/errors/0/code").intValue()).isEqualTo(131035);
        assertThat(changes.get(1).get("field").stringValue()).isEqualTo("smb_message_echoes");
        JsonNode echo = changes.get(1).at("/value/message_echoes/0");
        assertThat(echo.get("to").stringValue()).isEqualTo("447700900123");
        assertThat(echo.at("/text/body").stringValue()).isEqualTo("Written on a phone");
        assertThat(platform.gus.screen()).hasSize(1);
        assertThat(platform.gus.windowEndsAt()).isEmpty();
        assertThat(platform.gus.reads()).isZero();
    }

    @Test
    void the_list_of_templates_comes_page_by_page_in_order() {
        for (int number = 0; number < 5; number++) {
            platform.model.putTemplate(WABA, PlatformTemplate.of("news_" + number, "en", "Hi"));
        }
        List<String> names = new ArrayList<>();
        String path = LIST + "?fields=name&limit=2";
        int pages = 0;
        while (!path.isEmpty()) {
            JsonNode page = get(path);
            page.get("data").forEach(row -> names.add(row.get("name").stringValue()));
            path = page.at("/paging").has("next")
                    ? LIST + "?fields=name&limit=2&after="
                            + page.at("/paging/cursors/after").stringValue()
                    : "";
            pages++;
        }

        assertThat(names).containsExactly("news_0", "news_1", "news_2", "news_3", "news_4", "opt_in");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void the_list_shows_each_template_as_it_stands_and_can_be_narrowed() {
        platform.model.putTemplate(
                WABA, PlatformTemplate.of("sale", "de", "{{wer}}!").withCategory(Category.MARKETING));
        supervision.putsTemplate("sale", "de", Status.REJECTED, "INVALID_FORMAT");

        JsonNode rejected = get(LIST + "?status=REJECTED").get("data");
        assertThat(rejected).hasSize(1);
        assertThat(rejected.at("/0/rejected_reason").stringValue()).isEqualTo("INVALID_FORMAT");
        assertThat(rejected.at("/0/parameter_format").stringValue()).isEqualTo("NAMED");
        assertThat(rejected.at("/0/components/0/text").stringValue()).isEqualTo("{{wer}}!");
        assertThat(get(LIST + "?category=UTILITY&language=en&name=opt_in").at("/data/0/components/1/buttons"))
                .hasSize(2);
        assertThat(get(LIST + "?name=nothing").get("data")).isEmpty();

        String id = rejected.at("/0/id").stringValue();
        assertThat(get("/v25.0/" + id + "?fields=status").get("status").stringValue())
                .isEqualTo("REJECTED");
        assertThat(platform.violations()).isEmpty();
    }

    @Test
    void a_template_keeps_its_id_when_it_changes() {
        String before = get(LIST).at("/data/0/id").stringValue();
        supervision.putsTemplate("opt_in", "en", Status.PAUSED, "QUALITY");

        assertThat(get(LIST).at("/data/0/id").stringValue()).isEqualTo(before);
        assertThatThrownBy(() -> supervision.putsTemplate("other", "en", Status.PAUSED, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LIST + "?fields=name,shape",
                LIST + "?surprise=1",
                LIST + "?limit=0",
                LIST + "?limit=2&limit=2",
                LIST + "?after=nonsense",
                "/v25.0/9999999/message_templates",
                "/v25.0/" + NUMBER + "?fields=shoe_size",
                "/v25.0/" + WABA + "?surprise=1"
            })
    void a_faulty_question_is_refused_and_counted(String path) {
        assertThat(call("GET", path).status()).isEqualTo(400);
        assertThat(platform.violations()).hasSize(1);
    }

    @Test
    void an_app_is_subscribed_to_an_account_that_there_is() {
        assertThat(call("POST", "/v25.0/" + WABA + "/subscribed_apps").status()).isEqualTo(200);
        assertThat(code(call("POST", "/v25.0/999/subscribed_apps"))).isEqualTo(33);
    }

    private GraphAnswer call(String method, String path) {
        return platform.model.call(GraphCall.of(method, path, "Bearer " + TOKEN, null, new byte[0]));
    }

    private JsonNode get(String path) {
        GraphAnswer answer = call("GET", path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    private List<JsonNode> changes() {
        return platform.model.takeWebhooks().stream()
                .map(webhook -> Json.parse(webhook.body()).at("/entry/0/changes/0"))
                .toList();
    }
}
