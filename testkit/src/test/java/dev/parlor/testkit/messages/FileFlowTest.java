package dev.parlor.testkit.messages;

import static dev.parlor.testkit.messages.Desk.IDA;
import static dev.parlor.testkit.messages.Desk.LIBRARY;
import static dev.parlor.testkit.messages.Desk.OLE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.message.Content;
import dev.parlor.message.FileAnswer;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.Media;
import dev.parlor.message.MessageState;
import dev.parlor.message.NewFile;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.memory.InMemoryMediaStore;
import dev.parlor.timeline.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that members keep, send and open (rules M2, M3). */
class FileFlowTest {
    private static final byte[] PDF = "%PDF-1.7 and more".getBytes(UTF_8);

    private final InMemoryMediaStore media = new InMemoryMediaStore(this::now);
    private final Desk desk = new Desk(builder -> builder.media(media));

    @Test
    void M3_a_document_goes_with_the_name_that_the_guest_sees() throws IOException {
        desk.sends(IDA, document("opening hours.pdf"), SendOptions.none());

        assertThat(desk.wire.sent().get(desk.wire.sent().size() - 1).content())
                .isInstanceOfSatisfying(Media.class, sent -> {
                    assertThat(sent.kind()).isEqualTo(Media.Kind.DOCUMENT);
                    assertThat(sent.fileName()).isEqualTo("opening hours.pdf");
                    assertThat(sent.file().mimeType()).isEqualTo("application/pdf");
                });
    }

    @Test
    void M2_a_document_has_a_name_of_at_most_255_characters() throws IOException {
        assertThat(desk.refused(IDA, document(" "), SendOptions.none()).reason())
                .isEqualTo(RefusalReason.EMPTY);
        assertThat(desk.refused(IDA, document("x".repeat(256)), SendOptions.none())
                        .reason())
                .isEqualTo(RefusalReason.TOO_LONG);
        desk.sends(IDA, document("x".repeat(255)), SendOptions.none());
    }

    @Test
    void M2_what_a_file_is_called_does_not_make_it_a_document() throws IOException {
        byte[] program = {'M', 'Z', 0, 1, 2, 3};

        assertThat(refused(NewFile.document(new ByteArrayInputStream(program), "letter.pdf", ""))
                        .reason())
                .isEqualTo(RefusalReason.WRONG_TYPE);
        assertThat(filesKept()).isZero();
    }

    @Test
    void M2_an_old_word_file_says_far_behind_its_beginning_what_it_is() throws IOException {
        Media doc = (Media) kept(NewFile.document(compound("WordDocument"), "letter", ""));
        assertThat(doc.file().mimeType()).isEqualTo("application/msword");

        Media table = (Media) kept(NewFile.document(compound("Workbook"), "table", ""));
        assertThat(table.file().mimeType()).isEqualTo("application/vnd.ms-excel");

        int before = filesKept();
        assertThat(refused(NewFile.document(compound("Drawing"), "x.doc", "")).reason())
                .isEqualTo(RefusalReason.WRONG_TYPE);
        assertThat(filesKept()).isEqualTo(before);
    }

    @Test
    void M3_M2_sounds_films_and_stickers_are_kept_by_what_they_are() throws IOException {
        byte[] film = "\0\0\0\u0018ftypisom".getBytes(UTF_8);

        assertThat(mimeType(NewFile.audio(stream("ID3 and more".getBytes(UTF_8)))))
                .isEqualTo("audio/mpeg");
        assertThat(mimeType(NewFile.video(stream(film), "Look"))).isEqualTo("video/mp4");
        assertThat(mimeType(NewFile.sticker(stream("RIFF....WEBPVP8L".getBytes(UTF_8)))))
                .isEqualTo("image/webp");
        assertThat(refused(NewFile.video(stream(PDF), "")).reason()).isEqualTo(RefusalReason.WRONG_TYPE);
        assertThat(refused(NewFile.picture(stream(film), "")).reason()).isEqualTo(RefusalReason.WRONG_TYPE);
    }

