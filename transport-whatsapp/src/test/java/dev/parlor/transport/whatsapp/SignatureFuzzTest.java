package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Who knocks: a signature's header, and the question that sets the webhook up, both as anybody may write them. */
@Tag("fuzz")
class SignatureFuzzTest {
    private static final byte[] BODY = "{\"entry\":[]}".getBytes(US_ASCII);
    private static final String RIGHT = Endpoint.signature(Endpoint.SECRET, BODY);

    @FuzzTest(maxDuration = "30s")
    void I1_only_the_right_signature_and_the_right_question_come_in(byte[] written) {
        WhatsAppWebhook webhook = new Endpoint().builder().build();
        for (String header : List.of(new String(written, ISO_8859_1), new String(written, UTF_8))) {
            int status = FuzzCosts.inTime(() -> webhook.receive(BODY, header)).status();
            assertThat(status).isEqualTo(header.equals(RIGHT) ? 200 : 401);

            WebhookAnswer answer = FuzzCosts.inTime(() -> webhook.verify(header));
            assertThat(answer.status()).isIn(200, 403);
            assertThat(answer.body().length()).isLessThanOrEqualTo(header.length());
            if (answer.status() == 200) {
                assertThat(header).containsSubsequence("hub", "mode", "hub", "challenge");
            }
        }
    }
}
