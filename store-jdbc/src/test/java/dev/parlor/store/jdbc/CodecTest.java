package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Contact;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.notice.Notice;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Pause;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Quarantined;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is stored can be read as long as it is kept: a component that is renamed, or a kind that is called otherwise, breaks one of
 * these. Then the new code has to read the old text too; the files are never changed, only new ones added.
 */
class CodecTest {
    private static final List<Class<?>> STORED = List.of(
            Organization.class,
            SubOrganization.class,
            BusinessNumber.class,
            TemplateStanding.class,
            Member.class,
            Pause.class,
            Guest.class,
            Contact.class,
            Chat.class,
            MessageThread.class,
            ConsentRecord.class,
            Message.class,
            GuestMessage.class,
            Notice.class,
            Attempt.class,
            DeliveryReport.class,
            Quarantined.class,
            IntakeEntry.class,
            ErasedGuest.class,
            LegalHold.class);

    private final Codec codec = new Codec(Encryption.NONE);

    @TestFactory
    Stream<DynamicTest> what_was_stored_is_read_and_written_as_ever() {
        return samples().entrySet().stream()
                .map(sample ->
                        DynamicTest.dynamicTest(sample.getKey(), () -> isAsEver(sample.getKey(), sample.getValue())));
    }

    @Test
    void every_kind_of_a_sealed_type_that_is_stored_has_a_name() {
        JsonNames.ALL.forEach(
                (type, kinds) -> assertThat(kinds.values()).containsExactlyInAnyOrder(type.getPermittedSubclasses()));
    }

    @Test
    void what_a_newer_host_wrote_besides_is_skipped_and_what_an_older_one_left_out_is_null() {
        String body = "{\"id\":\"ann\",\"name\":\"Ann\",\"whatsApp\":\"INHERIT\",\"shoeSize\":42}";

        Member read = codec.read(Room.ACME, Member.class, body, Map.of());

        assertThat(read.id()).isEqualTo(Room.ANN);
        assertThat(read.language()).isNull();
        assertThat(read.deleted()).isFalse();
    }

    @Test
    void a_member_of_another_organization_keeps_it() {
        String body = codec.write(new OrganizationId("other"), Member.class, Samples.of(Member.class));

        assertThat(body).contains("acme/ann");
        assertThat(codec.read(new OrganizationId("other"), Member.class, body, Map.of()))
                .isEqualTo(Samples.of(Member.class));
    }

    private record Sample(Class<?> type, Object value) {}

    private static Map<String, Sample> samples() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        STORED.forEach(type -> samples.put(type.getSimpleName(), new Sample(type, Samples.of(type))));
        samples.put(
                "Attempt-told", Objects.requireNonNull(samples.put("Attempt", new Sample(Attempt.class, untold()))));
        JsonNames.ALL.forEach((type, kinds) -> kinds.forEach(
                (name, kind) -> samples.put(type.getSimpleName() + "-" + name, new Sample(type, Samples.of(kind)))));
        return samples;
    }

    /** As attempts were before what was told of them was kept, and as they are until then. */
    private static Attempt untold() {
        Attempt told = (Attempt) Samples.of(Attempt.class);
        return new Attempt(
                told.token(),
                told.message(),
                told.chat(),
                told.fence(),
                told.armedAt(),
                told.open(),
                told.echoed(),
                null);
    }

    private void isAsEver(String name, Sample sample) throws IOException {
        String stored = stored(name);

        assertThat(codec.<Object>read(Room.ACME, type(sample), stored, Map.of()))
                .isEqualTo(sample.value());
        assertThat(codec.write(Room.ACME, sample.type(), sample.value())).isEqualTo(stored);
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> type(Sample sample) {
        return (Class<Object>) sample.type();
    }

    private static String stored(String name) throws IOException {
        try (InputStream file = CodecTest.class.getResourceAsStream("stored/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Writes the files of types that have none yet, into this folder: {@code java … CodecTest FOLDER}. */
    public static void main(String[] folder) throws IOException {
        Files.createDirectories(Path.of(folder[0]));
        for (Map.Entry<String, Sample> sample : samples().entrySet()) {
            Path file = Path.of(folder[0], sample.getKey() + ".json");
            if (!Files.exists(file)) {
                Sample value = sample.getValue();
                Files.writeString(
                        file, new Codec(Encryption.NONE).write(Room.ACME, value.type(), value.value()) + "\n");
            }
        }
    }
}
