package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.contact.LegalHold;
import dev.parlor.id.MediaKey;
import dev.parlor.message.Attachment;
import dev.parlor.message.Content;
import dev.parlor.message.Ending;
import dev.parlor.message.Picture;
import dev.parlor.message.SendOptions;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.IntakeEntry;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TidyingFilesTest {
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

    abstract static class Facts extends OnAcme {
        Facts(Supplier<Database> kind) {
            super(kind);
        }

        @Test
        void M3_files_of_settled_messages_go_after_the_time_that_the_host_sets_and_those_to_be_sent_stay()
                throws IOException {
            StoredBytes sent = kept();
            StoredBytes cancelled = kept();
            StoredBytes held = kept();
            StoredBytes received = kept();
            StoredBytes unsent = kept();
            acme.write(
                    new ChangesBuilder()
                            .put(acme.accepted(1, 1, picture(sent)))
                            .put(acme.taken(2, 1, picture(cancelled)).cancelled(Ending.TAKEN_BACK, store.time()))
                            .put(acme.taken(3, 1, picture(held)))
                            .add(acme.wrote(4, 1, picture(received))),
                    1);
            clock.pass(Duration.ofDays(31));
            StoredBytes young = kept();
            acme.write(new ChangesBuilder().put(acme.accepted(5, 1, picture(young))), 1);
            assertThat(store.tidyFiles(Acme.ACME, media, Duration.ofDays(31))).isZero();
            clock.pass(MINUTE);

            assertThat(store.tidyFiles(Acme.ACME, media, Duration.ofDays(31))).isEqualTo(4);

            assertThat(there(sent, cancelled, held, received, unsent, young)).containsExactly(held.key(), young.key());
        }

        @Test
        void M3_S11_a_file_whose_message_waits_in_the_intake_stays() throws Exception {
            StoredBytes waiting = kept();
            try (Connection connection = database.pool().getConnection()) {
                connection.setAutoCommit(false);
                store.intake(connection)
                        .append(new IntakeEntry(
                                Acme.message(1), Acme.ANN, Acme.thread(1), picture(waiting), SendOptions.none()));
                connection.commit();
            }
            clock.pass(Duration.ofDays(32));

            assertThat(store.tidyFiles(Acme.ACME, media, Duration.ofDays(31))).isZero();
        }

        @Test
        void T4_a_legal_hold_on_a_thread_or_its_guest_keeps_files_and_its_end_lets_them_go() throws IOException {
            StoredBytes ofHeldGuest = kept();
            StoredBytes ofHeldThread = kept();
            StoredBytes ofAnotherThread = kept();
            acme.begin(3);
            LegalHold hold = new LegalHold(Acme.guestId(1), null, "a dispute", store.time());
            acme.write(
                    new ChangesBuilder()
                            .put(acme.accepted(1, 1, picture(ofHeldGuest)))
                            .add(acme.wrote(2, 2, picture(ofHeldThread)))
                            .put(acme.accepted(3, 3, picture(ofAnotherThread)))
                            .set(hold)
                            .set(new LegalHold(Acme.guestId(2), Acme.thread(2), "a dispute", store.time()))
                            .set(new LegalHold(Acme.guestId(3), Acme.thread(2), "a dispute", store.time())),
                    1,
                    2,
                    3);
            clock.pass(Duration.ofDays(32));

            assertThat(store.tidyFiles(Acme.ACME, media, Duration.ofDays(31))).isEqualTo(1);
            assertThat(there(ofHeldGuest, ofHeldThread, ofAnotherThread))
                    .containsExactly(ofHeldGuest.key(), ofHeldThread.key());

            acme.write(new ChangesBuilder().lift(hold), 1);
            assertThat(store.tidyFiles(Acme.ACME, media, Duration.ofDays(31))).isEqualTo(1);
            assertThat(there(ofHeldGuest, ofHeldThread)).containsExactly(ofHeldThread.key());
        }

        @Test
        void M3_a_file_may_not_go_while_the_platform_can_still_give_its_message_back() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.tidyFiles(Acme.ACME, media, Duration.ofDays(30)))
                    .withMessageContaining("PT744H");
        }

        private static Content picture(StoredBytes bytes) {
            return new Picture(Attachment.kept(bytes, "image/png"), "");
        }

        private List<MediaKey> there(StoredBytes... files) {
            List<MediaKey> there = new ArrayList<>();
            for (StoredBytes file : files) {
                media.open(Acme.ACME, file.key()).ifPresent(bytes -> there.add(file.key()));
            }
            return there;
        }
    }
}
