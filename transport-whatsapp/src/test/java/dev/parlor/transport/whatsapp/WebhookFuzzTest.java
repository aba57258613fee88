package dev.parlor.transport.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parlor.transport.Item;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** A body that the platform signed, whatever is in it. */
@Tag("fuzz")
class WebhookFuzzTest {
    /** What surrounds an item that is kept: the number, the guest's name and id, all of them short. */
    private static final int MOST_AROUND = 10_000;

    private static final int MOST_TIMES = 8;

    @FuzzTest(maxDuration = "30s")
    void I1_I2_no_body_is_fatal(byte[] body) {
        Endpoint endpoint = new Endpoint();

        WebhookAnswer answer = FuzzCosts.inTime(() -> endpoint.post(body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(endpoint.received).isEqualTo(Payload.items(body)).hasSizeLessThanOrEqualTo(ItemCount.MOST);
        assertThat(kept(endpoint.received))
                .isLessThanOrEqualTo((long) body.length * MOST_TIMES + (long) endpoint.received.size() * MOST_AROUND);
        endpoint.received.forEach(item -> assertThat(item.toString()).isNotEmpty());
        endpoint.received.forEach(WebhookFuzzTest::assertKeptForGood);
    }

    /** What was not understood means the same when it is read again. */
    private static void assertKeptForGood(Item item) {
        if (item instanceof Item.NotUnderstood kept) {
            assertThat(WhatsAppWebhook.read(kept)).isEqualTo(List.of(kept));
        }
    }

    private static long kept(List<Item> items) {
        return items.stream()
                .filter(Item.NotUnderstood.class::isInstance)
                .mapToLong(item -> ((Item.NotUnderstood) item).raw().length())
                .sum();
    }
}
