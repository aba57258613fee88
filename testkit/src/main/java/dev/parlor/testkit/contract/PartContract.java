package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.CARL;
import static dev.parlor.testkit.contract.Rows.accepted;
import static dev.parlor.testkit.contract.Rows.asked;
import static dev.parlor.testkit.contract.Rows.attempt;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.template;
import static dev.parlor.testkit.contract.Rows.thread;
import static dev.parlor.testkit.contract.Rows.threadId;
import static dev.parlor.testkit.contract.Rows.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.directory.Member;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Reads.Part;
import dev.parlor.thread.Roster;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The parts of a chat that a unit asks for, and what is held by a gate. */
abstract class PartContract extends Bench {
    PartContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void without_any_part_a_chat_comes_with_its_guest_and_the_guests_contacts() {
        commit(new ChangesBuilder().put(message(1, 1, 1)).add(asked(2, 1, 1)).put(contact(1, ANN, 1, "Mr Guest")));

        Loaded loaded = loaded(1, Reads.none());

        assertThat(loaded.chats()).hasSize(1);
        assertThat(loaded.guests()).containsExactly(guest(1));
        assertThat(loaded.contacts()).hasSize(1);
        assertThat(loaded.threads()).isEmpty();
        assertThat(loaded.consents()).isEmpty();
        assertThat(loaded.messages()).isEmpty();
        assertThat(loaded.directory().organization()).isNull();
    }

    @Test
    void the_threads_of_the_units_chats_are_loaded_and_no_others() {
        assertThat(loaded(1, Reads.of(Part.THREADS)).threads())
                .containsExactlyInAnyOrder(thread(1, 1, ANN, BOB), thread(2, 1, BOB));
    }

    @Test
    void a_thread_brings_all_threads_of_its_chat() {
        assertThat(store.read(ACME, Set.of(), Set.of(threadId(2)), Reads.of(Part.THREADS))
                        .threads())
                .hasSize(2);
    }

    @Test
    void O9_consent_records_are_loaded_in_the_order_in_which_they_were_added() {
        List<ConsentRecord> records =
                List.of(5, 3, 9, 1).stream().map(number -> asked(number, 1, 1)).toList();
        records.forEach(row -> commit(new ChangesBuilder().add(row)));
        commit(new ChangesBuilder().add(asked(2, 3, 2)));

        assertThat(loaded(1, Reads.of(Part.CONSENT)).consents()).containsExactlyElementsOf(records);
    }

    @Test
    void O9_two_records_of_one_unit_keep_their_order() {
        commit(new ChangesBuilder().add(asked(2, 2, 1)).add(asked(1, 1, 1)));

        assertThat(loaded(1, Reads.of(Part.CONSENT)).consents()).containsExactly(asked(2, 2, 1), asked(1, 1, 1));
    }

    @Test
    void O9_the_chats_with_consent_records_are_each_named_once() {
        commit(new ChangesBuilder().add(asked(1, 1, 1)).add(asked(2, 2, 1)).add(asked(3, 3, 2)));

        assertThat(store.chatsWithConsent(ACME)).containsExactlyInAnyOrder(chat(1), chat(2));
    }

    @Test
    void the_line_is_what_is_held_ready_sending_or_in_doubt() {
        Message held = message(1, 1, 1, Gate.WINDOW);
        Message ready = message(2, 1, 1);
        Message sending = message(3, 1, 1).sending(token(3), minute(3));
        Message inDoubt = message(4, 1, 1).sending(token(4), minute(4)).inDoubt(minute(4));
        commit(new ChangesBuilder()
                .put(held)
                .put(ready)
                .put(sending)
                .put(inDoubt)
                .put(accepted(5, message(5, 1, 1)))
                .put(message(6, 1, 1).cancelled(Ending.AUTHOR_LEFT, minute(6)))
                .put(message(7, 1, 1).sending(token(7), minute(7)).failed(Ending.REJECTED, null, minute(7)))
                .put(message(8, 3, 2)));

        assertThat(loaded(1, Reads.of(Part.LINE)).messages()).containsExactlyInAnyOrder(held, ready, sending, inDoubt);
    }

