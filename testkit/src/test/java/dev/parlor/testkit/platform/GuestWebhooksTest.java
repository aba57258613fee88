package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.GUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a guest can do, in the shapes in which the platform tells it. */
class GuestWebhooksTest {

    private final PlatformFixture platform = new PlatformFixture();

    @Test
    void every_kind_of_file_has_its_members_and_its_bytes() {
        byte[] bytes = {1, 2, 3};
        String picture = "{'mime_type':'image/png','caption':'Lamp'}";

        assertFile(GuestFile.picture("image/png", bytes).captioned("Lamp"), "image", picture, "(picture) Lamp");
        assertFile(GuestFile.video("video/mp4", bytes), "video", "{'mime_type':'video/mp4'}", "(video)");
        assertFile(GuestFile.audio("audio/mpeg", bytes), "audio", "{'voice':false}", "(audio)");
        assertFile(GuestFile.voice(bytes), "audio", "{'mime_type':'audio/ogg; codecs=opus','voice':true}", "(voice)");
        assertFile(GuestFile.document("text/csv", "a.csv", bytes), "document", "{'filename':'a.csv'}", "(document)");
        assertFile(GuestFile.sticker(true, bytes), "sticker", "{'animated':true}", "(sticker)");
    }

    @Test
    void sounds_and_stickers_have_no_words_below_them() {
        assertThatThrownBy(() -> GuestFile.voice(new byte[1]).captioned("Hear"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GuestFile.sticker(false, new byte[1]).captioned("See"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void places_cards_orders_and_forms_are_messages_of_their_own_types() {
        platform.gus.sendsLocation(48.2, 16.37, "Office");
        assertThat(message().at("/location/latitude").doubleValue()).isEqualTo(48.2);
        platform.gus.sendsContact("Ben", "+447700900105");
        assertThat(message().at("/contacts/0/name/formatted_name").stringValue())
                .isEqualTo("Ben");
        platform.gus.orders("7", "lamp", 2, 9.5, "EUR");
        assertThat(message().at("/order/product_items/0/quantity").intValue()).isEqualTo(2);
        platform.gus.fillsForm("{\"size\": 7}");
        assertThat(message().at("/interactive/nfm_reply/response_json").stringValue())
                .isEqualTo("{\"size\":7}");
        assertThat(platform.gus.windowEndsAt())
                .contains(platform.clock.instant().plus(Duration.ofHours(24)));
    }

    @Test
    void what_the_platform_does_not_hand_on_names_its_code() {
        platform.gus.sendsUnsupported("poll_creation", 131051);

        JsonNode message = message();
        assertThat(message.get("type").stringValue()).isEqualTo("unsupported");
        assertThat(message.at("/unsupported/type").stringValue()).isEqualTo("poll_creation");
        assertThat(message.at("/errors/0/code").intValue()).isEqualTo(131051);
    }

    @Test
    void an_edit_and_a_revocation_name_the_guests_own_message_and_open_nothing() {
        String first = platform.gus.writes("Hello");
        platform.clock.advance(Duration.ofHours(1));
        platform.webhookValues();

        platform.gus.edits(first, "Hallo");
        JsonNode edit = message().get("edit");
        platform.gus.revokes(first);
        JsonNode revoke = message().get("revoke");

        assertThat(edit.get("original_message_id").stringValue()).isEqualTo(first);
        assertThat(edit.at("/message/text/body").stringValue()).isEqualTo("Hallo");
        assertThat(revoke.get("original_message_id").stringValue()).isEqualTo(first);
        assertThat(platform.gus.windowEndsAt())
                .contains(platform.clock.instant().plus(Duration.ofHours(23)));
        assertThatThrownBy(() -> platform.gus.edits("wamid.other", "x")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void an_ad_stands_beside_the_text_and_a_groups_text_is_kept_apart() {
        platform.gus.writesFromAd("Lamps", "Is it there?");
        assertThat(message().at("/referral/headline").stringValue()).isEqualTo("Lamps");

        int lines = platform.gus.screen().size();
        platform.gus.writesInGroup("group-1", "Hi all");
        assertThat(message().get("group_id").stringValue()).isEqualTo("group-1");
        assertThat(platform.gus.screen()).hasSize(lines);
    }

    @Test
    void a_group_text_opens_no_window() {
        platform.gus.writesInGroup("group-1", "Hi all");

        assertThat(platform.gus.windowEndsAt()).isEmpty();
    }

    @Test
    void another_number_is_told_without_contact_and_the_window_stays_behind() {
        platform.gus.writes("Hello");
        platform.webhookValues();

        platform.gus.changesNumber("+44 7700 900555");

        JsonNode value = platform.webhookValues().get(0);
        JsonNode message = value.at("/messages/0");
        assertThat(value.has("contacts")).isFalse();
        assertThat(message.has("from_user_id")).isFalse();
        assertThat(message.get("from").stringValue()).isEqualTo("447700900123");
        assertThat(message.at("/system/type").stringValue()).isEqualTo("user_changed_number");
        assertThat(message.at("/system/wa_id").stringValue()).isEqualTo("447700900555");
        assertThat(message.at("/system/previous_user_id").stringValue()).isEqualTo("GB.77");
        assertThat(message.at("/system/user_id").stringValue()).isEqualTo(platform.gus.userId());
        assertThat(platform.gus.screen()).hasSize(1);
        assertThat(platform.gus.windowEndsAt()).isEmpty();
        assertThat(PlatformFixture.code(platform.sendText("to the old number"))).isEqualTo(131026);
    }

    @Test
    void another_number_that_is_hidden_is_told_as_another_user_id_only() {
        platform.gus.hidesNumber().changesNumber("+447700900555");

        JsonNode message = message();
        assertThat(message.at("/system/type").stringValue()).isEqualTo("user_changed_user_id");
        assertThat(message.toString()).doesNotContain("447700900");
    }

    @Test
    void a_number_of_somebody_else_cannot_be_taken() {
        platform.model.guest("+447700900555");

        assertThatThrownBy(() -> platform.gus.changesNumber("+447700900555"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void messages_wait_for_a_phone_that_is_offline() {
        platform.gus.writes("Hello");
        platform.gus.online(false);
        platform.webhookValues();

        platform.sendText("Are you there?");
        assertThat(statuses()).containsExactly("sent");
        assertThat(platform.gus.screen()).hasSize(1);

        platform.gus.online(true);
        assertThat(statuses()).containsExactly("delivered");
        platform.gus.online(false).online(true);
        assertThat(statuses()).isEmpty();
    }

    @Test
    void one_who_left_cannot_be_reached_until_back() {
        platform.gus.writes("Hello");
        platform.gus.onWhatsApp(false);
        assertThat(PlatformFixture.code(platform.sendText("Hi"))).isEqualTo(131026);

        platform.gus.onWhatsApp(true);
        assertThat(platform.sendText("Hi").status()).isEqualTo(200);
    }

    @Test
    void a_voice_note_is_played_once_and_read_by_that() {
        platform.gus.writes("Hello");
        String file = platform.model.media().upload(PlatformFixture.NUMBER, "audio/ogg", new byte[1]);
        platform.send(PlatformFixture.json("{'messaging_product':'whatsapp','to':'" + GUS
                + "','type':'audio','audio':{'id':'" + file + "','voice':true}}"));
        platform.sendText("And a text");
        platform.webhookValues();

        assertThat(platform.gus.plays()).isEqualTo(1);
        assertThat(platform.gus.plays()).isZero();
        assertThat(statuses()).containsExactly("read", "played");
    }

    @Test
    void marketing_is_stopped_and_resumed_by_preference() {
        platform.gus.stopsMarketing();
        platform.gus.resumesMarketing();

        List<JsonNode> values = platform.webhookValues();
        assertThat(values)
                .extracting(value -> value.at("/user_preferences/0/value").stringValue())
                .containsExactly("stop", "resume");
        assertThat(values.get(0).at("/user_preferences/0/timestamp").isIntegralNumber())
                .isTrue();
    }

    @Test
    void what_another_responder_answers_comes_as_standby() {
        platform.gus.answeredElsewhere(true).writes("Hello");

        String webhook = platform.model.takeWebhooks().get(0).text();
        JsonNode change = Json.parse(webhook).at("/entry/0/changes/0");
        assertThat(change.get("field").stringValue()).isEqualTo("standby");
        assertThat(change.at("/value/standby/messages/0/text/body").stringValue())
                .isEqualTo("Hello");
        assertThat(change.at("/value").has("messages")).isFalse();
    }

    private void assertFile(GuestFile file, String type, String members, String shown) {
        platform.gus.sends(file);
        JsonNode message = message();
        assertThat(message.get("type").stringValue()).isEqualTo(type);
        JsonNode wanted = Json.parse(PlatformFixture.json(members));
        wanted.properties()
                .forEach(member -> assertThat(message.at("/" + type + "/" + member.getKey()))
                        .isEqualTo(member.getValue()));
        String id = message.at("/" + type + "/id").stringValue();
        String path = platform.model
                .media()
                .describe(PlatformFixture.NUMBER, id)
                .orElseThrow()
                .path();
        assertThat(platform.model.media().download(path)).contains(new byte[] {1, 2, 3});
        List<ScreenLine> screen = platform.gus.screen();
        assertThat(screen.get(screen.size() - 1).text()).isEqualTo(shown);
    }

    private JsonNode message() {
        List<JsonNode> values = platform.webhookValues();
        return values.get(values.size() - 1).at("/messages/0");
    }

    private List<String> statuses() {
        return platform.webhookValues().stream()
                .map(value -> value.at("/statuses/0/status").stringValue())
                .toList();
    }
}
