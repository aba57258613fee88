package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.CARL;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.OTHER;
import static dev.parlor.testkit.contract.Rows.accepted;
import static dev.parlor.testkit.contract.Rows.asked;
import static dev.parlor.testkit.contract.Rows.attempt;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.company;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.contactId;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.member;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.phone;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.report;
import static dev.parlor.testkit.contract.Rows.thread;
import static dev.parlor.testkit.contract.Rows.threadId;
import static dev.parlor.testkit.contract.Rows.token;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.CallerKey;
import dev.parlor.id.MediaKey;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.Attachment;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Gate;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Picture;
import dev.parlor.message.StoredBytes;
import dev.parlor.message.Text;
import dev.parlor.store.Changes;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.TimelineRows;
import dev.parlor.store.Unit;
import dev.parlor.store.Wake;
import dev.parlor.thread.Chat;
import dev.parlor.timeline.HistoryQuery;
import dev.parlor.transport.Item;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two organizations in one store: neither sees, nor touches, anything of the other. */
abstract class IsolationContract extends Bench {
    private static final MemberId OTHER_ANN = new MemberId(OTHER, "ann");

    IsolationContract(StoreContract contract) {
        super(contract);
        commit(OTHER, company(OTHER));
    }

    @Test
    void X10_each_organization_has_its_own_company_under_the_same_names() {
        commit(OTHER, new ChangesBuilder().put(member(OTHER_ANN, "Another Ann")));
        Reads reads = Reads.of(Reads.Part.DIRECTORY).members(Set.of(ANN, OTHER_ANN));

        Loaded ours = found(reads);
        Loaded theirs = others(Set.of(), reads);

        assertThat(ours.directory().organization()).extracting(Organization::id).isEqualTo(ACME);
        assertThat(theirs.directory().organization())
                .extracting(Organization::id)
                .isEqualTo(OTHER);
        assertThat(ours.directory().members()).containsExactly(member(ANN, "Ann"));
        assertThat(theirs.directory().members()).containsExactly(member(OTHER_ANN, "Another Ann"));
        assertThat(ours.directory().numbers())
                .isNotEqualTo(theirs.directory().numbers())
                .hasSize(1);
        assertThat(theirs.directory().subOrganizations()).hasSize(1);
        assertThat(theirs.directory().templates()).hasSize(1);
    }

    @Test
    void X10_members_are_listed_for_their_own_organization() {
        assertThat(store.members(OTHER)).containsExactly(OTHER_ANN);
        assertThat(store.members(ACME)).containsExactly(ANN, BOB, CARL);
    }

    @Test
    void X10_a_chat_and_its_threads_are_not_read_by_another_organization() {
        commit(new ChangesBuilder().put(message(1, 1, 1)).add(asked(2, 1, 1)).put(contact(1, ANN, 1, "Mr Guest")));

        Loaded theirs = others(Set.of(1), Reads.everything());

        assertThat(theirs.chats()).isEmpty();
        assertThat(theirs.threads()).isEmpty();
        assertThat(theirs.messages()).isEmpty();
        assertThat(theirs.consents()).isEmpty();
        assertThat(theirs.guests()).isEmpty();
        assertThat(theirs.contacts()).isEmpty();
        assertThat(loaded(1, Reads.everything()).messages()).hasSize(1);
    }

    @Test
    void X10_a_unit_of_another_organization_is_given_no_chat_by_a_foreign_thread() {
        Unit<List<Chat>> unit = new Unit<>(
                OTHER,
                operation(),
                Set.of(),
                Set.of(threadId(1)),
                Reads.none(),
                (loaded, time) -> Decision.nothing(loaded.chats()));

        assertThat(applied(unit)).isEmpty();
        List<Chat> ours = applied(onThread(1, Reads.none(), (loaded, time) -> Decision.nothing(loaded.chats())));
        assertThat(ours).hasSize(1);
    }

