package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.outgoing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Reach;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Buttons;
import dev.parlor.message.Content;
import dev.parlor.message.Reaction;
import dev.parlor.message.Revocation;
import dev.parlor.transport.Outgoing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The requests for buttons and reactions. */
class ButtonsBodyTest {
    @Test
    void M1_buttons_go_out_as_an_interactive_message() {
        Buttons question = new Buttons(
                "Keep the appointment?",
                List.of(new Buttons.Button("keep", "Keep"), new Buttons.Button("drop", "Cancel")));

        assertThat(json(outgoing(question)))
                .contains("\"type\":\"interactive\",\"interactive\":{\"type\":\"button\","
                        + "\"body\":{\"text\":\"Keep the appointment?\"},\"action\":{\"buttons\":["
                        + "{\"type\":\"reply\",\"reply\":{\"id\":\"keep\",\"title\":\"Keep\"}},"
                        + "{\"type\":\"reply\",\"reply\":{\"id\":\"drop\",\"title\":\"Cancel\"}}]}}");
    }

    @Test
    void M7_a_reaction_names_its_message_and_quotes_nothing() {
        assertThat(json(about(new Reaction("👍"))))
                .contains("\"reaction\":{\"message_id\":\"wamid.in.1\",\"emoji\":\"👍\"}")
                .doesNotContain("context");
    }

    @Test
    void a_kind_that_this_transport_cannot_send_has_no_body() {
        assertThat(new MessageBody(null).of(about(new Revocation()))).isEmpty();
        assertThat(new MessageBody(null).of(outgoing(new Reaction("👍")))).isEmpty();
    }

    private static Outgoing about(Content content) {
        return new Outgoing(
                NUMBER, Reach.by(PHONE), new AttemptToken("attempt-1"), content, new PlatformId("wamid.in.1"));
    }

    private static String json(Outgoing outgoing) {
        return new String(new MessageBody(null).of(outgoing).orElseThrow(), UTF_8);
    }
}
