package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.NUMBER;
import static dev.parlor.testkit.contract.Rows.accepted;
import static dev.parlor.testkit.contract.Rows.asked;
import static dev.parlor.testkit.contract.Rows.attempt;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.notice;
import static dev.parlor.testkit.contract.Rows.phone;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.thread;
import static dev.parlor.testkit.contract.Rows.threadId;
import static dev.parlor.testkit.contract.Rows.token;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.CallerKey;
import dev.parlor.id.ChatId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Fetch;
import dev.parlor.message.Gate;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Text;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.TimelineRows;
import dev.parlor.store.Unit;
import dev.parlor.store.Wake;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.timeline.HistoryQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two guests who turn out to be one: what is the former's becomes the other's, and its name leads there for ever. */
abstract class JoinContract extends Bench {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final BusinessNumberId NIGHT = new BusinessNumberId("night");

    private final StoreContract contract;

    JoinContract(StoreContract contract) {
        super(contract);
        this.contract = contract;
    }

    @Test
    void C5_the_threads_of_the_former_chat_are_the_others() {
        join(2, 1);

        assertThat(loaded(1, Reads.everything()).threads())
                .containsExactlyInAnyOrder(
                        thread(1, 1, ANN, BOB),
                        thread(2, 1, BOB),
                        thread(3, 2, ANN).in(chat(1)));
    }

    @Test
    void C5_entries_of_every_kind_stay_at_their_places_in_their_thread() {
        Message copy = message(3, 3, 2, null, new Text("Bob joined"));
        commit(new ChangesBuilder()
                .put(accepted(1, message(1, 3, 2)))
                .add(wrote(2, 3, 2))
                .put(copy)
                .add(notice(4, 3, 2, copy)));
        TimelineRows before = store.wholeTimeline(ACME, threadId(3), null, 10);

        join(2, 1);

        TimelineRows after = store.wholeTimeline(ACME, threadId(3), null, 10);
        assertThat(before.messages()).hasSize(1);
        assertThat(after.messages())
                .isEqualTo(
                        before.messages().stream().map(row -> row.in(chat(1))).toList());
        assertThat(after.guestMessages())
                .isEqualTo(before.guestMessages().stream()
                        .map(row -> row.in(chat(1)))
                        .toList());
        assertThat(after.notices())
                .isEqualTo(before.notices().stream().map(row -> row.in(chat(1))).toList());
        assertThat(after.guestCopies()).containsExactly(copy.in(chat(1)));
    }

    @Test
    void C5_what_is_unsettled_stands_in_the_one_line_with_the_attempts_of_both() {
        Message own = message(1, 1, 1).sending(token(1), minute(1));
        Message theirs = message(2, 3, 2).sending(token(2), minute(2));
        commit(new ChangesBuilder()
                .put(own)
                .put(attempt(1, own))
                .put(theirs)
                .put(attempt(2, theirs))
                .put(message(3, 3, 2, Gate.WINDOW)));

        join(2, 1);

        Loaded line = loaded(1, Reads.of(Reads.Part.LINE));
        assertThat(line.messages())
                .containsExactlyInAnyOrder(
                        own, theirs.in(chat(1)), message(3, 3, 2, Gate.WINDOW).in(chat(1)));
        assertThat(line.attempts())
                .containsExactlyInAnyOrder(attempt(1, own), attempt(2, theirs).in(chat(1)));
    }

    @Test
    void C5_what_is_settled_later_leaves_the_one_line() {
        Message theirs = message(2, 3, 2).sending(token(2), minute(2));
        commit(new ChangesBuilder().put(theirs).put(attempt(2, theirs)));
        join(2, 1);

        commit(new ChangesBuilder()
                .put(theirs.in(chat(1)).accepted(platformId(2), minute(3)))
                .put(attempt(2, theirs).in(chat(1)).closed()));

        Loaded line = loaded(1, Reads.of(Reads.Part.LINE));
        assertThat(line.messages()).isEmpty();
        assertThat(line.attempts()).isEmpty();
        assertThat(store.wholeTimeline(ACME, threadId(3), null, 10).messages()).hasSize(1);
    }

    @Test
    void C5_an_attempt_leads_to_the_joined_chat_by_its_token_and_by_the_platforms_id_however_long_it_is_closed() {
        Message sent = accepted(1, message(1, 3, 2));
        commit(new ChangesBuilder().put(sent).put(attempt(1, sent).closed()));

        join(2, 1);

        assertThat(store.chatOf(ACME, platformId(9), token(1))).contains(chat(1));
        assertThat(store.chatOf(ACME, platformId(1), null)).contains(chat(1));
        assertThat(found(Reads.none().token(token(1))).attempts())
                .containsExactly(attempt(1, sent).in(chat(1)).closed());
    }

    @Test
    void C5_M5_a_callers_key_of_the_former_chat_is_found_in_the_joined_one() {
        CallerKey key = new CallerKey("order-17");
        Message keyed = message(1, 3, 2).with(key, null);
        commit(new ChangesBuilder().put(keyed));

        join(2, 1);

        assertThat(loaded(1, Reads.none().key(key)).messages()).containsExactly(keyed.in(chat(1)));
    }