    @Test
    void a_message_that_was_settled_leaves_the_line_and_one_that_goes_back_is_in_it_again() {
        Message accepted = accepted(1, message(1, 1, 1));
        commit(new ChangesBuilder().put(message(1, 1, 1)));
        commit(new ChangesBuilder().put(accepted));
        assertThat(loaded(1, Reads.of(Part.LINE)).messages()).isEmpty();

        Message held = accepted.held(Set.of(Gate.WINDOW), minute(5));
        commit(new ChangesBuilder().put(held));

        assertThat(loaded(1, Reads.of(Part.LINE)).messages()).containsExactly(held);
    }

    @Test
    void S9_the_line_brings_open_attempts_with_their_messages_and_no_closed_ones() {
        Message sending = message(1, 1, 1).sending(token(1), minute(1));
        Message surfaced = message(2, 1, 1).sending(token(2), minute(2)).failed(Ending.REJECTED, null, minute(2));
        commit(new ChangesBuilder()
                .put(sending)
                .put(attempt(1, sending))
                .put(surfaced)
                .put(attempt(2, surfaced))
                .put(attempt(3, surfaced)));
        commit(new ChangesBuilder().put(attempt(3, surfaced).closed()));

        Loaded line = loaded(1, Reads.of(Part.LINE));

        assertThat(line.attempts()).containsExactlyInAnyOrder(attempt(1, sending), attempt(2, surfaced));
        assertThat(line.messages()).containsExactlyInAnyOrder(sending, surfaced);
    }

    @Test
    void the_directory_is_the_company_its_parts_numbers_and_templates() {
        commit(new ChangesBuilder().put(template("de")));

        Loaded loaded = found(Reads.of(Part.DIRECTORY));

        assertThat(loaded.directory().organization()).isNotNull();
        assertThat(loaded.directory().subOrganizations()).hasSize(1);
        assertThat(loaded.directory().numbers()).hasSize(1);
        assertThat(loaded.directory().templates()).containsExactlyInAnyOrder(template("en"), template("de"));
        assertThat(loaded.directory().members()).isEmpty();
    }

    @Test
    void the_directory_brings_the_members_on_the_rosters_that_were_loaded_also_those_who_left() {
        commit(new ChangesBuilder()
                .put(thread(3, 2, Roster.empty().joinedBy(ANN).joinedBy(CARL).leftBy(ANN, 3))));

        assertThat(loaded(2, Reads.of(Part.DIRECTORY, Part.THREADS)).directory().members())
                .extracting(Member::id)
                .containsExactlyInAnyOrder(ANN, CARL);
        assertThat(loaded(2, Reads.of(Part.DIRECTORY)).directory().members()).isEmpty();
    }

    @Test
    void several_chats_are_loaded_as_one() {
        commit(new ChangesBuilder().put(message(1, 1, 1)).put(message(2, 3, 2)));

        Loaded loaded = store.read(ACME, Set.of(chat(1), chat(2), chat(3)), Set.of(), Reads.everything());

        assertThat(loaded.chats()).hasSize(3);
        assertThat(loaded.guests()).hasSize(3);
        assertThat(loaded.threads()).hasSize(3);
        assertThat(loaded.messages()).hasSize(2);
    }

    @Test
    void E3_threads_are_found_by_a_gate_that_holds_a_message_alone_or_with_others_each_once() {
        commit(new ChangesBuilder()
                .put(message(1, 1, 1, Gate.ENABLEMENT))
                .put(message(2, 1, 1, Gate.ENABLEMENT, Gate.WINDOW))
                .put(message(3, 2, 1, Gate.WINDOW))
                .put(message(4, 3, 2, Gate.CONSENT, Gate.ENABLEMENT)));

        assertThat(store.threadsHeldBy(ACME, Gate.ENABLEMENT)).containsExactlyInAnyOrder(threadId(1), threadId(3));
    }

    @Test
    void E3_a_thread_whose_messages_wait_no_more_is_not_found_by_the_gate() {
        Message held = message(1, 1, 1, Gate.ENABLEMENT);
        commit(new ChangesBuilder().put(held).put(message(2, 3, 2, Gate.ENABLEMENT)));
        commit(new ChangesBuilder().put(held.ready(minute(3), null)));

        List<ThreadId> waiting = store.threadsHeldBy(ACME, Gate.ENABLEMENT);

        assertThat(waiting).containsExactly(threadId(3));
    }
}
