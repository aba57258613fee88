package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parlor.id.AttemptToken;
import dev.parlor.message.DeliveryReport;
import dev.parlor.transport.Item;
import java.util.List;
import org.junit.jupiter.api.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What comes home with a status in the place of our token: other programs that share the number write there too. */
@Tag("fuzz")
class CallbackTokenFuzzTest {
    private static final int LONGEST = 512;

    @FuzzTest(maxDuration = "30s")
    void S3_I2_no_token_costs_the_status_that_it_came_with(byte[] written) {
        for (String text : List.of(new String(written, UTF_8), new String(written, ISO_8859_1))) {
            JsonNode payload = Json.read(Samples.payload("statuses"));
            ObjectNode status = (ObjectNode) payload.at("/entry/0/changes/0/value/statuses/0");
            status.put("biz_opaque_callback_data", text);

            DeliveryReport report = report(payload);
            assertThat(report.token())
                    .isEqualTo(text.isBlank() || text.length() > LONGEST ? null : new AttemptToken(text));
            assertThat(report.toString()).isNotEmpty();
        }
        JsonNode payload = Json.read(Samples.payload("statuses"));
        ((ObjectNode) payload.at("/entry/0/changes/0/value/statuses/0"))
                .set("biz_opaque_callback_data", Json.read(written));
        assertThat(report(payload).message()).isNotNull();
    }

    private static DeliveryReport report(JsonNode payload) {
        byte[] body = payload.toString().getBytes(UTF_8);
        return ((Item.Report) FuzzCosts.inTime(() -> Payload.items(body)).get(0)).report();
    }
}