    @Test
    void C5_M3_a_file_that_is_still_to_be_fetched_is_fetched_for_the_joined_chat() {
        GuestMessage waiting = wrote(1, 3, 2).with(Fetch.due(NOON));
        commit(new ChangesBuilder().add(waiting));

        join(2, 1);

        assertThat(loaded(1, Reads.of(Reads.Part.FETCHES)).guestMessages()).containsExactly(waiting.in(chat(1)));
    }

    @Test
    void C5_a_guest_message_is_found_by_both_its_ids_in_the_joined_chat() {
        commit(new ChangesBuilder().add(wrote(1, 3, 2)));

        join(2, 1);

        assertThat(found(Reads.none().message(messageId(1))).guestMessages())
                .containsExactly(wrote(1, 3, 2).in(chat(1)));
        assertThat(found(Reads.none().platformIds(List.of(platformId(1)))).guestMessages())
                .containsExactly(wrote(1, 3, 2).in(chat(1)));
    }

    @Test
    void C5_a_chat_on_a_number_where_the_other_has_none_moves_as_well() {
        ChatId night = new ChatId(guestId(2), NIGHT);
        MessageThread atNight = MessageThread.started(
                threadId(9), night, Rows.SALES, thread(3, 2, ANN).roster(), NOON);
        commit(new ChangesBuilder()
                .put(BusinessNumber.openToAll(NIGHT, new PlatformNumber("1067"), Language.EN))
                .put(Chat.untouched(night))
                .put(atNight));

        join(2, 1);

        ChatId joined = new ChatId(guestId(1), NIGHT);
        Loaded moved = store.read(ACME, Set.of(joined), Set.of(), Reads.everything());
        assertThat(moved.chats()).extracting(Chat::id).containsExactly(joined);
        assertThat(moved.threads()).containsExactly(atNight.in(joined));
        assertThat(loaded(1, Reads.everything()).threads()).hasSize(3);
    }

    @Test
    void C5_contacts_and_legal_holds_point_to_the_other() {
        Contact anns = contact(1, ANN, 2, "Mr Guest");
        LegalHold hold = new LegalHold(guestId(2), threadId(3), "A dispute", minute(1));
        commit(new ChangesBuilder().put(anns).put(contact(2, BOB, 1, "A guest")).set(hold));

        join(2, 1);

        assertThat(store.contacts(ANN)).containsExactly(anns.of(guestId(1)));
        assertThat(loaded(1, Reads.none()).contacts()).hasSize(2);
        assertThat(store.holds(ACME)).containsExactly(hold.on(guestId(1)));
        assertThat(loaded(1, Reads.none()).holds()).hasSize(1);
    }

    @Test
    void C5_of_two_leases_the_longer_stays() {
        for (int former : new int[] {2, 3}) {
            int into = former == 2 ? 1 : 4;
            if (into == 4) {
                commit(new ChangesBuilder().put(guest(4)).put(Chat.untouched(chat(4))));
            }
            commit(new ChangesBuilder().wake(chat(former), Wake.at(NOON)));
            assertThat(claimed(former == 2 ? LEASE : LEASE.multipliedBy(3))).containsExactly(chat(former));
            commit(new ChangesBuilder().wake(chat(into), Wake.at(NOON)));
            assertThat(claimed(former == 2 ? LEASE.multipliedBy(3) : LEASE)).containsExactly(chat(into));

            join(former, into);
            contract.passLeaseTime(LEASE);
            assertThat(claimed(LEASE)).isEmpty();

            contract.passLeaseTime(LEASE.multipliedBy(2));
            assertThat(claimed(LEASE)).containsExactly(chat(into));
            commit(new ChangesBuilder().wake(chat(into), Wake.never()).giveBack(chat(into)));
        }
    }

    @Test
    void C5_a_lease_of_the_former_chat_alone_holds_the_joined_one() {
        commit(new ChangesBuilder().wake(chat(2), Wake.at(NOON)));
        assertThat(claimed(LEASE)).containsExactly(chat(2));
        commit(new ChangesBuilder().wake(chat(1), Wake.at(NOON)));

        join(2, 1);

        assertThat(claimed(LEASE)).isEmpty();
        commit(new ChangesBuilder().giveBack(chat(1)));
        assertThat(claimed(LEASE)).containsExactly(chat(1));
    }

    @Test
    void C5_the_former_chat_is_never_due_again() {
        commit(new ChangesBuilder().wake(chat(1), Wake.at(NOON)).wake(chat(2), Wake.at(minute(-5))));

        join(2, 1);

        assertThat(claimed(LEASE)).containsExactly(chat(1));
        contract.passLeaseTime(LEASE);
        assertThat(claimed(LEASE)).containsExactly(chat(1));
    }

