package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.DESK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.directory.ReengageTemplate;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.id.MediaId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Attachment;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.NewFile;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Template;
import dev.parlor.message.TemplateHeader;
import dev.parlor.message.TemplateParts;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.memory.InMemoryMediaStore;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A template with a file above its text, on its way to the platform: rules M1, M3 and W6. */
class TemplateHeaderFlowTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d");

    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final InMemoryMediaStore media = new InMemoryMediaStore(room.clock);
    private final Parlor host = room.host(room.wire).media(media).build();
    private final ReengageTemplate offer = new ReengageTemplate(DESK, "offer", "en", "Look, {{1}}.", Category.UTILITY);

    @BeforeEach
    void theThreadIsQuiet() {
        host.directory().put(BANK, offer);
        room.passes(Duration.ofHours(25));
    }

    @Test
    void M3_W6_a_kept_file_is_uploaded_before_the_template_goes_and_goes_by_the_platforms_id() throws IOException {
        taken(picture(TemplateHeader.Kind.PICTURE));
        host.dispatchDue();

        assertThat(room.wire.media().uploaded()).containsExactly(PNG);
        assertThat(lastSent().mediaId()).isEqualTo(new MediaId("media-1"));
        assertThat(((Template) lastSent().content()).parts().header()).isInstanceOf(TemplateHeader.File.class);
    }

    @Test
    void M3_a_template_whose_file_could_not_be_uploaded_waits_for_the_next_try() throws IOException {
        int before = room.wire.sent().size();
        room.wire.media().answerNextUpload(new UploadResult.NotUploaded("trouble"));
        taken(picture(TemplateHeader.Kind.PICTURE));
        host.dispatchDue();
        assertThat(room.wire.sent()).hasSize(before);

        room.passes(Duration.ofMinutes(10));
        host.dispatchDue();

        assertThat(lastSent().mediaId()).isEqualTo(new MediaId("media-2"));
    }

    @Test
    void M1_a_linked_header_needs_no_upload() {
        TemplateHeader linked =
                new TemplateHeader.Linked(TemplateHeader.Kind.VIDEO, URI.create("https://example.org/film.mp4"), "");
        taken(linked);
        host.dispatchDue();

        assertThat(room.wire.media().uploaded()).isEmpty();
        assertThat(((Template) lastSent().content()).parts().header()).isEqualTo(linked);
    }

    @Test
    void M2_W6_a_file_of_another_kind_and_one_that_is_not_kept_are_refused() throws IOException {
        Attachment announced = Attachment.announced("media-9", "image/png");

        assertThat(refused(picture(TemplateHeader.Kind.VIDEO))).isEqualTo(RefusalReason.WRONG_TYPE);
        assertThat(refused(new TemplateHeader.File(TemplateHeader.Kind.PICTURE, announced, "")))
                .isEqualTo(RefusalReason.NOT_SENDABLE);
    }

    @Test
    void M5_the_same_key_with_another_header_is_refused() {
        SendOptions key = SendOptions.none().key("offer-1");
        reengage(new TemplateHeader.Words(null, "October"), key);

        assertThat(reengage(new TemplateHeader.Words(null, "October"), key)).isInstanceOf(SendAnswer.Taken.class);
        assertThat(reason(reengage(new TemplateHeader.Words(null, "May"), key))).isEqualTo(RefusalReason.KEY_TAKEN);
    }

    private TemplateHeader picture(TemplateHeader.Kind kind) throws IOException {
        KeepAnswer.Kept kept = (KeepAnswer.Kept) host.keep(MIRA, NewFile.picture(new ByteArrayInputStream(PNG), ""));
        return new TemplateHeader.File(kind, kept.content().attachment().orElseThrow(), "");
    }

    private void taken(TemplateHeader header) {
        assertThat(reengage(header, SendOptions.none())).isInstanceOf(SendAnswer.Taken.class);
    }

    private RefusalReason refused(TemplateHeader header) {
        return reason(reengage(header, SendOptions.none()));
    }

    private SendAnswer reengage(TemplateHeader header, SendOptions options) {
        TemplateParts parts = TemplateParts.none().withHeader(header);
        return host.reengage(MIRA, thread, offer.id(), List.of("Noor"), parts, options);
    }

    private static RefusalReason reason(SendAnswer answer) {
        return answer.fold(Room::fail, no -> no.refusal().reason());
    }

    private Outgoing lastSent() {
        List<Outgoing> sent = room.wire.sent();
        return sent.get(sent.size() - 1);
    }
}
