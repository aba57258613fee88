package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.id.PlatformId;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The platform's lines about guests who have another number. */
class AddressChangeTest {
    private static final PhoneNumber NEW_PHONE = new PhoneNumber("+447700900199");
    private static final UserId NEW_USER_ID = new UserId("GB.N1");

    @Test
    void C4_a_change_of_number_names_the_old_and_the_new_addresses() {
        assertThat(items("system-user-changed-number"))
                .containsExactly(
                        change("wamid.in.system", new Reach(PHONE, USER_ID), new Reach(NEW_PHONE, NEW_USER_ID)));
    }

    @Test
    void C4_a_change_to_a_number_that_is_not_shared_names_user_ids_only() {
        assertThat(items("system-user-changed-user-id"))
                .containsExactly(change("wamid.in.system2", new Reach(null, USER_ID), new Reach(null, NEW_USER_ID)));
    }

    @Test
    void C4_the_older_form_without_user_ids_is_understood() {
        assertThat(items("system-customer-changed-number"))
                .containsExactly(change("wamid.in.system3", Reach.by(PHONE), Reach.by(NEW_PHONE)));
    }

    private static Item change(String id, Reach before, Reach now) {
        return new Item.AddressChanged(NUMBER, new PlatformId(id), before, now, Instant.ofEpochSecond(1_790_000_000));
    }

    private static List<Item> items(String file) {
        Endpoint endpoint = new Endpoint();
        assertThat(endpoint.post(Samples.payload(file)).status()).isEqualTo(200);
        return endpoint.received;
    }
}