    @Test
    void X10_rows_by_key_are_found_in_their_own_organization_only() {
        CallerKey key = new CallerKey("order-17");
        Message message = accepted(1, message(1, 1, 1).with(key, null));
        commit(new ChangesBuilder()
                .put(message)
                .put(attempt(1, message))
                .add(wrote(2, 1, 1))
                .put(contact(1, ANN, 1, "Mr Guest"))
                .add(report(3, DeliveryReport.Status.SENT)));
        Reads reads = Reads.none()
                .message(messageId(1))
                .message(messageId(2))
                .key(key)
                .platformIds(List.of(platformId(1), platformId(2), platformId(3)))
                .token(token(1))
                .contact(contactId(1))
                .addresses(List.of(phone(1)));

        Loaded theirs = others(Set.of(1), reads);

        assertThat(theirs.messages()).isEmpty();
        assertThat(theirs.guestMessages()).isEmpty();
        assertThat(theirs.attempts()).isEmpty();
        assertThat(theirs.contacts()).isEmpty();
        assertThat(theirs.guests()).isEmpty();
        assertThat(theirs.parked()).isEmpty();
        Loaded ours = loaded(1, reads);
        assertThat(ours.messages()).hasSize(1);
        assertThat(ours.guestMessages()).hasSize(1);
        assertThat(ours.attempts()).hasSize(1);
        assertThat(ours.parked()).hasSize(1);
    }

    @Test
    void X10_C4_one_address_may_belong_to_a_guest_of_each_organization() {
        Guest theirs = new Guest(guestId(71), guest(1).reach(), null);
        commit(OTHER, new ChangesBuilder().put(theirs));
        Reads byPhone = Reads.none().addresses(List.of(phone(1)));

        assertThat(others(Set.of(), byPhone).guests()).containsExactly(theirs);
        assertThat(found(byPhone).guests()).containsExactly(guest(1));
    }

