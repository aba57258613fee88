package dev.parlor.transport.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.Quality;
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
    private static final Instant THEN = Instant.ofEpochSecond(1_790_000_000);

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
        "UNARCHIVED, APPROVED",
        "REJECTED, REJECTED",
        "PENDING, PENDING",
        "IN_APPEAL, PENDING",
        "PAUSED, PAUSED",
        "DISABLED, DISABLED",
        "DELETED, DELETED",
        "PENDING_DELETION, DELETED",
        "ARCHIVED, UNKNOWN",
        "LOCKED, UNKNOWN",
        "LIMIT_EXCEEDED, UNKNOWN",
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

    @ParameterizedTest
    @CsvSource({"MARKETING, MARKETING", "UTILITY, UTILITY"})
    void O10_another_category_is_told_with_its_time(String word, Category category) {
        assertThat(items(
                        "template_category_update",
                        named("\"previous_category\":\"X\",\"new_category\":\"" + word + "\"")))
                .containsExactly(new Item.TemplateRecategorised("trip_news", "en", category, THEN));
    }

    @ParameterizedTest
    @CsvSource({"AUTHENTICATION, template category AUTHENTICATION", "'', template category unnamed"})
    void I2_a_category_that_Parlor_does_not_use_is_kept(String word, String reason) {
        assertThat(items("template_category_update", named("\"new_category\":\"" + word + "\"")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.NotUnderstood.class,
                        kept -> assertThat(kept.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({"GREEN, HIGH", "YELLOW, MEDIUM", "RED, LOW", "UNKNOWN, UNKNOWN", "COLOUR_OF_2027, UNKNOWN"})
    void V3_a_rating_is_told_with_its_time(String word, Quality rating) {
        assertThat(items(
                        "message_template_quality_update",
                        named("\"previous_quality_score\":\"GREEN\",\"new_quality_score\":\"" + word + "\"")))
                .containsExactly(new Item.TemplateRated("trip_news", "en", rating, THEN));
    }

    private static String named(String members) {
        return "{\"message_template_id\":17,\"message_template_name\":\"trip_news\","
                + "\"message_template_language\":\"en\"," + members + "}";
    }

    private static List<Item> items(String value) {
        return items("message_template_status_update", value);
    }

    private static List<Item> items(String field, String value) {
        String body = "{\"entry\":[{\"id\":\"1\",\"time\":1790000000,\"changes\":[{\"field\":\"" + field
                + "\",\"value\":" + value + "}]}]}";
        return Payload.items(body.getBytes(StandardCharsets.UTF_8));
    }
}
