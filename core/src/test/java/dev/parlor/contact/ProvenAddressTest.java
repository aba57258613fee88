package dev.parlor.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.GuestId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenAddressTest {
    private static final PhoneNumber PHONE = new PhoneNumber("+447700900123");
    private static final PhoneNumber OTHER = new PhoneNumber("+447700900124");
    private static final UserId USER_ID = new UserId("GB.1");
    private static final UserId ANOTHER = new UserId("GB.2");

    @Test
    void C4_one_known_by_phone_is_proven_to_have_the_user_id_that_it_arrived_at() {
        assertThat(Recognition.proven(guest(PHONE, null), new Reach(PHONE, USER_ID)))
                .contains(new Reach(PHONE, USER_ID));
    }

    @Test
    void C4_one_known_by_user_id_is_proven_to_have_the_phone() {
        assertThat(Recognition.proven(guest(null, USER_ID), new Reach(PHONE, USER_ID)))
                .contains(new Reach(PHONE, USER_ID));
        assertThat(Recognition.proven(guest(null, USER_ID), new Reach(PHONE, ANOTHER)))
                .isEmpty();
    }

    @Test
    void C4_nothing_is_proven_by_one_address_by_what_is_known_or_by_another_line() {
        assertThat(Recognition.proven(guest(PHONE, null), new Reach(null, USER_ID)))
                .isEmpty();
        assertThat(Recognition.proven(guest(PHONE, null), Reach.by(PHONE))).isEmpty();
        assertThat(Recognition.proven(guest(PHONE, USER_ID), new Reach(PHONE, USER_ID)))
                .isEmpty();
        assertThat(Recognition.proven(guest(PHONE, null), new Reach(OTHER, USER_ID)))
                .isEmpty();
    }

    @Test
    void C5_nothing_is_proven_of_one_who_lost_the_phone() {
        Guest lost = guest(PHONE, null)
                .contestedBy(new GuestId(new UUID(7, 9)), Instant.EPOCH)
                .withoutPhone();

        assertThat(Recognition.proven(lost, new Reach(PHONE, USER_ID))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+5511987654321, +551187654321, true",
        "+5511987654321, +5511987654321, true",
        "+5511987654321, +551187654322, false",
        "+5511887654321, +551187654321, false",
        "+5215512345678, +525512345678, true",
        "+5215512345678, +52551234567, false",
        "+52155123456789, +5255123456789, false",
        "+5211234567890, +521234567890, true",
        "+4411987654321, +441187654321, false"
    })
    void C4_the_platform_may_spell_a_brazilian_or_a_mexican_number_otherwise(String one, String other, boolean same) {
        assertThat(new PhoneNumber(one).isSameLineAs(new PhoneNumber(other))).isEqualTo(same);
        assertThat(new PhoneNumber(other).isSameLineAs(new PhoneNumber(one))).isEqualTo(same);
    }

    private static Guest guest(@Nullable PhoneNumber phone, @Nullable UserId userId) {
        return new Guest(new GuestId(new UUID(7, 1)), new Reach(phone, userId), null);
    }
}
