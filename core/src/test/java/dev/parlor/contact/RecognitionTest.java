package dev.parlor.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.PersonName;
import dev.parlor.id.GuestId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private static final GuestId ALICE = new GuestId(new UUID(0, 1));
    private static final GuestId BERT = new GuestId(new UUID(0, 2));
    private static final GuestId FRESH = new GuestId(new UUID(0, 3));
    private static final PhoneNumber PHONE = new PhoneNumber("+447700900123");
    private static final PhoneNumber OTHER_PHONE = new PhoneNumber("+447700900999");
    private static final UserId USER = new UserId("GB.100");
    private static final UserId OTHER_USER = new UserId("GB.200");

    @Test
    void C4_a_guest_nobody_knows_is_new() {
        assertThat(seen(PHONE, USER)).isEqualTo(guest(FRESH, PHONE, USER));
        assertThat(seen(PHONE, null)).isEqualTo(guest(FRESH, PHONE, null));
    }

    @Test
    void C4_a_guest_is_found_by_either_address() {
        Guest alice = guest(ALICE, PHONE, USER);

        assertThat(seen(PHONE, null, alice)).isEqualTo(alice);
        assertThat(seen(null, USER, alice)).isEqualTo(alice);
        assertThat(seen(PHONE, USER, alice)).isEqualTo(alice);
    }

    @Test
    void C4_a_known_guest_learns_an_address_that_nobody_else_has() {
        assertThat(seen(PHONE, USER, guest(ALICE, PHONE, null))).isEqualTo(guest(ALICE, PHONE, USER));
        assertThat(seen(PHONE, USER, guest(ALICE, null, USER))).isEqualTo(guest(ALICE, PHONE, USER));
    }

    @Test
    void C4_another_phone_in_a_message_does_not_replace_the_known_one() {
        assertThat(seen(OTHER_PHONE, USER, guest(ALICE, PHONE, USER))).isEqualTo(guest(ALICE, PHONE, USER));
    }

    @Test
    void C5_the_user_id_beats_the_phone_and_the_phone_stays_with_its_holder() {
        Guest holderOfPhone = guest(BERT, PHONE, OTHER_USER);

        assertThat(seen(PHONE, USER, holderOfPhone, guest(ALICE, null, USER))).isEqualTo(guest(ALICE, null, USER));
        assertThat(seen(PHONE, USER, holderOfPhone, guest(ALICE, OTHER_PHONE, USER)))
                .isEqualTo(guest(ALICE, OTHER_PHONE, USER));
    }

    @Test
    void C5_a_recycled_number_with_a_new_user_id_is_a_new_guest_without_that_phone() {
        assertThat(seen(PHONE, USER, guest(ALICE, PHONE, OTHER_USER))).isEqualTo(guest(FRESH, null, USER));
    }

    @Test
    void C3_the_profile_name_follows_the_guest_and_is_kept_where_none_comes() {
        Guest alice = new Guest(ALICE, Reach.by(PHONE), new PersonName("Alice"));
        PersonName newName = new PersonName("Alice B.");

        assertThat(Recognition.of(Reach.by(PHONE), newName, List.of(alice), FRESH)
                        .profileName())
                .isEqualTo(newName);
        assertThat(Recognition.of(Reach.by(PHONE), null, List.of(alice), FRESH)).isEqualTo(alice);
        assertThat(Recognition.of(Reach.by(PHONE), newName, List.of(), FRESH).profileName())
                .isEqualTo(newName);
    }

    private static Guest seen(@Nullable PhoneNumber phone, @Nullable UserId userId, Guest... known) {
        return Recognition.of(new Reach(phone, userId), null, List.of(known), FRESH);
    }

    private static Guest guest(GuestId id, @Nullable PhoneNumber phone, @Nullable UserId userId) {
        return new Guest(id, new Reach(phone, userId), null);
    }
}
