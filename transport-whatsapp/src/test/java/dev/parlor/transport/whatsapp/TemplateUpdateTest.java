package dev.parlor.transport.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.transport.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateUpdateTest {
    @Test
    void O11_an_update_names_the_template_its_standing_and_why() {
        assertThat(items("""
                {"event":"PAUSED","message_template_id":17,"message_template_name":"trip_news",
                 "message_template_language":"en-US","message_template_category":"MARKETING","reason":null,
                 "other_info":{"title":"FIRST_PAUSE"}}"""))
                .containsExactly(new Item.TemplateChanged(
                        "trip_news",
                        "en-US",
                        Status.PAUSED,
                        "FIRST_PAUSE",
                        Category.MARKETING,
                        Instant.ofEpochSecond(1_790_000_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, APPROVED",
        "REINSTATED, APPROVED",
        "FLAGGED, APPROVED",
        "REJECTED, REJECTED",
        "IN_APPEAL, PENDING",
        "DISABLED, DISABLED",
        "PENDING_DELETION, DELETED",
        "BRAND_NEW_WORD, UNKNOWN"
    })
    void O11_I2_each_word_of_the_platform_has_a_standing_and_an_unknown_one_is_no_fault(String event, Status status) {
        assertThat(items("{\"event\":\"" + event
                        + "\",\"message_template_name\":\"trip_news\",\"message_template_language\":\"en\"}"))
                .singleElement()
                .satisfies(item ->
                        assertThat(((Item.TemplateChanged) item).status()).isEqualTo(status));
    }

    @Test
    void I2_an_update_without_a_name_is_kept_aside() {
        assertThat(items("{\"event\":\"PAUSED\"}")).singleElement().isInstanceOf(Item.NotUnderstood.class);
    }

    private static List<Item> items(String value) {
        String body = "{\"entry\":[{\"id\":\"1\",\"time\":1790000000,\"changes\":[{\"field\":"
                + "\"message_template_status_update\",\"value\":" + value + "}]}]}";
        return Payload.items(body.getBytes(StandardCharsets.UTF_8));
    }
}
