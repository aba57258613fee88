package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.ACCEPTED;
import static dev.parlor.transport.whatsapp.Samples.USER_ID;
import static dev.parlor.transport.whatsapp.Samples.outgoing;
import static dev.parlor.transport.whatsapp.Samples.send;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.contact.Reach;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.transport.SendResult;
import org.junit.jupiter.api.Test;

/** What a host may switch about its requests. */
class RequestSettingsTest {
    private static final Text HELLO = new Text("Hello");

    @Test
    void the_proof_of_the_app_secret_is_the_platforms_own_example() throws Exception {
        try (StandIn platform = StandIn.answering(200, ACCEPTED);
                WhatsAppTransport transport = transport(platform.url())
                        .token(() -> "test-access-token")
                        .appSecretProof("test-app-secret")
                        .build()) {
            send(transport, outgoing(HELLO));

            assertThat(platform.onlyAsked().path())
                    .isEqualTo("/v25.0/100200300400500/messages?appsecret_proof="
                            + "c7a7a56a58d03b05def128144d755b6c5bd4ba6b88fbfd8a59a909c862e52d7b");
            assertThat(transport.toString()).doesNotContain("secret");
        }
    }

    @Test
    void the_messaging_account_is_named_where_one_is_set_and_only_there() throws Exception {
        try (StandIn platform = StandIn.answering(200, ACCEPTED);
                WhatsAppTransport plain = transport(platform.url()).build();
                WhatsAppTransport named =
                        transport(platform.url()).messagingAccount("7788").build()) {
            send(plain, outgoing(HELLO));
            send(named, outgoing(HELLO));

            assertThat(platform.asked().get(0).body()).doesNotContain("messaging_account_id");
            assertThat(platform.asked().get(1).body()).contains("\"messaging_account_id\":\"7788\"");
        }
    }

    @Test
    void a_guest_known_by_user_id_only_is_unreachable_where_that_is_switched_off() throws Exception {
        Reach byId = new Reach(null, USER_ID);
        try (StandIn platform = StandIn.answering(200, ACCEPTED);
                WhatsAppTransport transport =
                        transport(platform.url()).toUserIds(false).build()) {
            assertThat(send(transport, outgoing(byId, HELLO)))
                    .isEqualTo(new SendResult.Rejected(Rejection.of(Rejection.Kind.UNREACHABLE, 131062)));
            assertThat(platform.asked()).isEmpty();

            assertThat(send(transport, outgoing(HELLO))).isInstanceOf(SendResult.Accepted.class);
        }
    }

    @Test
    void blank_settings_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppTransport.builder().messagingAccount(" "))
                .withMessageStartingWith("messaging account");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppTransport.builder().appSecretProof(""))
                .withMessageStartingWith("app secret");
    }
}
