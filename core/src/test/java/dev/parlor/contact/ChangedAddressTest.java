package dev.parlor.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.GuestId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangedAddressTest {
    private static final PhoneNumber PHONE = PhoneNumber.parse("+44 7700 900123");
    private static final UserId USER_ID = new UserId("GB.1");
    private static final Guest BY_PHONE = new Guest(new GuestId(new UUID(0, 1)), Reach.by(PHONE), null);
    private static final Guest BY_USER_ID = new Guest(new GuestId(new UUID(0, 2)), new Reach(null, USER_ID), null);

    @Test
    void C4_a_change_is_about_the_guest_with_the_old_user_id_before_the_one_with_the_old_phone() {
        List<Guest> both = List.of(BY_PHONE, BY_USER_ID);
        assertThat(Recognition.at(new Reach(PHONE, USER_ID), both)).contains(BY_USER_ID);
        assertThat(Recognition.at(Reach.by(PHONE), both)).contains(BY_PHONE);
        assertThat(Recognition.at(new Reach(null, new UserId("GB.2")), both)).isEmpty();
    }

    @Test
    void C6_a_guest_who_is_recognised_stays_blocked() {
        Guest blocked = BY_PHONE.blockedSince(Instant.EPOCH);
        Guest seen = Recognition.of(new Reach(PHONE, USER_ID), null, List.of(blocked), BY_USER_ID.id());
        assertThat(seen).isEqualTo(new Guest(BY_PHONE.id(), new Reach(PHONE, USER_ID), null, Instant.EPOCH, null));
    }
}
