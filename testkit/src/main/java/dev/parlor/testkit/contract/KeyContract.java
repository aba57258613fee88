package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.CARL;
import static dev.parlor.testkit.contract.Rows.accepted;
import static dev.parlor.testkit.contract.Rows.attempt;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.contactId;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.phone;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.report;
import static dev.parlor.testkit.contract.Rows.token;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Guest;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.directory.Member;
import dev.parlor.id.CallerKey;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.queue.Attempt;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows that a unit names by key, whatever its chats, and how a chat is found. */
abstract class KeyContract extends Bench {
    private static final CallerKey KEY = new CallerKey("order-17");

    KeyContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void C4_a_guest_is_found_by_each_address_and_only_once() {
        Guest both = new Guest(guestId(5), new Reach(phone(5), new UserId("US.5")), null);
        commit(new ChangesBuilder().put(both));

        assertThat(found(Reads.none().addresses(Set.of(phone(5)))).guests()).containsExactly(both);
        assertThat(found(Reads.none().addresses(Set.of(new UserId("US.5")))).guests())
                .containsExactly(both);
        assertThat(found(Reads.none().addresses(both.reach().addresses())).guests())
                .containsExactly(both);
    }

    @Test
    void C4_a_guest_who_moved_is_found_at_the_new_address_only() {
        Guest moved = guest(1).at(new Reach(phone(9), new UserId("US.1")));
        commit(new ChangesBuilder().put(moved));

        assertThat(found(Reads.none().addresses(List.of(phone(9)))).guests()).containsExactly(moved);
        assertThat(found(Reads.none().addresses(List.of(phone(1)))).guests()).isEmpty();
    }

    @Test
    void guests_of_the_chats_and_guests_by_address_are_loaded_together() {
        assertThat(loaded(1, Reads.none().addresses(List.of(phone(2), phone(1), phone(77))))
                        .guests())
                .containsExactlyInAnyOrder(guest(1), guest(2));
    }

    @Test
    void contacts_are_found_by_id_and_by_the_guests_of_the_chats() {
        commit(new ChangesBuilder()
                .put(contact(1, ANN, 1, "One"))
                .put(contact(2, BOB, 1, "Two"))
                .put(contact(3, ANN, 2, "Three"))
                .put(contact(4, ANN, 3, "Four")));

        assertThat(loaded(1, Reads.none().contact(contactId(3)).contact(contactId(1)))
                        .contacts())
                .containsExactlyInAnyOrder(
                        contact(1, ANN, 1, "One"), contact(2, BOB, 1, "Two"), contact(3, ANN, 2, "Three"));
    }

    @Test
    void messages_of_both_sides_are_found_by_id_whatever_the_chat() {
        commit(new ChangesBuilder().put(accepted(1, message(1, 1, 1))).add(wrote(2, 3, 2)));

        Loaded found = loaded(
                3, Reads.none().message(messageId(1)).message(messageId(2)).message(messageId(9)));

        assertThat(found.messages()).containsExactly(accepted(1, message(1, 1, 1)));
        assertThat(found.guestMessages()).containsExactly(wrote(2, 3, 2));
    }

    @Test
    void messages_of_both_sides_are_found_by_the_platforms_id() {
        commit(new ChangesBuilder().put(accepted(1, message(1, 1, 1))).add(wrote(2, 3, 2)));

        Loaded found = found(Reads.none().platformIds(List.of(platformId(1), platformId(2), platformId(9))));

        assertThat(found.messages()).containsExactly(accepted(1, message(1, 1, 1)));
        assertThat(found.guestMessages()).containsExactly(wrote(2, 3, 2));
    }

    @Test
    void W4_a_message_that_went_back_is_found_by_each_id_that_the_platform_ever_gave_it() {
        Message first = accepted(1, message(1, 1, 1));
        commit(new ChangesBuilder().put(first));
        Message again = first.held(Set.of(Gate.WINDOW), minute(2))
                .ready(minute(3), null)
                .sending(token(4), minute(4))
                .accepted(platformId(2), minute(4));
        commit(new ChangesBuilder().put(again));

        assertThat(found(Reads.none().platformIds(List.of(platformId(1)))).messages())
                .containsExactly(again);
        assertThat(found(Reads.none().platformIds(List.of(platformId(2)))).messages())
                .containsExactly(again);
        assertThat(store.chatOf(ACME, platformId(1), null)).contains(chat(1));
    }

