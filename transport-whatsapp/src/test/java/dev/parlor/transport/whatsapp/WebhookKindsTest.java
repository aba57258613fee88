package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.USER_ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Reach;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Attachment;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.DeliveryReport;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each documented kind of item, alone in a payload. */
class WebhookKindsTest {
    private static final Reach ANA = new Reach(PHONE, USER_ID);
    private static final String ECHO = "{'from':'447700900100','to':'447700900101','to_user_id':'GB.A1b2C3d4',"
            + "'id':'wamid.echo','timestamp':'1790000000','type':'text','text':{'body':'From the app'}}";
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

    @Test
    void a_guest_message_in_standby_is_the_guests_act_too() {
        List<Item> items = Payload.items(Samples.payload("standby"));

        assertThat(items).singleElement().isInstanceOfSatisfying(Item.FromGuest.class, message -> {
            assertThat(message.from()).isEqualTo(ANA);
            assertThat(message.profileName()).isNotNull();
            assertThat(message.content()).isEqualTo(new Text("For another program"));
        });
    }

    @Test
    void W2_a_status_in_standby_is_a_report_and_an_echo_there_is_one_too() {
        String status = "{'id':'wamid.out','status':'played','timestamp':'1790000000'}";
        List<Item> items =
                items(payload("standby", "'standby':{'statuses':[" + status + "],'message_echoes':[" + ECHO + "]}"));

        assertThat(items).hasSize(2);
        assertThat(items.get(0)).isInstanceOf(Item.Report.class);
        assertThat(items.get(1)).isInstanceOf(Item.SentElsewhere.class);
    }

    @Test
    void W2_what_was_sent_from_the_business_app_is_told_as_such_and_is_no_guest_message() {
        assertThat(only(payload("smb_message_echoes", "'message_echoes':[" + ECHO + "]")))
                .isEqualTo(new Item.SentElsewhere(
                        NUMBER, new PlatformId("wamid.echo"), ANA, THEN, new Text("From the app")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'type':'text'; 'type':'hologram_of_2027'; hologram_of_2027",
                "'text':{'body'; 'text':{'bodies'; text",
                "'type':'text',; ; unnamed",
                "'type':'text'; 'type':'revoke'; -"
            })
    void I2_an_echo_of_any_kind_is_kept(String part, @Nullable String odd, String kind) {
        Item item = only(
                payload("smb_message_echoes", "'message_echoes':[" + ECHO.replace(part, odd == null ? "" : odd) + "]"));

        assertThat(((Item.SentElsewhere) item).content())
                .satisfies(content -> assertThat(content instanceof Unsupported odds ? odds.kind() : "-")
                        .isEqualTo(kind));
    }

    @Test
    void I2_an_echo_to_nobody_is_kept_as_it_came() {
        String echo = ECHO.replace("'to'", "'too'").replace("'to_user_id'", "'tooo'");

        assertKept(
                only(payload("smb_message_echoes", "'message_echoes':[" + echo + "]")),
                "an echo to neither a phone number nor a user id",
                "From the app");
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
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'recipient_id':'447700900101','recipient_user_id':'GB.A1b2C3d4'; both",
                "'recipient_id':'+447700900101'; phone",
                "'recipient_user_id':'GB.A1b2C3d4'; user",
                "'recipient_id':'','recipient_user_id':{}; none",
                "'recipient_id':'group 7','recipient_user_id':'LONG'; none",
                "'x':1; none"
            })
    void C4_I2_a_status_says_where_it_arrived_as_far_as_that_can_be_read(String members, String known) {
        String status = "{'id':'wamid.out','status':'sent','timestamp':'1790000000',"
                + members.replace("LONG", "x".repeat(600)) + "}";
        Reach to = ((Item.Report) only(payload("messages", "'statuses':[" + status + "]"))).to();

        Reach wanted = switch (known) {
            case "both" -> ANA;
            case "phone" -> Reach.by(PHONE);
            case "user" -> new Reach(null, USER_ID);
            default -> null;
        };
        assertThat(to).isEqualTo(wanted);
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
    @CsvSource({"sent,SENT", "delivered,DELIVERED", "read,READ", "played,PLAYED"})
    void M4_each_documented_status_is_a_report(String word, DeliveryReport.Status status) {
        Item item = only(payload("messages", "'statuses':[" + status(word) + "]"));

        assertThat(((Item.Report) item).report().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleted", "warning", "status_of_2027"})
    void I2_a_status_of_former_times_or_of_later_ones_is_kept(String word) {
        assertKept(only(payload("messages", "'statuses':[" + status(word) + "]")), "status " + word, "wamid.out");
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

    private static String status(String word) {
        return "{'id':'wamid.out','status':'" + word + "','timestamp':'1790000000'}";
    }

    private static String preference(String from, String category, String value) {
        return payload(
                "user_preferences",
                "'user_preferences':[{" + from + ",'category':'" + category + "','value':'" + value
                        + "','timestamp':1790000000}]");
    }

    private static String payload(String field, String value) {
        return "{'object':'whatsapp_business_account','entry':[{'id':'900','changes':[{'field':'" + field
                + "','value':{'messaging_product':'whatsapp','metadata':{'phone_number_id':'" + NUMBER.value()
                + "'},'contacts':[]," + value + "}}]}]}";
    }

    private static Item.FromGuest fromGuest(String payload) {
        return (Item.FromGuest) only(payload);
    }

    private static Item only(String payload) {
        List<Item> items = items(payload);
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static List<Item> items(String payload) {
        return Payload.items(payload.replace('\'', '"').getBytes(UTF_8));
    }

    private static void assertKept(Item item, String reason, String raw) {
        assertThat(item).isInstanceOfSatisfying(Item.NotUnderstood.class, kept -> {
            assertThat(kept.reason()).isEqualTo(reason);
            assertThat(kept.raw()).contains(raw);
        });
    }
}
