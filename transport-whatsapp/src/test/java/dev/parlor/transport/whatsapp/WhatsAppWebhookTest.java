package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Endpoint.SECRET;
import static dev.parlor.transport.whatsapp.Endpoint.signature;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.transport.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may post, and what the answer is. */
class WhatsAppWebhookTest {
    private static final WebhookAnswer OK = new WebhookAnswer(200, "text/plain", "");
    private static final WebhookAnswer UNAUTHORIZED = new WebhookAnswer(401, "text/plain", "");
    private static final byte[] EMPTY = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(UTF_8);
    private static final String EMPTY_SIGNATURE =
            "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc";

    private final Endpoint endpoint = new Endpoint();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"object\":\"whatsapp_business_account\",\"entry\":[]};49;"
                        + "c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc",
                "{\"object\": \"whatsapp_business_account\", \"entry\": []};52;"
                        + "64702efd907cd8ed6665ff0320eef04a4d90a8acfdffbb2cea57336d63f9ddec",
                "{\"t\":\"caf\\u00e9 1\\/2\"};22;59042bc811f82d538cfa56d71eba50fa477720e125dd19b65f1af4af56374ddd",
                "{\"t\":\"café 1/2\"};17;d0279e53dbb6446608695e926c16420dbbcede5d10bc6e7d741ba3dcef23cd62"
            })
    void I1_the_signature_is_over_the_bytes_as_they_came(String text, int length, String hex) {
        byte[] body = text.getBytes(UTF_8);

        assertThat(body).hasSize(length);
        assertThat(endpoint.builder().build().receive(body, "sha256=" + hex)).isEqualTo(OK);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc",
                "sha1=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc",
                "SHA256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc",
                "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384d",
                "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc0",
                "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dg",
                "sha256=d84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc",
                " sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc",
                "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc\n"
            })
    void I1_a_missing_malformed_or_wrong_signature_gets_one_and_the_same_401(String signature) {
        assertThat(endpoint.builder().build().receive(EMPTY, signature)).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void I1_upper_case_hex_is_no_signature() {
        String upper = "sha256=" + EMPTY_SIGNATURE.substring(7).toUpperCase(Locale.ROOT);

        assertThat(endpoint.builder().build().receive(EMPTY, upper)).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void I1_a_wrong_signature_is_answered_401_and_nothing_is_handed_on() {
        byte[] body = Samples.payload("text");

        assertThat(endpoint.builder().build().receive(body, signature("other", body)))
                .isEqualTo(UNAUTHORIZED);
        assertThat(endpoint.received).isEmpty();
    }

    @Test
    void I1_each_of_several_secrets_is_good_and_no_other() {
        WhatsAppWebhook rotating = endpoint.builder().appSecret("new-secret").build();

        assertThat(rotating.receive(EMPTY, signature(SECRET, EMPTY))).isEqualTo(OK);
        assertThat(rotating.receive(EMPTY, signature("new-secret", EMPTY))).isEqualTo(OK);
        assertThat(rotating.receive(EMPTY, signature("third", EMPTY))).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void I1_a_body_over_the_limit_is_refused_before_its_signature_is_looked_at() {
        WhatsAppWebhook small = endpoint.builder().maximumBody(EMPTY.length).build();

        assertThat(small.receive(EMPTY, EMPTY_SIGNATURE)).isEqualTo(OK);
        assertThat(small.receive(new byte[EMPTY.length + 1], null).status()).isEqualTo(413);
    }

    @Test
    void I1_a_receiver_that_fails_is_answered_503_so_that_the_platform_repeats() {
        byte[] body = Samples.payload("text");
        WhatsAppWebhook failing = endpoint.builder()
                .receiver(items -> {
                    throw new IllegalStateException("the store is down");
                })
                .build();

        assertThat(failing.receive(body, signature(SECRET, body)).status()).isEqualTo(503);
    }

    @Test
    void I1_one_post_is_handed_on_whole_in_one_call() {
        byte[] body = Samples.payload("batch");
        List<Integer> calls = new ArrayList<>();
        WhatsAppWebhook counting =
                endpoint.builder().receiver(items -> calls.add(items.size())).build();

        assertThat(counting.receive(body, signature(SECRET, body))).isEqualTo(OK);
        assertThat(calls).containsExactly(6);
    }

    @Test
    void I1_a_post_without_items_is_taken_without_a_call() {
        WhatsAppWebhook failing = endpoint.builder()
                .receiver(items -> {
                    throw new IllegalStateException("not needed");
                })
                .build();

        assertThat(failing.receive(EMPTY, EMPTY_SIGNATURE)).isEqualTo(OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{", "{\"entry\":[]} and more", "[]", "null", "7", "{}", "{\"entry\":{}}"})
    void I2_a_signed_body_that_is_no_payload_is_kept_and_taken(String body) {
        assertThat(endpoint.post(body.getBytes(UTF_8))).isEqualTo(OK);
        assertThat(endpoint.received)
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.NotUnderstood.class, kept -> assertThat(kept.raw()).isEqualTo(body));
    }

    @Test
    void I2_deep_nesting_and_huge_values_are_kept_and_taken() {
        assertThat(endpoint.post("[".repeat(100_000).getBytes(UTF_8))).isEqualTo(OK);
        assertThat(endpoint.post(("{\"entry\":" + "[".repeat(600) + "]".repeat(600) + "}").getBytes(UTF_8)))
                .isEqualTo(OK);
        assertThat(endpoint.post(("{\"entry\":" + "9".repeat(5_000) + "}").getBytes(UTF_8)))
                .isEqualTo(OK);
        assertThat(endpoint.post(("{\"entry\":[\"" + "x".repeat(3_000_000) + "\"]}").getBytes(UTF_8)))
                .isEqualTo(OK);
        assertThat(endpoint.received).hasSize(4).allMatch(Item.NotUnderstood.class::isInstance);
    }

    @Test
    void verifying_answers_exactly_the_decoded_challenge() {
        String query = "hub.mode=subscribe&hub.challenge=11%2B58%2f%C3%A9&hub.verify_token=test+verify%2Ftoken";

        assertThat(endpoint.builder().build().verify(query)).isEqualTo(new WebhookAnswer(200, "text/plain", "11+58/é"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "hub.mode=subscribe&hub.challenge=1158",
                "hub.mode=subscribe&hub.challenge=1158&hub.verify_token=",
                "hub.mode=subscribe&hub.challenge=1158&hub.verify_token=wrong",
                "hub.mode=subscribe&hub.challenge=1158&hub.verify_token=%zz",
                "hub.mode=unsubscribe&hub.challenge=1158&hub.verify_token=test+verify%2Ftoken",
                "hub.challenge=1158&hub.verify_token=test+verify%2Ftoken",
                "hub.mode=subscribe&hub.verify_token=test+verify%2Ftoken",
                "hub_mode=subscribe&hub_challenge=1158&hub_verify_token=test+verify%2Ftoken"
            })
    void verifying_anything_else_is_answered_403(String query) {
        assertThat(endpoint.builder().build().verify(query)).isEqualTo(new WebhookAnswer(403, "text/plain", ""));
    }
}
