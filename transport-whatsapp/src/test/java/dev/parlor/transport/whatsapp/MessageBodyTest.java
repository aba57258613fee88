package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.USER_ID;
import static dev.parlor.transport.whatsapp.Samples.outgoing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Reach;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Picture;
import dev.parlor.message.Template;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.transport.Outgoing;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageBodyTest {

    @Test
    void S3_a_text_goes_to_the_phone_with_its_plus_and_carries_the_token() {
        assertThat(json(outgoing(new Text("3/4 ☕ \"ok\""))))
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\","
                        + "\"to\":\"+447700900101\",\"type\":\"text\",\"text\":{\"body\":\"3/4 ☕ \\\"ok\\\"\"},"
                        + "\"biz_opaque_callback_data\":\"attempt-1\"}");
    }

    @Test
    void a_guest_without_a_known_phone_is_addressed_by_user_id() {
        assertThat(json(outgoing(new Reach(null, USER_ID), new Text("Hello"))))
                .contains("\"recipient\":\"GB.A1b2C3d4\"")
                .doesNotContain("\"to\"");
    }

    @Test
    void a_guest_known_by_both_is_addressed_by_phone_only() {
        assertThat(json(outgoing(new Text("Hello")))).doesNotContain("\"recipient\"");
    }

    @Test
    void a_quote_names_the_quoted_message() {
        Outgoing quoting = new Outgoing(
                Samples.NUMBER,
                Reach.by(PHONE),
                new AttemptToken("attempt-1"),
                new Text("Yes"),
                new PlatformId("wamid.in.1"));

        assertThat(json(quoting)).contains("\"context\":{\"message_id\":\"wamid.in.1\"}");
    }

    @Test
    void a_template_fills_its_blanks_in_order_and_gives_each_button_its_payload() {
        Template template = new Template(
                "consent_request", "en_US", List.of("Ana", "Ben"), List.of("pay-yes", "pay-no"), "Hello Ana, it's Ben");

        assertThat(json(outgoing(template)))
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\","
                        + "\"to\":\"+447700900101\",\"type\":\"template\",\"template\":{\"name\":\"consent_request\","
                        + "\"language\":{\"code\":\"en_US\",\"policy\":\"deterministic\"},\"components\":["
                        + "{\"type\":\"body\",\"parameters\":[{\"type\":\"text\",\"text\":\"Ana\"},"
                        + "{\"type\":\"text\",\"text\":\"Ben\"}]},"
                        + "{\"type\":\"button\",\"sub_type\":\"quick_reply\",\"index\":\"0\","
                        + "\"parameters\":[{\"type\":\"payload\",\"payload\":\"pay-yes\"}]},"
                        + "{\"type\":\"button\",\"sub_type\":\"quick_reply\",\"index\":\"1\","
                        + "\"parameters\":[{\"type\":\"payload\",\"payload\":\"pay-no\"}]}]},"
                        + "\"biz_opaque_callback_data\":\"attempt-1\"}");
    }

    @Test
    void a_template_without_parameters_has_no_components() {
        Template plain = new Template("hello", "de", List.of(), List.of(), "Hallo");

        assertThat(json(outgoing(plain))).doesNotContain("components");
    }

    @Test
    void a_template_with_buttons_only_has_no_body_component() {
        Template buttons = new Template("hello", "de", List.of(), List.of("pay-yes"), "Hallo");

        assertThat(json(outgoing(buttons))).contains("\"components\":[{\"type\":\"button\"");
    }

    @Test
    void a_language_tag_is_written_as_the_platform_writes_it() {
        Template template = new Template("hello", "pt-BR", List.of(), List.of(), "Olá");

        assertThat(json(outgoing(template))).contains("\"code\":\"pt_BR\"");
    }

    @Test
    void a_text_with_half_a_character_is_sent_with_a_question_mark_in_its_place() {
        assertThat(json(outgoing(new Text("a\ud83d!")))).contains("\"body\":\"a?!\"");
    }

    @Test
    void what_only_guests_send_has_no_body() {
        assertThat(new MessageBody(null).of(outgoing(new Picture("1", "image/png", ""))))
                .isEmpty();
        assertThat(new MessageBody(null).of(outgoing(new ButtonReply("p", "Yes"))))
                .isEmpty();
        assertThat(new MessageBody(null).of(outgoing(new Unsupported("sticker", "{}"))))
                .isEmpty();
    }

    private static String json(Outgoing outgoing) {
        return new String(new MessageBody(null).of(outgoing).orElseThrow(), UTF_8);
    }
}