    @Test
    void X10_I3_one_platform_id_may_be_a_message_of_each_organization() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)));
        Changes theirs = theirRoom().add(shifted()).answer(true).changes();
        int[] decisions = {0};

        applied(new Unit<>(OTHER, operation(), Set.of(), Set.of(), Reads.none(), (loaded, time) -> {
            decisions[0]++;
            return new Decision<>(theirs, true);
        }));

        assertThat(decisions[0]).isEqualTo(1);
        assertThat(others(Set.of(), Reads.none().platformIds(List.of(platformId(1))))
                        .guestMessages())
                .containsExactly(shifted());
        assertThat(found(Reads.none().platformIds(List.of(platformId(1)))).guestMessages())
                .containsExactly(wrote(1, 1, 1));
    }

    @Test
    void X10_a_chat_is_found_in_its_own_organization_only() {
        Message message = accepted(1, message(1, 1, 1));
        commit(new ChangesBuilder().put(message).put(attempt(1, message)));

        assertThat(store.chatOf(OTHER, platformId(1), token(1))).isEmpty();
        assertThat(store.chatOf(ACME, platformId(1), token(1))).contains(chat(1));
    }

    @Test
    void X10_a_member_of_the_same_name_has_a_history_of_their_own() {
        assertThat(store.history(OTHER_ANN, HistoryQuery.all(), 10)).isEmpty();
        assertThat(store.history(ANN, HistoryQuery.all(), 10)).hasSize(2);
    }

    @Test
    void X10_a_member_of_the_same_name_has_an_address_book_of_their_own() {
        commit(new ChangesBuilder().put(contact(1, ANN, 1, "Mr Guest")));

        assertThat(store.contacts(OTHER_ANN)).isEmpty();
        assertThat(store.contacts(ANN)).hasSize(1);
    }

    @Test
    void X10_a_timeline_is_not_read_by_a_member_of_another_organization() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)));

        assertThat(store.timeline(OTHER_ANN, threadId(1), null, 10)).isEqualTo(TimelineRows.none());
        assertThat(store.timeline(ANN, threadId(1), null, 10).guestMessages()).hasSize(1);
    }

    @Test
    void X10_a_whole_timeline_is_not_read_for_another_organization() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)));

        assertThat(store.wholeTimeline(OTHER, threadId(1), null, 10)).isEqualTo(TimelineRows.none());
        assertThat(store.wholeTimeline(ACME, threadId(1), null, 10).guestMessages())
                .hasSize(1);
    }

    @Test
    void X10_V1_each_organization_has_a_feed_with_positions_of_its_own() {
        commit(new ChangesBuilder().add(event(1)));
        commit(OTHER, new ChangesBuilder().add(event(2)));
        commit(new ChangesBuilder().add(event(3)));

        assertThat(store.events(OTHER, 0, 10)).containsExactly(new RecordedEvent(1, OTHER, NOON, event(2)));
        assertThat(store.events(ACME, 0, 10))
                .extracting(RecordedEvent::position)
                .containsExactly(1L, 2L);
        assertThat(told()).containsExactly(event(1), event(3));
    }

    @Test
    void X10_what_is_kept_aside_is_not_listed_for_another_organization() {
        Quarantined odd = new Quarantined(NOON, "odd", new Item.NotUnderstood("odd", "{}"));
        commit(new ChangesBuilder().put(odd));

        assertThat(store.quarantined(OTHER, 10)).isEmpty();
        assertThat(others(Set.of(), Reads.none().quarantined(odd.id())).quarantined())
                .isEmpty();
        assertThat(store.quarantined(ACME, 10)).containsExactly(odd);
    }

    @Test
    void X10_threads_whose_messages_are_held_are_not_listed_for_another_organization() {
        commit(new ChangesBuilder().put(message(1, 1, 1, Gate.WINDOW)));

        assertThat(store.threadsHeldBy(OTHER, Gate.WINDOW)).isEmpty();
        assertThat(store.threadsHeldBy(ACME, Gate.WINDOW)).containsExactly(threadId(1));
    }

    @Test
    void X10_chats_with_consent_are_not_listed_for_another_organization() {
        commit(new ChangesBuilder().add(asked(2, 1, 1)));

        assertThat(store.chatsWithConsent(OTHER)).isEmpty();
        assertThat(store.chatsWithConsent(ACME)).containsExactly(chat(1));
    }

    @Test
    void X10_holds_are_not_listed_for_another_organization() {
        LegalHold hold = new LegalHold(guestId(1), null, "A claim", NOON);
        commit(new ChangesBuilder().set(hold));

        assertThat(store.holds(OTHER)).isEmpty();
        assertThat(store.holds(ACME)).containsExactly(hold);
    }

    @Test
    void X10_files_that_messages_carry_are_not_known_to_another_organization() {
        MediaKey file = new MediaKey("ours");
        StoredBytes bytes = new StoredBytes(file, 10, "ab".repeat(32));
        commit(new ChangesBuilder().put(message(1, 1, 1, ANN, new Picture(Attachment.kept(bytes, "image/png"), ""))));

        assertThat(store.carried(OTHER, Set.of(file))).isEmpty();
        assertThat(store.carried(ACME, Set.of(file))).containsExactly(file);
    }

    @Test
    void X10_one_batch_serves_several_organizations_each_from_its_own_rows() {
        List<Loaded> answers = store.apply(List.of(directoryOf(ACME), directoryOf(OTHER), directoryOf(ACME))).stream()
                .map(answer -> answer.orThrow())
                .toList();

        assertThat(answers).extracting(Loaded::organization).containsExactly(ACME, OTHER, ACME);
        assertThat(answers.get(1).directory().members()).extracting(Member::id).containsExactly(OTHER_ANN);
    }

    private static Unit<Loaded> directoryOf(OrganizationId organization) {
        return new Unit<>(
                organization,
                operation(),
                Set.of(),
                Set.of(),
                Reads.of(Reads.Part.DIRECTORY).members(Set.of(new MemberId(organization, "ann"))),
                (loaded, time) -> Decision.nothing(loaded));
    }

    private static ChangesBuilder theirRoom() {
        return new ChangesBuilder()
                .put(new Guest(guestId(71), guest(1).reach(), null))
                .put(Chat.untouched(chat(71)))
                .put(thread(71, 71, OTHER_ANN))
                .wake(chat(71), Wake.never());
    }

    /** Guest message 1 by the platform's id, as the other organization would have it. */
    private static GuestMessage shifted() {
        return wrote(messageId(72), platformId(1), 1, 71, 71, new Text("Hello"), NOON);
    }

    private Loaded others(Set<Integer> guests, Reads reads) {
        return store.read(
                OTHER, guests.stream().map(Rows::chat).collect(Collectors.toSet()), Set.of(threadId(1)), reads);
    }
}
