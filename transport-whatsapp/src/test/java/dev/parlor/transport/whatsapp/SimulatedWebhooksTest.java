package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.ContactCard;
import dev.parlor.message.Content;
import dev.parlor.message.Location;
import dev.parlor.message.Media;
import dev.parlor.message.Picture;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.Webhook;
import dev.parlor.testkit.script.Play;
import dev.parlor.transport.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the simulated platform tells is understood, or kept whole. */
class SimulatedWebhooksTest {
    private final MovableClock clock = MovableClock.at("2026-11-22T09:00:00Z");
    private final PlatformModel platform =
            PlatformModel.at(clock).addAccessToken(TOKEN).addNumber(NUMBER.value(), "+44 7700 900001", "2060001");
    private final Play play = Play.on(platform, clock).add("guest " + PHONE.value() + " \"Ana\"");

    @Test
    void M1_every_kind_of_a_guests_message_is_understood() {
        List<Content> said = items("""
                Ana says "Hello"
                Ana says "From an ad" after the ad "Lamps"
                Ana sends picture caption "Lamp"
                Ana sends video
                Ana sends document named "plan.pdf"
                Ana sends audio
                Ana sends voice
                Ana sends sticker
                Ana sends location 48.2 16.37 named "Office"
                Ana sends contact "Ben" +447700900105
                """).stream()
                .map(item -> ((Item.FromGuest) item).content())
                .toList();

        assertThat(said)
                .extracting(content -> (Object) content.getClass())
                .containsExactly(
                        Text.class,
                        Text.class,
                        Picture.class,
                        Media.class,
                        Media.class,
                        Media.class,
                        Media.class,
                        Media.class,
                        Location.class,
                        ContactCard.class);
    }

    @Test
    void M1_what_has_no_kind_of_ours_is_the_guests_act_all_the_same() {
        List<Item> items = items("""
                Ana fills the form with "{}"
                Ana orders 2 of "lamp"
                Ana sends unsupported poll_creation
                Ana sends too big a file
                """);

        assertThat(items)
                .hasSize(4)
                .allSatisfy(
                        item -> assertThat(((Item.FromGuest) item).content()).isInstanceOf(Unsupported.class));
    }

    @Test
    void I2_everything_else_is_an_item_or_is_kept() {
        assertThat(items("""
                Ana says "In a group" in group group-1
                Ana stops marketing
                Ana changes number to +447700900124
                platform locks the account with 131031
                platform alerts "Careful"
                platform limits the number to TIER_2K
                platform reports error 131035
                platform approves the name "Harbor"
                platform shows "By phone" sent to Ana by phone
                """)).hasSize(10).noneMatch(Item.FromGuest.class::isInstance);
    }

    @Test
    void W3_what_another_responder_answers_is_the_guests_act_all_the_same() {
        assertThat(items("Ana is answered elsewhere\nAna says \"Hello\""))
                .singleElement()
                .isInstanceOf(Item.FromGuest.class);
    }

    private List<Item> items(String script) {
        play.add(script);
        assertThat(play.troubles()).isEmpty();
        return platform.takeWebhooks().stream()
                .map(Webhook::body)
                .flatMap(body -> Payload.items(body).stream())
                .toList();
    }
}
