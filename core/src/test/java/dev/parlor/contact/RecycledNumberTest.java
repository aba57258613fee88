package dev.parlor.contact;

import static dev.parlor.Sample.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.PersonName;
import dev.parlor.id.GuestId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecycledNumberTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final PhoneNumber PHONE = new PhoneNumber("+447700900123");
    private static final PhoneNumber OTHER_PHONE = new PhoneNumber("+447700900456");
    private static final UserId USER_ID = new UserId("GB.1");
    private static final UserId OTHER_ID = new UserId("GB.2");
    private static final Guest BY_PHONE = guest(1, Reach.by(PHONE));
    private static final Guest BY_USER_ID = guest(2, new Reach(null, USER_ID));
    private static final Guest BY_BOTH = guest(3, new Reach(PHONE, OTHER_ID));
    private static final Guest ELSEWHERE = guest(4, new Reach(OTHER_PHONE, USER_ID));
    private static final Reach SEEN = new Reach(PHONE, USER_ID);

    @Test
    void C5_one_known_by_phone_only_and_one_by_user_id_only_are_one_person() {
        assertThat(Recognition.same(SEEN, List.of(BY_USER_ID, BY_PHONE)))
                .contains(new Recognition.Same(BY_PHONE, BY_USER_ID));
    }

    @Test
    void C5_a_holder_of_the_phone_with_another_user_id_is_somebody_else() {
        assertThat(Recognition.same(SEEN, List.of(BY_USER_ID, BY_BOTH))).isEmpty();
        assertThat(Recognition.holderOf(SEEN, BY_USER_ID.id(), List.of(BY_USER_ID, BY_BOTH)))
                .contains(BY_BOTH);
    }

    @Test
    void C5_one_who_was_seen_with_another_phone_before_proves_nothing() {
        assertThat(Recognition.same(SEEN, List.of(ELSEWHERE, BY_PHONE))).isEmpty();
        assertThat(Recognition.holderOf(SEEN, ELSEWHERE.id(), List.of(ELSEWHERE, BY_PHONE)))
                .contains(BY_PHONE);
    }

    @Test
    void C5_one_address_alone_shows_nothing() {
        assertThat(Recognition.same(Reach.by(PHONE), List.of(BY_USER_ID, BY_PHONE)))
                .isEmpty();
        assertThat(Recognition.holderOf(new Reach(null, USER_ID), BY_USER_ID.id(), List.of(BY_USER_ID, BY_PHONE)))
                .isEmpty();
        assertThat(Recognition.holderOf(Reach.by(PHONE), BY_PHONE.id(), List.of(BY_PHONE)))
                .isEmpty();
    }

    @Test
    void C5_the_old_holder_keeps_the_user_id_and_is_contested_no_more() {
        Guest left = BY_BOTH.contestedBy(BY_USER_ID.id(), NOON).withoutPhone();

        assertThat(left).isEqualTo(guest(3, new Reach(null, OTHER_ID)));
    }

    @Test
    void C5_an_old_holder_without_a_user_id_has_no_address_left() {
        Guest left = BY_PHONE.contestedBy(ELSEWHERE.id(), NOON).withoutPhone();

        assertThat(left.addresses()).isEmpty();
        assertThat(left.phone()).isNull();
        assertThat(left.isContestedBy(ELSEWHERE.id())).isFalse();
        assertThat(left.contest()).isEqualTo(new Contest(ELSEWHERE.id(), NOON, true));
    }

    @Test
    void C5_another_phone_is_not_contested_and_another_user_id_changes_nothing() {
        Guest contested = BY_PHONE.contestedBy(ELSEWHERE.id(), NOON);

        assertThat(contested.at(Reach.by(OTHER_PHONE)).contest()).isNull();
        assertThat(contested.at(new Reach(PHONE, OTHER_ID)).contest()).isNotNull();
    }

    @Test
    void C5_linked_by_the_host_they_have_the_phone_at_which_one_was_seen() {
        Guest contested = BY_PHONE.contestedBy(ELSEWHERE.id(), NOON);

        assertThat(Recognition.together(contested, ELSEWHERE)).isEqualTo(SEEN);
        assertThat(Recognition.together(BY_PHONE, ELSEWHERE)).isEqualTo(ELSEWHERE.reach());
        assertThat(Recognition.together(BY_BOTH, BY_USER_ID)).isEqualTo(SEEN);
    }

    @Test
    void C5_a_phone_that_became_anothers_is_not_brought_along() {
        Guest lost = BY_PHONE.contestedBy(ELSEWHERE.id(), NOON).withoutPhone();

        assertThat(Recognition.together(lost, BY_USER_ID)).isEqualTo(BY_USER_ID.reach());
        assertThat(BY_USER_ID.joinedBy(lost, BY_USER_ID.reach()).contest()).isNull();
    }

    @Test
    void C5_a_third_one_who_was_seen_there_still_was() {
        Guest contested = BY_PHONE.contestedBy(BY_BOTH.id(), NOON);

        assertThat(BY_USER_ID.joinedBy(contested, SEEN).isContestedBy(BY_BOTH.id()))
                .isTrue();
        assertThat(BY_USER_ID
                        .joinedBy(BY_PHONE.contestedBy(BY_USER_ID.id(), NOON), SEEN)
                        .contest())
                .isNull();
    }

    @Test
    void C5_C6_who_was_blocked_stays_blocked_and_the_own_name_stays() {
        Guest former = new Guest(BY_PHONE.id(), BY_PHONE.reach(), new PersonName("Noor"), NOON, null);

        assertThat(BY_USER_ID.joinedBy(former, SEEN))
                .isEqualTo(new Guest(BY_USER_ID.id(), SEEN, new PersonName("Noor"), NOON, null));
    }

    private static Guest guest(int number, Reach reach) {
        return new Guest(new GuestId(new UUID(0, number)), reach, null);
    }
}
