package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.directory.AccountTopic;
import dev.parlor.directory.PersonName;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Picture;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each payload file, from the bytes to the items. */
class PayloadTest {
    private static final Instant THEN = Instant.ofEpochSecond(1_790_000_000);
    private static final Reach ANA = new Reach(PHONE, USER_ID);

    @Test
    void a_text_arrives_with_its_escapes_resolved() {
        assertThat(items("text"))
                .containsExactly(fromAna("wamid.in.text", new Text("Is the room free on 3/4? ☕"), null));
    }

    @Test
    void a_tap_on_a_templates_button_counts_by_its_payload_and_names_the_template_message() {
        assertThat(items("template-button"))
                .containsExactly(
                        fromAna("wamid.in.button", new ButtonReply("k7Qm2x", "Yes, please"), "wamid.out.request"));
    }

    @Test
    void a_tap_on_a_reply_button_counts_by_its_id() {
        assertThat(items("button-reply"))
                .containsExactly(fromAna("wamid.in.reply", new ButtonReply("p9Zr4w", "No"), "wamid.out.question"));
    }

    @Test
    void a_picture_arrives_with_its_media_id_and_caption() {
        assertThat(items("image-with-caption"))
                .containsExactly(fromAna(
                        "wamid.in.image", new Picture("880770660550440", "image/jpeg", "The broken lamp"), null));
    }

    @Test
    void a_quoted_message_is_named() {
        assertThat(items("quoted-reply"))
                .containsExactly(fromAna("wamid.in.quoting", new Text("That one"), "wamid.out.quoted"));
    }

    @Test
    void a_timestamp_may_be_a_number() {
        assertThat(items("timestamp-as-number")).containsExactly(fromAna("wamid.in.number", new Text("Hi"), null));
    }

    @Test
    void a_guest_without_a_phone_number_is_known_by_user_id() {
        assertThat(items("guest-without-phone"))
                .containsExactly(new Item.FromGuest(
                        NUMBER,
                        new PlatformId("wamid.in.nophone"),
                        new Reach(null, new UserId("GB.C9h0")),
                        new PersonName("Chris"),
                        THEN,
                        new Text("Hello"),
                        null));
    }

    @Test
    void M1_an_unknown_kind_of_message_is_kept_whole_and_named() {
        assertThat(items("unsupported")).singleElement().isInstanceOfSatisfying(Item.FromGuest.class, message -> {
            assertThat(message.from()).isEqualTo(ANA);
            assertThat(message.content()).isInstanceOfSatisfying(Unsupported.class, content -> {
                assertThat(content.kind()).isEqualTo("unsupported");
                assertThat(content.raw()).contains("\"id\":\"" + message.id().value() + "\"");
            });
        });
    }

    @Test
    void S3_a_status_brings_the_token_home() {
        assertThat(items("statuses"))
                .containsExactly(
                        report("wamid.out.1", Status.SENT, 100, "attempt-1", null),
                        report("wamid.out.1", Status.DELIVERED, 101, "attempt-1", null),
                        report("wamid.out.1", Status.READ, 102, null, null),
                        report("wamid.out.2", Status.PLAYED, 103, null, null));
    }

    @Test
    void W4_a_failure_by_a_closed_window_is_known_as_such() {
        assertThat(items("failed-131047"))
                .containsExactly(report(
                        "wamid.out.3",
                        Status.FAILED,
                        200,
                        "attempt-3",
                        Rejection.of(Rejection.Kind.WINDOW_CLOSED, 131047)));
    }

    @Test
    void I2_a_batch_comes_apart_into_items_of_their_own_in_order() {
        List<Item> items = items("batch");

        assertThat(items).hasSize(6);
        assertThat(items.get(0)).isEqualTo(fromAna("wamid.in.b1", new Text("First"), null));
        assertThat(items.get(1)).isInstanceOfSatisfying(Item.FromGuest.class, message -> {
            assertThat(message.profileName()).isEqualTo(new PersonName("Ben"));
            assertThat(message.content())
                    .isInstanceOfSatisfying(
                            Unsupported.class,
                            content -> assertThat(content.kind()).isEqualTo("hologram"));
        });
        // No user id with the message: it is found in the contact with the same number, wherever that stands.
        assertThat(items.get(2))
                .isInstanceOfSatisfying(
                        Item.FromGuest.class,
                        message -> assertThat(message.from())
                                .isEqualTo(new Reach(new PhoneNumber("+447700900102"), new UserId("GB.B5e6F7g8"))));
        assertThat(items.get(3)).isEqualTo(report("wamid.out.b", Status.DELIVERED, 100, null, null));
        assertNotUnderstood(items.get(4), "status evaporated", "\"id\":\"wamid.out.b\"");
        assertThat(items.get(5))
                .isEqualTo(new Item.AccountChanged(
                        "900800700600500",
                        null,
                        AccountTopic.ALERT,
                        "NOTE",
                        List.of("INFO", "ACTIVE"),
                        Instant.ofEpochSecond(1_790_000_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "system-identity-changed, system user_identity_changed, security code",
        "number-errors, 'errors, code 130429', Rate limit hit",
        "unsupported-edit, unsupported edit, wamid.in.edited"
    })
    void I2_what_is_no_guest_message_is_kept_with_its_reason(String file, String reason, String raw) {
        assertThat(items(file)).singleElement().satisfies(item -> assertNotUnderstood(item, reason, raw));
    }

    @Test
    void W2_reactions_edits_and_revocations_are_about_others_and_group_traffic_is_no_guest_message() {
        List<Item> items = items("no-messages");

        assertThat(items).hasSize(5);
        assertThat(items.subList(0, 3))
                .allSatisfy(item -> assertThat(((Item.FromGuest) item).content().isAboutAnother())
                        .isTrue());
        assertNotUnderstood(items.get(3), "group traffic", "wamid.in.group");
        assertNotUnderstood(items.get(4), "group traffic", "wamid.out.group");
    }

    private static List<Item> items(String file) {
        Endpoint endpoint = new Endpoint();
        assertThat(endpoint.post(Samples.payload(file)).status()).isEqualTo(200);
        return endpoint.received;
    }

    private static Item fromAna(String id, Content content, String quoted) {
        return new Item.FromGuest(
                NUMBER,
                new PlatformId(id),
                ANA,
                new PersonName("Ana"),
                THEN,
                content,
                quoted == null ? null : new PlatformId(quoted));
    }

    private static Item report(String id, Status status, int secondsLater, String token, Rejection failure) {
        return new Item.Report(
                NUMBER,
                new DeliveryReport(
                        new PlatformId(id),
                        status,
                        THEN.plusSeconds(secondsLater),
                        token == null ? null : new AttemptToken(token),
                        failure),
                ANA);
    }

    private static void assertNotUnderstood(Item item, String reason, String raw) {
        assertThat(item).isInstanceOfSatisfying(Item.NotUnderstood.class, kept -> {
            assertThat(kept.reason()).isEqualTo(reason);
            assertThat(kept.raw()).contains(raw);
        });
    }
}
