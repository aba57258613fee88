package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.CARL;
import static dev.parlor.testkit.contract.Rows.asked;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.phone;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.threadId;
import static dev.parlor.testkit.contract.Rows.token;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.Anchor;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.consent.Seal;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.directory.PersonName;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.CallerKey;
import dev.parlor.id.MediaId;
import dev.parlor.id.MediaKey;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Content;
import dev.parlor.message.Delivery;
import dev.parlor.message.Ending;
import dev.parlor.message.Fetch;
import dev.parlor.message.Gate;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Progress;
import dev.parlor.message.Purpose;
import dev.parlor.message.Referral;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.message.Upload;
import dev.parlor.notice.Fact;
import dev.parlor.notice.Named;
import dev.parlor.notice.Notice;
import dev.parlor.queue.Attempt;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.thread.AwaitedReport;
import dev.parlor.thread.Chat;
import dev.parlor.thread.ChatPace;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.ReadMarks;
import dev.parlor.thread.Roster;
import dev.parlor.transport.Item;
import dev.parlor.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * That what was written comes back as it was, to the last character and the last microsecond. Long, since each kind of row
 * stands in it with everything that it may have.
 */
abstract class FaithContract extends Bench {
    private static final Instant ODD_TIME = Instant.parse("2026-03-02T12:34:56.123457Z");
    private static final Referral REFERRAL =
            new Referral("ad", "17", "https://example.org/a?b=c", "Lamps 💡", "All of them", "ARA-x_1");

    FaithContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void M1_every_kind_of_content_comes_back_in_messages_of_both_sides() {
        List<Content> all = Kinds.contents();
        ChangesBuilder rows = new ChangesBuilder();
        for (int index = 0; index < all.size(); index++) {
            rows.put(message(100 + index, 1, 1, ANN, all.get(index))).add(wrote(200 + index, 1, 1, all.get(index)));
        }
        commit(rows);

        for (int index = 0; index < all.size(); index++) {
            Loaded back = found(Reads.none().message(messageId(100 + index)).message(messageId(200 + index)));
            assertThat(back.messages()).extracting(Message::content).containsExactly(all.get(index));
            assertThat(back.guestMessages()).extracting(GuestMessage::content).containsExactly(all.get(index));
        }
    }

    @Test
    void M1_letters_beyond_the_first_plane_come_back() {
        comesBack("🎉 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠜎𠜱");
    }

    @Test
    void M1_text_is_not_normalised() {
        comesBack("e\u0301 é ﬁ ① Å Å");
    }

    @Test
    void M1_text_of_either_direction_comes_back() {
        comesBack("שלום \u200Fمرحبا\u200E Hello \u2067ab\u2069");
    }

    @Test
    void M1_blanks_and_line_breaks_come_back() {
        comesBack("  two\n\nlines\r\n\tand a tab  \u00A0\u200B ");
    }

    @Test
    void M1_what_means_something_to_a_database_is_text() {
        comesBack("'; DROP TABLE message; -- \\ \" % _ ${x} {{1}} \\u0000 NULL");
    }

    @Test
    void M2_the_longest_message_that_may_be_sent_comes_back() {
        comesBack("🌻".repeat(2048));
    }

    @Test
    void M1_what_a_guest_writes_may_have_any_length() {
        comesBack("long ".repeat(40_000));
    }

    @Test
    void M1_a_guests_text_of_five_megabytes_comes_back() {
        comesBack("🌻 five".repeat(5 * 1024 * 1024 / 9));
    }

    @Test
    void M1_I2_a_raw_item_of_five_megabytes_comes_back() {
        Item item = new Item.NotUnderstood("odd", "é".repeat(5 * 1024 * 1024 / 2));
        commit(new ChangesBuilder().put(new Quarantined(ODD_TIME, "odd", item)));

        assertThat(store.quarantined(ACME, 1)).extracting(Quarantined::item).containsExactly(item);
    }

    @Test
    void M1_a_character_that_is_zero_comes_back() {
        comesBack("a\u0000b\u0000");
    }

    @Test
    void M1_I2_a_character_that_is_zero_in_a_raw_item_comes_back() {
        Item item = new Item.NotUnderstood("odd", "{\u0000}");
        commit(new ChangesBuilder().put(new Quarantined(ODD_TIME, "odd", item)));

        assertThat(store.quarantined(ACME, 1)).extracting(Quarantined::item).containsExactly(item);
    }

    @Test
    void M1_control_characters_and_the_ends_of_the_first_plane_come_back() {
        comesBack("\u0001\u0007\u001b\u007f\u0085\u2028\ufeff\ufffd\uffff");
    }

    @Test
    void T4_a_hold_comes_back_with_its_reason_to_the_last_character() {
        LegalHold hold = new LegalHold(guestId(1), threadId(1), "Streit über 🎉, «17»\n'; --", ODD_TIME);
        commit(new ChangesBuilder().set(hold));

        assertThat(store.holds(ACME)).containsExactly(hold);
    }

