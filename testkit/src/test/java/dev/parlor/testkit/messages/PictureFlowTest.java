package dev.parlor.testkit.messages;

import static dev.parlor.testkit.messages.Desk.IDA;
import static dev.parlor.testkit.messages.Desk.LIBRARY;
import static dev.parlor.testkit.messages.Desk.OLE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.OrganizationId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Picture;
import dev.parlor.message.PictureAnswer;
import dev.parlor.message.SendOptions;
import dev.parlor.message.StoredBytes;
import dev.parlor.message.Text;
import dev.parlor.refusal.Measure;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.memory.InMemoryMediaStore;
import dev.parlor.timeline.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PictureFlowTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d");

    private final InMemoryMediaStore media = new InMemoryMediaStore();
    private final Desk desk = new Desk(builder -> builder.media(media));

    @Test
    void M3_a_held_picture_is_visible_and_is_handed_to_the_transport_with_its_bytes() throws IOException {
        desk.windowCloses();
        desk.sends(IDA, kept(PNG, "The shelf"), SendOptions.none());
        assertThat(desk.last(IDA)).isInstanceOf(Entry.Ours.class);

        desk.guest(new Text("Hello"), null);

        assertThat(desk.lastSent()).isEqualTo("The shelf");
        try (InputStream bytes =
                desk.wire.sent().get(desk.wire.sent().size() - 1).file().open().orElseThrow()) {
            assertThat(bytes.readAllBytes()).isEqualTo(PNG);
        }
    }

    @Test
    void M6_the_caption_of_a_picture_carries_the_label() throws IOException {
        desk.parlor.add(IDA, desk.thread, List.of(OLE));
        desk.sends(IDA, kept(PNG, "The shelf"), SendOptions.none());

        assertThat(desk.lastSent()).isEqualTo("Ida:\nThe shelf");
    }

    @Test
    void M2_the_content_of_a_picture_decides_and_not_its_name() throws IOException {
        assertThat(kept(PNG, "").file().mimeType()).isEqualTo("image/png");
        assertThat(kept(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1}, "")
                        .file()
                        .mimeType())
                .isEqualTo("image/jpeg");
        assertThat(refused("GIF89a and more".getBytes(US_ASCII)).reason()).isEqualTo(RefusalReason.WRONG_TYPE);
        assertThat(refused(new byte[0]).reason()).isEqualTo(RefusalReason.WRONG_TYPE);
    }

    @Test
    void M2_a_picture_may_have_5_MB_and_not_one_byte_more() throws IOException {
        int most = 5 * 1024 * 1024;

        assertThat(Objects.requireNonNull(
                                kept(Arrays.copyOf(PNG, most), "").file().bytes())
                        .size())
                .isEqualTo(most);
        assertThat(refused(Arrays.copyOf(PNG, most + 3)).measure()).isEqualTo(new Measure(most, most + 3));
    }

    @Test
    void M3_a_picture_whose_bytes_are_gone_is_refused() throws IOException {
        Picture picture = kept(PNG, "");
        media.delete(LIBRARY, key(picture).key());

        assertThat(desk.refused(IDA, picture, SendOptions.none()).reason()).isEqualTo(RefusalReason.FILE_GONE);
    }

    @Test
    void invariant_10_the_bytes_of_one_organization_are_not_anothers() throws IOException {
        Picture picture = kept(PNG, "");

        assertThat(media.open(new OrganizationId("other"), key(picture).key())).isEmpty();
        assertThat(media.open(LIBRARY, key(picture).key())).isPresent();
    }

    @Test
    void M3_a_guests_picture_is_shown_before_its_bytes_have_arrived() {
        desk.guest(new Picture("media-1", "image/jpeg", "Look"), null);

        assertThat(desk.lastOfGuest(IDA).message().content())
                .isInstanceOfSatisfying(
                        Picture.class,
                        picture -> assertThat(picture.file().state()).isEqualTo(Attachment.State.PENDING));
    }

    private static StoredBytes key(Picture picture) {
        return Objects.requireNonNull(picture.file().bytes());
    }

    private Picture kept(byte[] bytes, String caption) throws IOException {
        return desk.parlor
                .keep(IDA, new ByteArrayInputStream(bytes), caption)
                .fold(
                        PictureAnswer.Kept::picture,
                        refused -> Desk.fail(refused.refusal().reason()));
    }

    private Refusal refused(byte[] bytes) throws IOException {
        return desk.parlor
                .keep(IDA, new ByteArrayInputStream(bytes), "")
                .fold(kept -> Desk.fail(kept), PictureAnswer.Refused::refusal);
    }
}