    @Test
    void C5_O9_consent_records_keep_their_chat_and_are_loaded_with_those_of_the_other() {
        commit(new ChangesBuilder().add(asked(1, 1, 1)));
        commit(new ChangesBuilder().add(asked(2, 3, 2)).add(asked(3, 3, 2)));

        join(2, 1);

        assertThat(loaded(1, Reads.of(Reads.Part.CONSENT)).consents())
                .containsExactly(asked(1, 1, 1), asked(2, 3, 2), asked(3, 3, 2));
        assertThat(store.chatsWithConsent(ACME)).containsExactlyInAnyOrder(chat(1), chat(2));
    }

    @Test
    void C5_the_former_name_means_the_other_in_units_and_when_read() {
        join(2, 1);

        Loaded read = loaded(2, Reads.everything());
        Loaded given = applied(onChat(2, Reads.everything(), (loaded, time) -> Decision.nothing(loaded)));

        assertThat(List.of(read, given)).allSatisfy(loaded -> {
            assertThat(loaded.chats()).extracting(Chat::id).containsExactly(chat(1));
            assertThat(loaded.guests()).extracting(Guest::id).containsExactly(guestId(1));
            assertThat(loaded.threads()).hasSize(3);
            assertThat(loaded.linked()).containsExactly(Map.entry(guestId(2), guestId(1)));
        });
    }

    @Test
    void C5_one_who_names_both_chats_and_a_thread_of_each_is_given_one() {
        join(2, 1);
        Unit<Loaded> both = new Unit<>(
                ACME,
                operation(),
                Set.of(chat(1), chat(2)),
                Set.of(threadId(1), threadId(3)),
                Reads.everything(),
                (loaded, time) -> Decision.nothing(loaded));

        assertThat(applied(both).chats()).hasSize(1);
        assertThat(applied(both).threads()).hasSize(3);
    }

    @Test
    void C5_of_several_joins_every_former_name_leads_to_the_last() {
        commit(new ChangesBuilder().add(asked(1, 3, 2)));
        join(2, 1);
        join(1, 3);

        for (int named : new int[] {1, 2, 3}) {
            Loaded loaded = loaded(named, Reads.everything());
            assertThat(loaded.chats()).extracting(Chat::id).containsExactly(chat(3));
            assertThat(loaded.consents()).containsExactly(asked(1, 3, 2));
            assertThat(loaded.now(guestId(named))).isEqualTo(guestId(3));
        }
    }

    @Test
    void C5_T2_a_history_finds_the_threads_of_a_guest_by_both_names() {
        join(2, 1);

        for (int named : new int[] {1, 2}) {
            assertThat(store.history(ANN, HistoryQuery.all().with(guestId(named)), 10))
                    .extracting(row -> row.thread())
                    .containsExactlyInAnyOrder(threadId(1), threadId(3));
        }
    }

    @Test
    void C5_the_former_guest_is_gone_and_the_address_is_the_others_by_the_same_unit() {
        Guest both = guest(1).at(new Reach(phone(2), new UserId("US.1")));
        apply(2, 1, new ChangesBuilder().put(both));

        Reads byAddresses = Reads.none().addresses(List.of(phone(2), new UserId("US.1")));
        assertThat(found(byAddresses).guests()).containsExactly(both);
        assertThat(found(Reads.none().addresses(List.of(phone(1)))).guests()).isEmpty();
    }

    @Test
    void C5_a_unit_that_fails_joins_nobody() {
        Unit<Boolean> failing = onChat(2, Reads.none(), (loaded, time) -> {
            new ChangesBuilder().join(guestId(2), guestId(1)).answer(true);
            throw new IllegalStateException("broken");
        });
        store.apply(List.of(failing));
        assertThat(chatRow(2).id()).isEqualTo(chat(2));

        join(2, 1);

        assertThat(chatRow(2).id()).isEqualTo(chat(1));
    }

    private void join(int former, int into) {
        apply(former, into, new ChangesBuilder());
    }

    /** As a flow does it: the store moves the rows, the unit writes the chats that come of it. */
    private void apply(int former, int into, ChangesBuilder rows) {
        Set<ChatId> all =
                Set.of(chat(former), chat(into), new ChatId(guestId(former), NIGHT), new ChatId(guestId(into), NIGHT));
        applied(new Unit<>(ACME, operation(), all, Set.of(), Reads.everything(), (loaded, time) -> {
            rows.join(guestId(former), guestId(into));
            for (BusinessNumberId number : List.of(NUMBER, NIGHT)) {
                row(loaded, new ChatId(guestId(former), number)).forEach(gone -> {
                    ChatId id = new ChatId(guestId(into), number);
                    Chat own = row(loaded, id).stream().findFirst().orElseGet(() -> Chat.untouched(id));
                    rows.put(own.joinedBy(gone));
                });
            }
            return rows.answer(true);
        }));
    }

    private static List<Chat> row(Loaded loaded, ChatId id) {
        return loaded.chats().stream().filter(chat -> chat.id().equals(id)).toList();
    }

    private List<ChatId> claimed(Duration lease) {
        return store
                .claim(
                        new Claim("host", 10, lease),
                        (loaded, time) -> Decision.nothing(loaded.chats().get(0).id()))
                .stream()
                .map(Answer::orThrow)
                .toList();
    }
}
