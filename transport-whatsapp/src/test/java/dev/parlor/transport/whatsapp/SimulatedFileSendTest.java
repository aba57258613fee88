package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.TOKEN;
import static dev.parlor.transport.whatsapp.Samples.send;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Reach;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.MediaId;
import dev.parlor.id.MediaKey;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Content;
import dev.parlor.message.Media;
import dev.parlor.message.Picture;
import dev.parlor.message.Rejection;
import dev.parlor.message.StoredBytes;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of file that is sent by the platform's id, to a platform that checks each member. */
class SimulatedFileSendTest {
    private final PlatformModel model = PlatformModel.at(MovableClock.at(Instant.ofEpochSecond(1_790_000_000)))
            .addAccessToken(TOKEN)
            .addNumber(NUMBER.value(), "+44 7700 900001", "2060001");
    private final Phone ana = model.guest(PHONE.value());
    private final String greeting = ana.writes("Hello");
    private CloudApiSimulator simulator;
    private WhatsAppTransport transport;

    @BeforeEach
    void start() {
        simulator = CloudApiSimulator.around(model).start();
        transport = transport(simulator.baseUrl()).build();
    }

    @AfterEach
    void stop() {
        transport.close();
        simulator.close();
    }

    @Test
    void M1_M3_each_kind_of_file_is_a_request_that_the_platform_takes_whole() {
        assertShown(new Picture(file("image/jpeg"), "The shelf"), "(image) The shelf");
        assertShown(new Picture(file("image/png"), ""), "(image)");
        assertShown(media(Media.Kind.AUDIO, "audio/ogg", "", ""), "(audio)");
        assertShown(media(Media.Kind.VIDEO, "video/mp4", "A film", ""), "(video) A film");
        assertShown(media(Media.Kind.DOCUMENT, "application/pdf", "Please sign", "plan.pdf"), "(document) Please sign");
        assertShown(media(Media.Kind.STICKER, "image/webp", "", ""), "(sticker)");
    }

    @Test
    void M7_M3_a_picture_can_answer_a_message_of_the_guest() {
        assertShown(new Picture(file("image/jpeg"), "This one"), "(image) This one");

        assertThat(ana.screen().get(ana.screen().size() - 1).quotedId()).isEqualTo(greeting);
    }

    @Test
    void M3_the_guest_sees_the_name_of_a_document() {
        Outgoing document = outgoing(media(Media.Kind.DOCUMENT, "application/pdf", "", "plan.pdf"), new MediaId("77"));

        assertThat(new String(new MessageBody(null).of(document).orElseThrow(), UTF_8))
                .contains("\"document\":{\"id\":\"77\",\"filename\":\"plan.pdf\"}");
    }

    @Test
    void M3_an_id_that_the_platform_does_not_have_is_trouble_with_the_media() {
        assertThat(send(transport, outgoing(new Picture(file("image/jpeg"), ""), new MediaId("77"))))
                .isEqualTo(new SendResult.Rejected(Rejection.of(Rejection.Kind.MEDIA, 131053)));
    }

    private static Attachment file(String mimeType) {
        return Attachment.kept(new StoredBytes(new MediaKey("key"), 5, ""), mimeType);
    }

    private static Media media(Media.Kind kind, String mimeType, String caption, String fileName) {
        return new Media(kind, file(mimeType), caption, fileName);
    }

    private Outgoing outgoing(Content content, MediaId file) {
        return new Outgoing(NUMBER, Reach.by(PHONE), new AttemptToken("attempt-1"), content, new PlatformId(greeting))
                .with(file);
    }

    private void assertShown(Content content, String shown) {
        String type = content.attachment().orElseThrow().mimeType();
        String id =
                simulator.act(platform -> platform.media().upload(NUMBER.value(), type, "hello".getBytes(US_ASCII)));

        assertThat(send(transport, outgoing(content, new MediaId(id)))).isInstanceOf(SendResult.Accepted.class);
        assertThat(simulator.<List<?>>act(PlatformModel::violations)).isEmpty();
        assertThat(ana.screen().get(ana.screen().size() - 1).text()).isEqualTo(shown);
    }
}
