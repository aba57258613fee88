package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.contact.LegalHold;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.event.Event;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.StoreException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CodecEncryptionTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final String WORDS = "See you at six 🙂";
    private static final MessageId ID = new MessageId(new UUID(0, 1));
    private static final MessageId OTHER_ID = new MessageId(new UUID(0, 2));
    private static final ThreadId THREAD = new ThreadId(new UUID(0, 3));
    private static final GuestId GUEST = new GuestId(new UUID(0, 4));
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final IntakeEntry ENTRY =
            new IntakeEntry(ID, new MemberId(ACME, "ann"), THREAD, new Text(WORDS), SendOptions.none());

    @Test
    void X10_content_is_encrypted_and_says_with_which_key() {
        String body = written(codec("spring"));

        assertThat(body).startsWith("enc:spring:").doesNotContain("six", "text", "ann");
        assertThat(read(codec("spring"), ID, body)).isEqualTo(ENTRY);
    }

    @Test
    void X10_a_message_in_its_columns_comes_back_from_its_cipher() {
        Message message = Message.taken(
                ID,
                THREAD,
                new ChatId(GUEST, new BusinessNumberId("main")),
                7,
                Purpose.MEMBER,
                new MemberId(ACME, "ann"),
                new Text(WORDS),
                Set.of(),
                NOON);
        String body = codec("spring").write(ACME, Message.class, message, "id", "chat", "thread", "position");

        Message read = codec("spring")
                .read(
                        ACME,
                        Message.class,
                        body,
                        Map.of("id", ID, "chat", message.chat(), "thread", THREAD, "position", 7L));

        assertThat(body).startsWith("enc:spring:");
        assertThat(read).isEqualTo(message);
    }

    @Test
    void T4_the_reason_of_a_legal_hold_is_content() {
        LegalHold hold = new LegalHold(GUEST, null, "a dispute about an invoice", NOON);

        assertThat(codec("spring").write(ACME, LegalHold.class, hold, "guest", "thread"))
                .startsWith("enc:spring:");
    }

    @Test
    void V1_what_carries_no_content_stays_as_it_is() {
        assertThat(codec("spring").write(ACME, Event.class, new Event.GuestMessageReceived(THREAD, ID)))
                .startsWith("{");
        BusinessNumber number =
                BusinessNumber.openToAll(new BusinessNumberId("main"), new PlatformNumber("100"), Language.EN);
        assertThat(codec("spring").write(ACME, BusinessNumber.class, number)).startsWith("{");
    }

    @Test
    void X10_content_in_the_place_of_another_or_of_another_organization_is_found() {
        String body = written(codec("spring"));

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> read(codec("spring"), OTHER_ID, body));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> codec("spring")
                        .read(
                                new OrganizationId("other"),
                                IntakeEntry.class,
                                body,
                                Map.of("id", ID, "thread", THREAD)));
    }

    @Test
    void X10_a_key_that_is_missing_or_wrong_is_told_by_its_name_and_without_content() {
        String body = written(codec("spring"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> read(codec("summer"), ID, body))
                .withMessageContaining("key spring")
                .withStackTraceContaining("no key of the name spring")
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("six", body.substring(20)));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> read(codec("spring"), ID, body.replace("enc:spring", "enc:summer")));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> read(new Codec(Encryption.NONE), ID, body))
                .withStackTraceContaining("was given no cipher");
    }

    @Test
    void X10_a_new_key_is_for_what_is_written_and_old_ones_for_what_is_there() {
        Codec rotated = new Codec(Encryption.by(TestKeys.cipher("summer", "spring")));
        String plain = written(new Codec(Encryption.NONE));
        String old = written(codec("spring"));

        assertThat(read(rotated, ID, plain)).isEqualTo(ENTRY);
        assertThat(read(rotated, ID, old)).isEqualTo(ENTRY);
        assertThat(written(rotated)).startsWith("enc:summer:");
    }

    @Test
    void X10_a_name_of_a_key_that_could_not_be_told_from_the_rest_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Encryption.by(TestKeys.cipher("spring:2026")))
                .withMessageContaining("A-Z a-z 0-9");
    }

    private static Codec codec(String key) {
        return new Codec(
                Encryption.by(key.equals("spring") ? TestKeys.cipher("spring", "summer") : TestKeys.cipher(key)));
    }

    private static String written(Codec codec) {
        return codec.write(ACME, IntakeEntry.class, ENTRY, "id", "thread");
    }

    private static IntakeEntry read(Codec codec, MessageId id, String body) {
        return codec.read(ACME, IntakeEntry.class, body, Map.of("id", id, "thread", THREAD));
    }
}
