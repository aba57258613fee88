package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.parlor.contact.ErasureKey;
import dev.parlor.id.GuestId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Location;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is known of a guest or a thread, as a file for others. */
class ExportFlowTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path PAGE = Path.of("../docs/export.md");

    private final Room room =
            new Room(builder -> builder.random(new SplittableRandom(11)).erasureKey(ErasureKey.of(new byte[32])));
    private final ThreadId thread = room.agreed(MIRA);
    private final GuestId guest = room.parlor.contacts().of(MIRA).get(0).guest();

    @Test
    void T4_a_guests_export_holds_addresses_messages_of_both_sides_notices_and_consent() throws IOException {
        room.writes(MIRA, thread, "Shall we meet?");
        room.dispatch();
        room.receives(room.report(2, DeliveryReport.Status.READ));
        room.guestWrites("At \"nine\"\n\u2028");
        room.receives(room.item(new Location(51.5, -0.1, "Pier", "Quay 1"), room.clock.instant(), null));
        List<JsonNode> lines = export(guest);

        assertThat(lines)
                .allSatisfy(line -> assertThat(line.get("kind").isString()).isTrue());
        assertThat(one(lines, "guest").get("phone").asString()).isEqualTo("+447700900123");
        assertThat(of(lines, "contact"))
                .extracting(line -> line.get("owner").asString())
                .containsExactlyInAnyOrder("mira", "tomas");
        assertThat(of(lines, "message"))
                .extracting(line -> line.get("content").get("text").asString())
                .contains("Shall we meet?", Bank.REQUEST);
        assertThat(of(lines, "message"))
                .anySatisfy(
                        line -> assertThat(line.get("delivery").has("readAt")).isTrue());
        assertThat(of(lines, "guestMessage"))
                .extracting(line -> line.get("content").path("text").asString())
                .containsExactly("Pier", "At \"nine\"\n\u2028", "Yes");
        assertThat(of(lines, "guestMessage")
                        .get(0)
                        .get("content")
                        .get("latitude")
                        .asDouble())
                .isEqualTo(51.5);
        assertThat(of(lines, "notice"))
                .extracting(line -> line.get("fact").asString())
                .contains("OPT_IN_GRANTED");
        assertThat(of(lines, "consent"))
                .extracting(line -> line.get("act").asString())
                .containsExactly("ASKED", "GRANTED");
    }

    @Test
    void T4_a_threads_export_has_no_entry_of_another_thread() throws IOException {
        ThreadId other = room.agreed(TOMAS);
        room.writes(TOMAS, other, "only here");

        StringBuilder lines = new StringBuilder();
        room.parlor.records().export(BANK, thread, lines);
        assertThat(lines).doesNotContain("only here");
        assertThat(of(parsed(lines), "thread")).hasSize(1);
        assertThat(of(export(guest), "thread")).hasSize(2);
    }

    @Test
    void T4_the_last_line_says_how_many_there_are_so_that_a_part_is_known_as_one() throws IOException {
        StringBuilder lines = new StringBuilder();
        long written = room.parlor.records().export(BANK, guest, lines);

        List<JsonNode> all = parsed(lines);
        assertThat(all).hasSize((int) written);
        assertThat(all.get(all.size() - 1).get("kind").asString()).isEqualTo("end");
        assertThat(all.get(all.size() - 1).get("lines").asLong()).isEqualTo(written - 1);
    }

    @Test
    void T4_nothing_is_written_of_a_guest_or_a_thread_that_never_was() throws IOException {
        StringBuilder lines = new StringBuilder();

        assertThat(room.parlor.records().export(BANK, new GuestId(new UUID(0, 1)), lines))
                .isZero();
        assertThat(room.parlor.records().export(BANK, new ThreadId(new UUID(0, 1)), lines))
                .isZero();
        assertThat(lines).isEmpty();
    }

    @Test
    void T4_a_long_thread_is_exported_whole_and_each_entry_once() throws IOException {
        for (int message = 0; message < 450; message++) {
            room.receives(room.text("text " + message, room.clock.instant()));
        }

        assertThat(of(export(guest), "guestMessage"))
                .extracting(line -> line.get("id").asString())
                .hasSize(451)
                .doesNotHaveDuplicates();
    }

    @Test
    void T4_what_cannot_be_written_is_the_callers_to_know() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatIOException().isThrownBy(() -> room.parlor.records().export(BANK, guest, full));
    }

    @Test
    void T4_O9_an_outsider_can_compute_the_chain_from_the_export_alone() throws IOException {
        room.guestWrites("STOP");
        assertChain(of(export(guest), "consent"), true);

        room.parlor.records().erase(BANK, guest);
        assertChain(of(export(guest), "consent"), false);
    }

    @Test
    void T4_the_page_about_the_format_shows_what_is_written() throws IOException {
        room.writes(MIRA, thread, "Shall we meet?");
        room.dispatch();
        room.receives(room.report(2, DeliveryReport.Status.DELIVERED));
        room.guestWrites("At nine.");
        room.parlor.records().hold(BANK, thread, "Case 12");
        StringBuilder lines = new StringBuilder();
        room.parlor.records().export(BANK, guest, lines);

        String page = Files.readString(PAGE, UTF_8);
        String example = "```json\n" + lines + "```";
        String renewed = page.replaceFirst("(?s)```json\n.*?```", Matcher.quoteReplacement(example));
        if (System.getProperty("export.write") != null) {
            Files.writeString(PAGE, renewed, UTF_8);
        }
        assertThat(Files.readString(PAGE, UTF_8))
                .as("docs/export.md is not up to date; renew it with ./mvnw test -Dexport.write")
                .isEqualTo(renewed);
    }

    // As docs/export.md describes it, and with nothing of Parlor's.

    private static void assertChain(List<JsonNode> records, boolean withPersonal) {
        String previous = "";
        long sequence = 0;
        for (JsonNode record : records) {
            sequence++;
            JsonNode evidence = record.get("evidence");
            JsonNode seal = record.get("seal");
            assertThat(seal.get("sequence").asLong()).isEqualTo(sequence);
            assertThat(seal.get("previous").asString()).isEqualTo(previous);
            assertThat(seal.has("salt")).isEqualTo(withPersonal);
            if (withPersonal) {
                assertThat(digest(Stream.of(
                                text(seal, "salt"),
                                text(evidence, "wording"),
                                text(evidence, "answer"),
                                text(evidence, "verbatim"))))
                        .isEqualTo(seal.get("personal").asString());
            }
            Stream<String> facts = Stream.of(
                    previous,
                    Long.toString(sequence),
                    text(record, "guest"),
                    text(record, "number"),
                    text(record, "thread"),
                    text(record, "act"),
                    text(record, "at"),
                    text(record, "recordedAt"),
                    text(evidence, "askedByOrganization"),
                    text(evidence, "askedBy"),
                    text(evidence, "request"),
                    text(evidence, "template"),
                    text(evidence, "language"),
                    text(evidence, "method"),
                    text(evidence, "namesRequest"));
            Stream<String> buttons = evidence.get("buttons")
                    .valueStream()
                    .flatMap(button -> Stream.of(
                            text(button, "payload"), button.get("meaning").asString()));
            Stream<String> joined = Stream.ofNullable(evidence.get("joined"))
                    .flatMap(head -> Stream.of("guest", "number", "sequence", "hash")
                            .map(field -> head.get(field).asString()));
            previous = digest(Stream.of(facts, buttons, joined, Stream.of(text(seal, "personal")))
                    .flatMap(each -> each));
            assertThat(seal.get("hash").asString()).isEqualTo(previous);
        }
        assertThat(sequence).isPositive();
    }

    private static String digest(Stream<String> fields) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            fields.forEach(field -> {
                byte[] bytes = field == null ? new byte[0] : field.getBytes(UTF_8);
                sha.update(ByteBuffer.allocate(4)
                        .putInt(field == null ? -1 : bytes.length)
                        .array());
                sha.update(bytes);
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String text(JsonNode object, String field) {
        return object.has(field) ? object.get(field).asString() : null;
    }

    private List<JsonNode> export(GuestId whom) throws IOException {
        StringBuilder lines = new StringBuilder();
        room.parlor.records().export(BANK, whom, lines);
        return parsed(lines);
    }

    private static List<JsonNode> parsed(CharSequence lines) {
        return lines.toString().lines().map(JSON::readTree).toList();
    }

    private static List<JsonNode> of(List<JsonNode> lines, String kind) {
        return lines.stream()
                .filter(line -> line.get("kind").asString().equals(kind))
                .toList();
    }

    private static JsonNode one(List<JsonNode> lines, String kind) {
        assertThat(of(lines, kind)).hasSize(1);
        return of(lines, kind).get(0);
    }
}
