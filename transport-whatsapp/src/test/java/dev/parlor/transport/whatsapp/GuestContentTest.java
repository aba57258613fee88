package dev.parlor.transport.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parlor.id.PlatformId;
import dev.parlor.message.Attachment;
import dev.parlor.message.ContactCard;
import dev.parlor.message.Edit;
import dev.parlor.message.ListReply;
import dev.parlor.message.Location;
import dev.parlor.message.Media;
import dev.parlor.message.Reaction;
import dev.parlor.message.Revocation;
import dev.parlor.message.Text;
import dev.parlor.transport.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What guests send besides texts, pictures and taps. */
class GuestContentTest {
    @Test
    void M1_each_documented_kind_is_known() {
        assertThat(messages("more-kinds"))
                .extracting(Item.FromGuest::content)
                .containsExactly(
                        new Location(51.5, -0.12, "Office", "1 Main Street"),
                        new ContactCard(List.of(
                                new ContactCard.Person("Front Desk", List.of("+44 7700 900105")),
                                new ContactCard.Person("", List.of()))),
                        media(Media.Kind.STICKER, "880770660550441", "image/webp", "", ""),
                        media(Media.Kind.AUDIO, "880770660550442", "audio/ogg; codecs=opus", "", ""),
                        media(Media.Kind.VIDEO, "880770660550443", "video/mp4", "Look", ""),
                        media(Media.Kind.DOCUMENT, "880770660550444", "application/pdf", "", "plan.pdf"),
                        new ListReply("mo-9", "09:00"));
    }

    @Test
    void M7_reactions_edits_and_revocations_name_the_message_that_they_are_about() {
        assertThat(messages("about-others"))
                .extracting(Item.FromGuest::content, Item.FromGuest::quoted)
                .containsExactly(
                        tuple(new Reaction("👍"), new PlatformId("wamid.out.1")),
                        tuple(Reaction.none(), new PlatformId("wamid.out.1")),
                        tuple(new Edit(new Text("Now at ten")), new PlatformId("wamid.in.1")),
                        tuple(new Revocation(), new PlatformId("wamid.in.2")));
    }

    private static Media media(Media.Kind kind, String id, String type, String caption, String fileName) {
        return new Media(kind, Attachment.announced(id, type), caption, fileName);
    }

    private static List<Item.FromGuest> messages(String file) {
        Endpoint endpoint = new Endpoint();
        assertThat(endpoint.post(Samples.payload(file)).status()).isEqualTo(200);
        return endpoint.received.stream().map(Item.FromGuest.class::cast).toList();
    }
}