    @Test
    void M1_an_empty_text_is_not_a_missing_one() {
        comesBack("");
    }

    @Test
    void names_of_120_letters_in_any_script_come_back() {
        PersonName longest = new PersonName("🌻".repeat(60));
        commit(new ChangesBuilder()
                .put(new Guest(guestId(1), guest(1).reach(), longest))
                .put(contact(1, ANN, 1, "O'Brien-Ñandú 渡辺")));

        assertThat(loaded(1, Reads.none()).guests())
                .extracting(Guest::profileName)
                .containsExactly(longest);
        assertThat(store.contacts(ANN)).containsExactly(contact(1, ANN, 1, "O'Brien-Ñandú 渡辺"));
    }

    @Test
    void the_longest_ids_of_the_platform_come_back_and_are_found_by() {
        PlatformId longest = new PlatformId("wamid." + "Ab+/=".repeat(101));
        AttemptToken token = new AttemptToken("t".repeat(512));
        Message message = message(1, 1, 1).sending(token(1), minute(1)).accepted(longest, minute(1));
        commit(new ChangesBuilder()
                .put(message)
                .put(new Attempt(token, message.id(), chat(1), 1, minute(1), false, true, null))
                .put(new Guest(guestId(5), new Reach(phone(5), new UserId("u".repeat(160))), null)));

        Loaded back = found(Reads.none().platformIds(List.of(longest)).token(token));

        assertThat(back.messages()).containsExactly(message);
        assertThat(back.attempts()).hasSize(1);
        assertThat(found(Reads.none().addresses(List.of(new UserId("u".repeat(160)))))
                        .guests())
                .hasSize(1);
    }

    @Test
    void a_message_comes_back_with_all_that_is_known_of_it() {
        Delivery delivery = new Delivery(
                token(1),
                platformId(1),
                ODD_TIME,
                ODD_TIME.plusSeconds(1),
                ODD_TIME.plusSeconds(2),
                ODD_TIME.plusSeconds(3),
                ODD_TIME.plusSeconds(4),
                ODD_TIME.plusSeconds(5),
                new Rejection(Rejection.Kind.UNREACHABLE, 131_026, Duration.ofMillis(1_500)));
        Message full = new Message(
                messageId(1),
                threadId(1),
                chat(1),
                Long.MAX_VALUE - 1,
                Purpose.MEMBER,
                ANN,
                new Text("Hello"),
                ODD_TIME,
                new Progress(
                        MessageState.HELD,
                        ODD_TIME,
                        Long.MAX_VALUE - 2,
                        Set.of(Gate.values()),
                        7,
                        ODD_TIME.plusSeconds(60),
                        true,
                        null,
                        true),
                delivery,
                new CallerKey("order-17"),
                platformId(9),
                new Upload(2, new MediaKey("file-1"), new MediaId("1037"), ODD_TIME));
        commit(new ChangesBuilder().put(full));

        assertThat(loaded(1, Reads.everything()).messages()).containsExactly(full);
    }

    @Test
    void every_purpose_state_and_ending_comes_back() {
        ChangesBuilder rows = new ChangesBuilder();
        Reads reads = Reads.none();
        List<Message> all = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            for (MessageState state : MessageState.values()) {
                all.add(row(all.size() + 1, purpose, state, null));
            }
        }
        for (Ending ending : Ending.values()) {
            all.add(row(all.size() + 1, Purpose.MEMBER, MessageState.CANCELLED, ending));
        }
        for (Message row : all) {
            rows.put(row);
            reads = reads.message(row.id());
        }
        commit(rows);

