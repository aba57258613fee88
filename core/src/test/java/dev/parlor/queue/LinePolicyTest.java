package dev.parlor.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Attachment;
import dev.parlor.message.Content;
import dev.parlor.message.Location;
import dev.parlor.message.Picture;
import dev.parlor.message.Template;
import dev.parlor.message.TemplateHeader;
import dev.parlor.message.TemplateParts;
import dev.parlor.message.Text;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What hosts can choose about doubts and about order, by kind of content. */
class LinePolicyTest {
    private static final Content TEXT = new Text("Hello");
    private static final Content PICTURE = new Picture("media-1", "image/png", "");
    private static final Content PLACE = new Location(51.5, -0.1, "", "");
    private static final Template TEMPLATE = new Template("visit", "en", List.of(), List.of(), "Hello");
    private static final Content TEMPLATE_WITH_PICTURE = TEMPLATE.with(TemplateParts.none()
            .withHeader(new TemplateHeader.File(
                    TemplateHeader.Kind.PICTURE, Attachment.announced("media-2", "image/png"), "")));

    @Test
    void S4_of_what_is_in_doubt_texts_alone_go_once_more_by_themselves_unless_the_host_wants_it_otherwise() {
        assertThat(those(Resending.TEXTS::covers)).containsExactly(TEXT);
        assertThat(those(Resending.NEVER::covers)).isEmpty();
        assertThat(those(Resending.ALL::covers)).hasSize(5);
    }

    @Test
    void Q3_the_next_one_waits_after_what_carries_a_file_unless_the_host_wants_it_otherwise() {
        assertThat(those(AfterSent.MEDIA::waitsAfter)).containsExactly(PICTURE, TEMPLATE_WITH_PICTURE);
        assertThat(those(AfterSent.NEVER::waitsAfter)).isEmpty();
        assertThat(those(AfterSent.ALWAYS::waitsAfter)).hasSize(5);
    }

    private static List<Content> those(Predicate<Content> which) {
        return List.of(TEXT, PICTURE, PLACE, TEMPLATE, TEMPLATE_WITH_PICTURE).stream()
                .filter(which)
                .toList();
    }
}
