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
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform says of messages that were sent: statuses, echoes, and both in standby. */
class WebhookStatusTest {
    private static final Reach ANA = new Reach(PHONE, USER_ID);
    private static final String ECHO = "{'from':'447700900100','to':'447700900101','to_user_id':'GB.A1b2C3d4',"
            + "'id':'wamid.echo','timestamp':'1790000000','type':'text','text':{'body':'From the app'}}";
    private static final Instant THEN = Instant.ofEpochSecond(1_790_000_000);

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
    void a_guest_message_in_standby_is_the_guests_act_too() {
        List<Item> items = Payload.items(Samples.payload("standby"));

        assertThat(items).singleElement().isInstanceOfSatisfying(Item.FromGuest.class, message -> {
            assertThat(message.from()).isEqualTo(ANA);
            assertThat(message.profileName()).isNotNull();
            assertThat(message.content()).isEqualTo(new Text("For another program"));
        });
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

    private static String status(String word) {
        return "{'id':'wamid.out','status':'" + word + "','timestamp':'1790000000'}";
    }
}
