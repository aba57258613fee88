package dev.parlor.testkit.messages;

import static dev.parlor.testkit.messages.Desk.IDA;
import static dev.parlor.testkit.messages.Desk.LIBRARY;
import static dev.parlor.testkit.messages.Desk.OLE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.OrganizationId;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.NewFile;
import dev.parlor.message.Picture;
import dev.parlor.message.SendOptions;
import dev.parlor.message.StoredBytes;
import dev.parlor.refusal.Measure;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.memory.InMemoryMediaStore;
import dev.parlor.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PictureFlowTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d");

    private final InMemoryMediaStore media = new InMemoryMediaStore(MovableClock.at("2026-03-02T09:00:00Z"));
    private final Desk desk = new Desk(builder -> builder.media(media));

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

    private static StoredBytes key(Picture picture) {
        return Objects.requireNonNull(picture.file().bytes());
    }

    private Picture kept(byte[] bytes, String caption) throws IOException {
        return desk.parlor
                .keep(IDA, NewFile.picture(new ByteArrayInputStream(bytes), caption))
                .fold(
                        kept -> (Picture) kept.content(),
                        refused -> Desk.fail(refused.refusal().reason()));
    }

    private Refusal refused(byte[] bytes) throws IOException {
        return desk.parlor
                .keep(IDA, NewFile.picture(new ByteArrayInputStream(bytes), ""))
                .fold(kept -> Desk.fail(kept), KeepAnswer.Refused::refusal);
    }
}
