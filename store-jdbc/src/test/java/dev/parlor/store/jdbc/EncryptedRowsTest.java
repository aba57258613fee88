package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parlor.consent.AnswerButton;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.contact.LegalHold;
import dev.parlor.id.MessageId;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.StoreException;
import dev.parlor.testkit.MovableClock;
import dev.parlor.transport.Item;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EncryptedRowsTest {
    /** One word in each place where people's words are kept. */
    private static final List<String> WORDS =
            List.of("apricot", "blueberry", "cranberry", "damson", "elderberry", "figs", "gooseberry");

    @Nested
    class OnH2 extends Facts {
        OnH2() {
            super(Databases::h2);
        }
    }

    @Nested
    class OnPostgres extends Facts {
        OnPostgres() {
            super(Databases::postgres);
        }
    }

    abstract static class Facts extends OnDatabase {
        private final MovableClock clock = MovableClock.at("2026-03-02T12:00:00Z");

        Facts(Supplier<Database> kind) {
            super(kind);
        }

        @Test
        void X10_no_word_of_anybody_stands_in_any_column() throws SQLException {
            say(store(TestKeys.cipher("spring")));

            assertThat(found()).isEmpty();
        }

        @Test
        void X10_without_a_cipher_each_would_be_found() throws SQLException {
            say(plain());

            assertThat(found()).containsExactlyElementsOf(WORDS);
        }

        @Test
        void X10_everything_comes_back_from_its_cipher() throws SQLException {
            JdbcStore store = store(TestKeys.cipher("spring"));
            say(store);

            assertThat(words(store)).containsExactlyElementsOf(WORDS);
        }

        @Test
        void X10_a_wrong_key_or_none_is_told_by_its_name() throws SQLException {
            say(store(TestKeys.cipher("spring")));

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> words(store(TestKeys.cipher("summer"))))
                    .withMessageContaining("key spring");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> words(plain()))
                    .withMessageContaining("key spring");
        }

        @Test
        void X10_what_is_there_stays_readable_and_is_encrypted_anew_when_it_is_written_again() throws SQLException {
            say(plain());
            JdbcStore spring = store(TestKeys.cipher("spring"));
            Acme acme = new Acme(spring);
            acme.write(new ChangesBuilder().put(acme.taken(1, 1, new Text(WORDS.get(0)))), 1);
            JdbcStore summer = store(TestKeys.cipher("summer", "spring"));
            new Acme(summer).write(new ChangesBuilder().add(acme.wrote(2, 1, new Text(WORDS.get(1)))), 1);

            assertThat(words(summer)).containsExactlyElementsOf(WORDS);
            assertThat(database.query("SELECT substr(body, 1, 11) FROM parlor_message"))
                    .containsExactly(List.of("enc:spring:"));
            assertThat(database.query("SELECT substr(body, 1, 11) FROM parlor_guest_message"))
                    .containsExactly(List.of("enc:summer:"));
            assertThat(found()).doesNotContain(WORDS.get(0), WORDS.get(1)).contains(WORDS.get(2));
        }

        private JdbcStore plain() {
            return JdbcStore.builder(database.pool()).clock(clock).build();
        }

        private JdbcStore store(ContentCipher cipher) {
            return JdbcStore.builder(database.pool())
                    .clock(clock)
                    .encryptedBy(cipher)
                    .build();
        }

        private void say(JdbcStore store) throws SQLException {
            Acme acme = new Acme(store);
            acme.begin(1);
            Evidence evidence = Evidence.ofRequest(
                    Acme.ANN,
                    Acme.message(3),
                    WORDS.get(2),
                    "may_we_write",
                    "en",
                    List.of(new AnswerButton("yes", true)));
            acme.write(
                    new ChangesBuilder()
                            .put(acme.taken(1, 1, new Text(WORDS.get(0))))
                            .add(acme.wrote(2, 1, new Text(WORDS.get(1))))
                            .add(new ConsentRecord(
                                    Acme.chat(1),
                                    Acme.thread(1),
                                    ConsentAct.ASKED,
                                    clock.instant(),
                                    clock.instant(),
                                    evidence))
                            .put(new Quarantined(
                                    clock.instant(), "unread", new Item.NotUnderstood("unread", WORDS.get(3))))
                            .set(new LegalHold(Acme.guestId(1), null, WORDS.get(4), clock.instant()))
                            .set(new LegalHold(Acme.guestId(1), Acme.thread(1), WORDS.get(5), clock.instant())),
                    1);
            try (Connection connection = database.pool().getConnection()) {
                connection.setAutoCommit(false);
                store.intake(connection)
                        .append(new IntakeEntry(
                                Acme.message(9), Acme.ANN, Acme.thread(1), new Text(WORDS.get(6)), SendOptions.none()));
                connection.commit();
            }
        }

        private static List<String> words(JdbcStore store) {
            Reads reads =
                    Reads.of(Reads.Part.CONSENT).messages(List.of(new MessageId[] {Acme.message(1), Acme.message(2)}));
            Loaded loaded = store.read(Acme.ACME, Set.of(Acme.chat(1)), Set.of(), reads);
            List<String> words = new ArrayList<>();
            loaded.messages().forEach(row -> words.add(((Text) row.content()).body()));
            loaded.guestMessages().forEach(row -> words.add(((Text) row.content()).body()));
            loaded.consents()
                    .forEach(row -> words.add(String.valueOf(row.evidence().wording())));
            store.quarantined(Acme.ACME, 10).forEach(row -> words.add(((Item.NotUnderstood) row.item()).raw()));
            store.holds(Acme.ACME).forEach(row -> words.add(row.reason()));
            store.intakeEntries(10).forEach(row -> words.add(((Text) row.content()).body()));
            words.sort(null);
            return words;
        }

        /** The words that stand in any column of any table, as text or as bytes. */
        private List<String> found() {
            StringBuilder everything = new StringBuilder();
            for (String table : database.tables()) {
                for (List<String> row : database.query("SELECT * FROM " + table)) {
                    row.forEach(value -> everything.append(value).append('\n'));
                }
            }
            String all = everything.toString().toLowerCase(Locale.ROOT);
            return WORDS.stream()
                    .filter(word -> all.contains(word)
                            || all.contains(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8))))
                    .toList();
        }
    }
}