        assertThat(found(reads).messages()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_guest_message_comes_back_with_both_its_times_its_quote_and_its_route() {
        int number = 100;
        for (GuestMessage.RouteReason reason : GuestMessage.RouteReason.values()) {
            number++;
            GuestMessage row = new GuestMessage(
                    messageId(number),
                    threadId(1),
                    chat(1),
                    number,
                    platformId(number),
                    ODD_TIME.minusSeconds(9),
                    ODD_TIME,
                    new Text("Hello"),
                    platformId(9),
                    reason,
                    number % 2 == 0,
                    number % 2 == 0 ? REFERRAL : null,
                    new Fetch(number, ODD_TIME));
            commit(new ChangesBuilder().add(row));

            assertThat(found(Reads.none().message(row.id())).guestMessages()).containsExactly(row);
        }
    }

    @Test
    void a_thread_comes_back_with_its_stays_in_order_and_all_marks() {
        Roster roster = Roster.empty()
                .joinedBy(ANN)
                .joinedBy(BOB, 3)
                .leftBy(ANN, 5, CARL)
                .joinedBy(CARL, 5)
                .leftBy(CARL, 7)
                .joinedBy(ANN, 8);
        MessageThread full = new MessageThread(
                threadId(3),
                chat(2),
                null,
                roster,
                ODD_TIME,
                ODD_TIME.plusSeconds(1),
                ODD_TIME.plusSeconds(2),
                threadId(1),
                BOB,
                ReadMarks.none().read(ANN, 4).read(CARL, Long.MAX_VALUE),
                new AwaitedReport(messageId(1), ODD_TIME.plusSeconds(5)));
        commit(new ChangesBuilder().put(full));

        assertThat(loaded(2, Reads.everything()).threads()).containsExactly(full);
    }

    @Test
    void a_chat_comes_back_with_its_window_and_its_pace() {
        Window window = new Window(ODD_TIME, ODD_TIME.minusSeconds(1), true, ODD_TIME.plusSeconds(1));
        Chat full = new Chat(
                chat(1),
                1_000_000_000_000L,
                window,
                0,
                new ChatPace(ODD_TIME, ODD_TIME.minusSeconds(1), 3, ODD_TIME.plusSeconds(64)),
                ODD_TIME.minusSeconds(7),
                new Chat.Reengaged(messageId(2), ODD_TIME),
                999);
        commit(new ChangesBuilder().put(full));

        assertThat(chatRow(1)).isEqualTo(full);
    }

    @Test
    void O9_a_consent_record_comes_back_with_its_evidence_and_its_seal() {
        Evidence evidence = new Evidence(
                ANN,
                messageId(1),
                "May we write? 🌻",
                "may_we_write",
                "pt_BR",
                asked(1, 1, 1).evidence().buttons(),
                platformId(9),
                true,
                "  Yes,\nplease ",
                "signed form",
                new Anchor.Head(chat(3), 4, "09".repeat(32)));
        Seal seal = new Seal(17, "ab".repeat(32), "salt", "cd".repeat(32), "ef".repeat(32));
        ConsentRecord full = new ConsentRecord(
                chat(1), null, ConsentAct.REVOKED, ODD_TIME, ODD_TIME.plusNanos(1000), evidence, seal);
        ConsentRecord bare =
                new ConsentRecord(chat(1), threadId(1), ConsentAct.CROSSED, ODD_TIME, ODD_TIME, Evidence.none());
        commit(new ChangesBuilder().add(full).add(bare));

        assertThat(loaded(1, Reads.everything()).consents()).containsExactly(full, bare);
    }

    @Test
    void a_notice_of_every_fact_comes_back_with_the_names_of_its_time() {
        int position = 0;
        for (Fact fact : Fact.values()) {
            position++;
            Notice row = new Notice(
                    threadId(1),
                    chat(1),
                    position,
                    ODD_TIME,
                    fact,
                    fact == Fact.LEFT ? null : new Named(ANN, new PersonName("Ann as she was")),
                    List.of(new Named(CARL, new PersonName("Carl")), new Named(BOB, new PersonName("Bob"))),
                    null,
                    Set.of(Gate.CONSENT, Gate.WINDOW));
            commit(new ChangesBuilder().add(row));

            assertThat(store.wholeTimeline(ACME, threadId(1), null, 100).notices())
                    .contains(row);
        }
    }

    @Test
    void an_attempt_comes_back_as_it_was() {
        Message sending = message(1, 1, 1).sending(token(1), minute(1));
        Attempt row = new Attempt(
                token(1),
                sending.id(),
                chat(1),
                1_000_000_000_000L,
                ODD_TIME,
                true,
                true,
                new Delivery(
                        null,
                        null,
                        null,
                        ODD_TIME,
                        null,
                        null,
                        null,
                        ODD_TIME,
                        Rejection.of(Rejection.Kind.MESSAGE, 131_000)));
        commit(new ChangesBuilder().put(sending).put(row));

        assertThat(loaded(1, Reads.everything()).attempts()).containsExactly(row);
    }

    private static Message row(int number, Purpose purpose, MessageState state, @Nullable Ending ending) {
        return new Message(
                messageId(number),
                threadId(1),
                chat(1),
                number,
                purpose,
                null,
                new Text("Hello"),
                ODD_TIME,
                new Progress(state, ODD_TIME, number, Set.of(), 0, null, false, ending, false),
                Delivery.none());
    }

    private void comesBack(String text) {
        commit(new ChangesBuilder().put(message(1, 1, 1, ANN, new Text(text))).add(wrote(2, 1, 1, new Text(text))));

        Loaded back = found(Reads.none().message(messageId(1)).message(messageId(2)));
        assertThat(back.messages()).extracting(row -> row.content().shown()).containsExactly(text);
        assertThat(back.guestMessages())
                .extracting(row -> row.content().shown())
                .containsExactly(text);
    }
}