    @Test
    void M5_a_message_is_found_by_the_callers_key_in_the_units_chats_only() {
        commit(new ChangesBuilder()
                .put(accepted(1, message(1, 1, 1).with(KEY, null)))
                .put(message(2, 2, 1).with(KEY, null))
                .put(message(3, 3, 2).with(KEY, null)));

        assertThat(loaded(1, Reads.none().key(KEY)).messages())
                .extracting(Message::id)
                .containsExactlyInAnyOrder(messageId(1), messageId(2));
    }

    @Test
    void M5_callers_keys_differ_by_case() {
        commit(new ChangesBuilder()
                .put(message(1, 1, 1).with(new CallerKey("a"), null))
                .put(message(2, 1, 1).with(new CallerKey("A"), null)));

        assertThat(loaded(1, Reads.none().key(new CallerKey("A"))).messages())
                .extracting(Message::id)
                .containsExactly(messageId(2));
    }

    @Test
    void S3_an_attempt_is_found_by_its_token_with_its_message_however_long_ago_it_was_closed() {
        Message message = accepted(1, message(1, 1, 1));
        Attempt closed = attempt(1, message).closed();
        commit(new ChangesBuilder().put(message).put(attempt(1, message)));
        commit(new ChangesBuilder().put(closed));

        Loaded found = found(Reads.none().token(token(1)));

        assertThat(found.attempts()).containsExactly(closed);
        assertThat(found.messages()).containsExactly(message);
        assertThat(found(Reads.none().token(token(2))).attempts()).isEmpty();
    }

    @Test
    void members_are_found_by_key_besides_those_on_the_rosters() {
        Reads reads = Reads.of(Reads.Part.DIRECTORY).members(Set.of(CARL));

        assertThat(found(reads).directory().members()).extracting(Member::id).containsExactly(CARL);
    }

    @Test
    void I6_reports_that_came_too_early_are_found_by_the_message_that_they_name() {
        DeliveryReport sent = report(1, DeliveryReport.Status.SENT);
        DeliveryReport read = report(1, DeliveryReport.Status.READ);
        commit(new ChangesBuilder().add(sent));
        commit(new ChangesBuilder().add(read).add(report(2, DeliveryReport.Status.SENT)));

        assertThat(loaded(1, Reads.none().platformIds(List.of(platformId(1)))).parked())
                .containsExactlyInAnyOrder(sent, read);
    }

    @Test
    void a_row_that_is_named_by_several_keys_is_loaded_once() {
        Message message = accepted(1, message(1, 1, 1).with(KEY, null));
        commit(new ChangesBuilder().put(message).put(attempt(1, message)));

        Loaded found = loaded(
                1,
                Reads.everything()
                        .message(messageId(1))
                        .key(KEY)
                        .platformIds(List.of(platformId(1)))
                        .token(token(1)));

        assertThat(found.messages()).containsExactly(message);
        assertThat(found.attempts()).hasSize(1);
    }

    @Test
    void S3_a_chat_is_found_by_the_token_of_an_attempt_whatever_the_platform_calls_the_message() {
        Message message = message(1, 1, 1).sending(token(1), minute(1));
        commit(new ChangesBuilder().put(message).put(attempt(1, message)));

        assertThat(store.chatOf(ACME, platformId(9), token(1))).contains(chat(1));
    }

    @Test
    void a_chat_is_found_by_the_platforms_id_of_a_message_of_ours() {
        commit(new ChangesBuilder().put(accepted(1, message(1, 3, 2))));

        assertThat(store.chatOf(ACME, platformId(1), null)).contains(chat(2));
        assertThat(store.chatOf(ACME, platformId(1), token(99))).contains(chat(2));
    }

    @Test
    void the_token_is_asked_before_the_platforms_id() {
        Message sending = message(1, 1, 1).sending(token(1), minute(1));
        commit(new ChangesBuilder().put(sending).put(attempt(1, sending)).put(accepted(2, message(2, 3, 2))));

        assertThat(store.chatOf(ACME, platformId(2), token(1))).contains(chat(1));
    }

    @Test
    void a_guest_message_is_no_message_of_ours_that_a_chat_is_found_by() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)).put(accepted(2, message(2, 1, 1))));

        assertThat(store.chatOf(ACME, platformId(1), null)).isEmpty();
        assertThat(store.chatOf(ACME, platformId(2), null)).contains(chat(1));
    }
}
