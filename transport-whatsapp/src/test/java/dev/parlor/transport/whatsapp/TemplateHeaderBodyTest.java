package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.outgoing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.id.MediaId;
import dev.parlor.id.MediaKey;
import dev.parlor.message.Attachment;
import dev.parlor.message.StoredBytes;
import dev.parlor.message.Template;
import dev.parlor.message.TemplateHeader;
import dev.parlor.message.TemplateParts;
import dev.parlor.transport.Outgoing;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header of a template that shows a file. */
class TemplateHeaderBodyTest {
    private static final Attachment KEPT =
            Attachment.kept(new StoredBytes(new MediaKey("file-1"), 10, "ab".repeat(32)), "image/png");

    @ParameterizedTest
    @CsvSource({"PICTURE, image", "VIDEO, video", "DOCUMENT, document"})
    void M1_M3_a_kept_file_goes_by_the_id_of_its_upload(TemplateHeader.Kind kind, String type) {
        Outgoing outgoing = outgoing(template(new TemplateHeader.File(kind, KEPT, "")));

        assertThat(json(outgoing.with(new MediaId("880"))))
                .contains("{\"type\":\"header\",\"parameters\":[{\"type\":\"" + type + "\",\"" + type
                        + "\":{\"id\":\"880\"}}]}");
        assertThat(new MessageBody(null).of(outgoing)).as("not uploaded yet").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PICTURE, image", "VIDEO, video", "DOCUMENT, document"})
    void M1_a_file_of_the_web_goes_by_its_address(TemplateHeader.Kind kind, String type) {
        TemplateHeader header = new TemplateHeader.Linked(kind, URI.create("https://example.org/a?b=1"), "");

        assertThat(json(outgoing(template(header))))
                .contains("\"" + type + "\":{\"link\":\"https://example.org/a?b=1\"}");
    }

    @Test
    void M1_only_a_document_shows_its_name() {
        URI address = URI.create("https://example.org/a");

        assertThat(json(outgoing(template(new TemplateHeader.Linked(TemplateHeader.Kind.DOCUMENT, address, "a.pdf")))))
                .contains("\"filename\":\"a.pdf\"");
        assertThat(json(outgoing(template(new TemplateHeader.Linked(TemplateHeader.Kind.PICTURE, address, "a.png")))))
                .doesNotContain("filename");
    }

    @Test
    void an_address_that_is_not_https_is_refused_and_none_is_shown() {
        URI address = URI.create("https://example.org/secret");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new TemplateHeader.Linked(TemplateHeader.Kind.PICTURE, URI.create("http://example.org/a"), ""));
        assertThat(new TemplateHeader.Linked(TemplateHeader.Kind.PICTURE, address, "").toString())
                .doesNotContain("secret");
    }

    private static Template template(TemplateHeader header) {
        return new Template("offer", "en", List.of(), List.of(), "Look")
                .with(TemplateParts.none().withHeader(header));
    }

    private static String json(Outgoing outgoing) {
        return new String(new MessageBody(null).of(outgoing).orElseThrow(), UTF_8);
    }
}
