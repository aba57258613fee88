package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.OneChange.assertKept;
import static dev.parlor.transport.whatsapp.OneChange.items;
import static dev.parlor.transport.whatsapp.OneChange.only;
import static dev.parlor.transport.whatsapp.OneChange.payload;
import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Reach;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Attachment;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.Edit;
import dev.parlor.message.ListReply;
import dev.parlor.message.Location;
import dev.parlor.message.Media;
import dev.parlor.message.Picture;
import dev.parlor.message.Reaction;
import dev.parlor.message.Referral;
import dev.parlor.message.Revocation;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each documented kind of item, alone in a payload. */
class WebhookKindsTest {
    private static final Reach ANA = new Reach(PHONE, USER_ID);
    private static final Instant THEN = Instant.ofEpochSecond(1_790_000_000);

    static List<Arguments> kinds() {
        Attachment jpeg = Attachment.announced("88", "image/jpeg");
        return List.of(
                Arguments.of("text", "{'body':'Hi'}", new Text("Hi")),
                Arguments.of("image", "{'id':'88','mime_type':'image/jpeg','sha256':'x'}", new Picture(jpeg, "")),
                Arguments.of(
                        "image",
                        "{'id':88,'mime_type':'image/jpeg','caption':'Lamp','url':'https://x'}",
                        new Picture(jpeg, "Lamp")),
                Arguments.of("video", "{'id':'88','mime_type':'video/mp4'}", media(Media.Kind.VIDEO, "video/mp4")),
                Arguments.of(
                        "audio",
                        "{'id':'88','mime_type':'audio/ogg; codecs=opus','voice':true}",
                        media(Media.Kind.AUDIO, "audio/ogg; codecs=opus")),
                Arguments.of("voice", "{'id':'88','mime_type':'audio/ogg'}", media(Media.Kind.AUDIO, "audio/ogg")),
                Arguments.of(
                        "document",
                        "{'id':'88','mime_type':'application/pdf'}",
                        media(Media.Kind.DOCUMENT, "application/pdf")),
                Arguments.of(
                        "sticker",
                        "{'id':'88','mime_type':'image/webp','animated':false}",
                        media(Media.Kind.STICKER, "image/webp")),
                Arguments.of("location", "{'latitude':51.5,'longitude':'-0.1'}", new Location(51.5, -0.1, "", "")),
                Arguments.of("button", "{'payload':'p1','text':'Yes'}", new ButtonReply("p1", "Yes")),
                Arguments.of(
                        "interactive",
                        "{'type':'button_reply','button_reply':{'id':'p1','title':'Yes'}}",
                        new ButtonReply("p1", "Yes")),
                Arguments.of(
                        "interactive",
                        "{'type':'list_reply','list_reply':{'id':'p1','title':'Nine','description':'x'}}",
                        new ListReply("p1", "Nine")),
                Arguments.of("reaction", "{'message_id':'wamid.out','emoji':'x'}", new Reaction("x")),
                Arguments.of("reaction", "{'message_id':'wamid.out'}", Reaction.none()),
                Arguments.of("reaction", "{'message_id':'wamid.out','emoji':''}", Reaction.none()),
                Arguments.of(
                        "edit",
                        "{'original_message_id':'wamid.in','message':{'type':'text','text':{'body':'Hi'}}}",
                        new Edit(new Text("Hi"))),
                Arguments.of("revoke", "{'original_message_id':'wamid.in'}", new Revocation()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void M1_each_documented_kind_is_understood(String type, String object, Content expected) {
        assertThat(fromGuest(message(type, object)).content()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "order; {'catalog_id':'7','product_items':[]}; order",
                "interactive; {'type':'nfm_reply','nfm_reply':{'name':'flow','response_json':'{}'}}; nfm_reply",
                "interactive; {'type':'call_permission_reply','call_permission_reply':{}}; call_permission_reply",
                "interactive; {'type':'button_reply'}; button_reply",
                "interactive; 7; interactive",
                "unsupported; {'type':'poll_creation'}; unsupported",
                "request_welcome; {}; request_welcome",
                "ephemeral; {}; ephemeral",
                "unknown; {}; unknown",
                "hologram_of_2027; {'depth':3}; hologram_of_2027",
                "text; {}; text",
                "text; {'body':7}; text",
                "image; {'caption':'no id'}; image",
                "location; {'latitude':91,'longitude':0}; location",
                "contacts; []; contacts"
            })
    void M1_what_is_not_known_or_not_as_documented_is_kept_as_the_guests_act(String type, String object, String kind) {
        assertThat(fromGuest(message(type, object)).content()).isInstanceOfSatisfying(Unsupported.class, content -> {
            assertThat(content.kind()).isEqualTo(kind);
            assertThat(content.raw()).contains("wamid.in.1");
        });
    }

    @Test
    void M1_a_message_that_an_advertisement_led_to_says_so() {
        String led = message(
                "text",
                "{'body':'Hi'},'referral':{'source_type':'ad','source_id':'17','source_url':'https://example.org/a',"
                        + "'headline':'Lamps','body':'All of them','media_type':'image','ctwa_clid':'ARA-x',"
                        + "'welcome_message':{'text':'Hello'}}");

        assertThat(fromGuest(led).content()).isEqualTo(new Text("Hi"));
        assertThat(fromGuest(led).referral())
                .isEqualTo(new Referral("ad", "17", "https://example.org/a", "Lamps", "All of them", "ARA-x"));
        assertThat(fromGuest(message("text", "{'body':'Hi'}")).referral()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"7; -", "{}; Referral()", "{'source_type':7,'headline':null}; Referral()", "'post'; -"})
    void I2_M1_a_referral_of_any_shape_spoils_no_message(String referral, String read) {
        Item.FromGuest led = fromGuest(message("text", "{'body':'Hi'},'referral':" + referral));

        assertThat(led.content()).isEqualTo(new Text("Hi"));
        assertThat(String.valueOf(led.referral())).isEqualTo(read.equals("-") ? "null" : read);
    }

    @Test
    void I2_a_message_without_the_contacts_block_and_without_the_object_of_its_type_is_a_message() {
        String bare = "{'from_user_id':'" + USER_ID.value()
                + "','id':'wamid.in.1','timestamp':1790000000,'type':'interactive'}";

        Item.FromGuest message =
                fromGuest(payload("messages", "'messages':[" + bare + "]").replace("'contacts'", "'others'"));

        assertThat(message.from()).isEqualTo(new Reach(null, USER_ID));
        assertThat(message.content()).isInstanceOf(Unsupported.class);
    }

    @ParameterizedTest
    @CsvSource({"stop,false", "resume,true"})
    void O10_what_a_guest_says_about_marketing_is_a_preference(String value, boolean wanted) {
        assertThat(only(preference("'wa_id':'447700900101','user_id':'GB.A1b2C3d4'", "marketing_messages", value)))
                .isEqualTo(new Item.Preference(NUMBER, ANA, THEN, wanted));
    }

    @Test
    void O10_a_preference_without_a_phone_is_known_by_user_id() {
        assertThat(only(preference("'user_id':'GB.A1b2C3d4'", "marketing_messages", "stop")))
                .isEqualTo(new Item.Preference(NUMBER, new Reach(null, USER_ID), THEN, false));
    }

    @ParameterizedTest
    @CsvSource({
        "marketing_messages, perhaps, preference perhaps",
        "utility_messages, stop, preference about utility_messages"
    })
    void I2_a_preference_of_another_kind_is_kept(String category, String value, String reason) {
        assertKept(only(preference("'user_id':'GB.A1b2C3d4'", category, value)), reason, value);
    }

    @Test
    void I2_a_preference_of_nobody_is_kept() {
        assertKept(
                only(preference("'detail':'x'", "marketing_messages", "stop")),
                "neither phone number nor user id",
                "stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "field_of_2027"})
    void I2_what_is_kept_says_to_which_number_it_came(String field) {
        assertThat(only(payload(field, "'messages':[{'type':'system'}]")))
                .isInstanceOfSatisfying(
                        Item.NotUnderstood.class,
                        kept -> assertThat(kept.number()).isEqualTo(NUMBER));
    }

    @Test
    void I2_what_names_no_number_or_an_impossible_one_is_kept_without() {
        String none = payload("field_of_2027", "'x':1").replace("'phone_number_id'", "'phone'");
        String impossible = payload("field_of_2027", "'x':1").replace(NUMBER.value(), "7".repeat(600));

        assertThat(List.of(only(none), only(impossible)))
                .allSatisfy(item -> assertThat(item)
                        .isInstanceOfSatisfying(
                                Item.NotUnderstood.class,
                                kept -> assertThat(kept.number()).isNull()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message_template_components_update",
                "history",
                "smb_app_state_sync",
                "group_lifecycle_update",
                "group_participants_update",
                "group_settings_update",
                "group_status_update",
                "calls",
                "flows",
                "payment_configuration_update",
                "partner_solutions",
                "automatic_events",
                "messaging_handovers",
                "user_id_update",
                "field_of_2027"
            })
    void I2_a_field_that_is_not_about_messages_is_kept_whole(String field) {
        assertKept(only(payload(field, "'event':'SOMETHING'")), "field " + field, "SOMETHING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_identity_changed", "user_identity_changed", "system_of_2027"})
    void W2_what_else_the_platform_says_of_a_guest_is_kept_and_is_no_guest_message(String type) {
        assertKept(only(message("system", "{'type':'" + type + "'}")), "system " + type, "wamid.in.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'forwarded':true; -",
                "'frequently_forwarded':true; -",
                "'referred_product':{'catalog_id':'7','product_retailer_id':'x'}; -",
                "'from':'447700900100','id':'wamid.out'; wamid.out",
                "'from':'nobody','id':'wamid.out','referred_product':7; wamid.out",
                "'id':7; 7",
                "'id':{}; -",
                "'context_of_2027':{}; -"
            })
    void M7_I2_what_a_message_refers_to_spoils_it_in_no_shape(String context, String quoted) {
        Item.FromGuest message = fromGuest(message("text", "{'body':'Hi'},'context':{" + context + "}"));

        assertThat(message.content()).isEqualTo(new Text("Hi"));
        assertThat(message.quoted()).isEqualTo(quoted.equals("-") ? null : new PlatformId(quoted));
    }

    @Test
    void I2_errors_are_kept_wherever_they_stand() {
        String failed = "{'id':'wamid.out','status':'failed','timestamp':'1790000000','errors':[{'code':131050}]}";
        String unsupported = "{'from':'447700900101','id':'wamid.in.1','timestamp':'1790000000','type':'unsupported',"
                + "'errors':[{'code':131051}]}";
        List<Item> items = items(payload(
                "messages", "'errors':[{'code':131035}],'statuses':[" + failed + "],'messages':[" + unsupported + "]"));

        assertThat(items).hasSize(3);
        assertThat(((Unsupported) ((Item.FromGuest) items.get(0)).content()).raw())
                .contains("131051");
        assertThat(items.get(1))
                .isInstanceOfSatisfying(
                        Item.Report.class,
                        report -> assertThat(report.report().failure()).isNotNull());
        assertKept(items.get(2), "errors, code 131035", "131035");
    }

    private static Media media(Media.Kind kind, String type) {
        return new Media(kind, Attachment.announced("88", type), "", "");
    }

    private static String message(String type, String object) {
        return payload(
                "messages",
                "'messages':[{'from':'447700900101','from_user_id':'GB.A1b2C3d4','id':'wamid.in.1',"
                        + "'timestamp':'1790000000','type':'" + type + "','" + type + "':" + object + "}]");
    }

    private static String preference(String from, String category, String value) {
        return payload(
                "user_preferences",
                "'user_preferences':[{" + from + ",'category':'" + category + "','value':'" + value
                        + "','timestamp':1790000000}]");
    }

    private static Item.FromGuest fromGuest(String payload) {
        return (Item.FromGuest) only(payload);
    }
}
