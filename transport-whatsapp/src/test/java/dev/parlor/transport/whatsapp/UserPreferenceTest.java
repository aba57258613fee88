package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Reach;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the platform tells about guests and marketing messages. */
class UserPreferenceTest {
    @Test
    void O10_the_platform_tells_who_stopped_marketing_messages_and_who_takes_them_again() {
        assertThat(items())
                .contains(
                        new Item.Preference(
                                NUMBER, new Reach(PHONE, USER_ID), Instant.ofEpochSecond(1_790_000_000), false),
                        new Item.Preference(
                                NUMBER, new Reach(null, USER_ID), Instant.ofEpochSecond(1_790_000_100), true));
    }

    @Test
    void I2_a_preference_of_another_kind_or_of_nobody_is_kept_as_it_came() {
        assertThat(items().stream()
                        .filter(Item.NotUnderstood.class::isInstance)
                        .map(item -> ((Item.NotUnderstood) item).reason()))
                .containsExactly("preference signup", "neither phone number nor user id");
    }

    private static List<Item> items() {
        Endpoint endpoint = new Endpoint();
        assertThat(endpoint.post(Samples.payload("user-preferences")).status()).isEqualTo(200);
        return endpoint.received;
    }
}