    @Test
    void M3_P6_who_may_read_an_entry_may_open_its_file_and_nobody_else() throws IOException {
        MessageId early = desk.sends(IDA, document("early.pdf"), SendOptions.none());
        assertThat(opened(OLE, early)).isInstanceOf(FileAnswer.Refused.class);

        desk.parlor.add(IDA, desk.thread, List.of(OLE));
        assertThat(bytes(opened(OLE, early))).isEqualTo(PDF);

        desk.parlor.leave(OLE, desk.thread);
        MessageId late = desk.sends(IDA, document("late.pdf"), SendOptions.none());
        assertThat(bytes(opened(OLE, early))).isEqualTo(PDF);
        FileAnswer.Refused refused = (FileAnswer.Refused) opened(OLE, late);
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NO_FILE);
    }

    @Test
    void M3_an_entry_without_a_file_has_none_to_open() {
        MessageId text = desk.writes(IDA, "No file here");

        assertThat(opened(IDA, text)).isInstanceOf(FileAnswer.Refused.class);
    }

    @Test
    void M3_bytes_that_nobody_sent_within_a_day_are_forgotten() throws IOException {
        Content unsent = document("unsent.pdf");
        MessageId sent = desk.sends(IDA, document("sent.pdf"), SendOptions.none());
        assertThat(passes(Duration.ofHours(24).minusSeconds(1)).forgetUnsentFiles(LIBRARY))
                .isZero();

        assertThat(passes(Duration.ofSeconds(1)).forgetUnsentFiles(LIBRARY)).isEqualTo(1);

        assertThat(bytes(opened(IDA, sent))).isEqualTo(PDF);
        assertThat(desk.refused(IDA, unsent, SendOptions.none()).reason()).isEqualTo(RefusalReason.FILE_GONE);
    }

    @Test
    void M3_bytes_of_a_held_or_cancelled_message_are_not_forgotten() throws IOException {
        desk.windowCloses();
        MessageId held = desk.sends(IDA, document("held.pdf"), SendOptions.none());
        passes(Duration.ofDays(100)).forgetUnsentFiles(LIBRARY);
        assertThat(bytes(opened(IDA, held))).isEqualTo(PDF);

        desk.guest(new Text("STOP"), null);
        passes(Duration.ofDays(100)).forgetUnsentFiles(LIBRARY);

        assertThat(desk.timeline(IDA))
                .anyMatch(entry -> entry instanceof Entry.Ours ours
                        && ours.message().id().equals(held)
                        && ours.message().state() == MessageState.CANCELLED);
        assertThat(bytes(opened(IDA, held))).isEqualTo(PDF);
    }

    private Instant now() {
        return desk.clock.instant();
    }

    private Parlor passes(Duration duration) {
        desk.clock.pass(duration);
        return desk.parlor;
    }

    private FileAnswer opened(MemberId reader, MessageId entry) {
        return desk.parlor.openFile(reader, desk.thread, entry);
    }

    private static byte[] bytes(FileAnswer answer) throws IOException {
        try (InputStream bytes = ((FileAnswer.Opened) answer).bytes()) {
            return bytes.readAllBytes();
        }
    }

    private int filesKept() {
        return media.keptBefore(LIBRARY, now().plusSeconds(1), null, 100).size();
    }

    private Content document(String fileName) throws IOException {
        return kept(NewFile.document(stream(PDF), fileName, ""));
    }

    private Content kept(NewFile file) throws IOException {
        return desk.parlor
                .keep(IDA, file)
                .fold(
                        KeepAnswer.Kept::content,
                        refused -> Desk.fail(refused.refusal().reason()));
    }

    private String mimeType(NewFile file) throws IOException {
        return kept(file).attachment().orElseThrow().mimeType();
    }

    private Refusal refused(NewFile file) throws IOException {
        return desk.parlor.keep(IDA, file).fold(kept -> Desk.fail(kept), KeepAnswer.Refused::refusal);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    /** A compound file whose directory begins 512 × 301 bytes from its beginning. */
    private static InputStream compound(String part) {
        byte[] file = new byte[512 * 302];
        byte[] signature = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
        System.arraycopy(signature, 0, file, 0, signature.length);
        file[30] = 9;
        file[48] = (byte) (300 & 0xff);
        file[49] = (byte) (300 >> 8);
        byte[] name = part.getBytes(UTF_16LE);
        System.arraycopy(name, 0, file, 512 * 301 + 128, name.length);
        return new ByteArrayInputStream(file);
    }
}
