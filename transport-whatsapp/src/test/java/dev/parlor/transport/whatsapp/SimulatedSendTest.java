package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.TOKEN;
import static dev.parlor.transport.whatsapp.Samples.USER_ID;
import static dev.parlor.transport.whatsapp.Samples.outgoing;
import static dev.parlor.transport.whatsapp.Samples.send;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.parlor.contact.Reach;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Buttons;
import dev.parlor.message.Choices;
import dev.parlor.message.ContactCard;
import dev.parlor.message.Content;
import dev.parlor.message.Location;
import dev.parlor.message.Reaction;
import dev.parlor.message.Template;
import dev.parlor.message.TemplateButton;
import dev.parlor.message.TemplateHeader;
import dev.parlor.message.TemplateParts;
import dev.parlor.message.Text;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.PlatformTemplate;
import dev.parlor.testkit.platform.PlatformTemplate.ButtonKind;
import dev.parlor.testkit.platform.PlatformTemplate.Header;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind that is sent, over HTTP to a platform that checks each member; and what comes back from a phone. */
class SimulatedSendTest {
    private static final String WABA = "2060001";

    private final PlatformModel model = PlatformModel.at(MovableClock.at(Instant.ofEpochSecond(1_790_000_000)))
            .addAccessToken(TOKEN)
            .addNumber(NUMBER.value(), "+44 7700 900001", WABA);
    private final Phone ana = model.guest(PHONE.value()).withUserId(USER_ID.value());
    private final Endpoint endpoint = new Endpoint();
    private HttpServer host;
    private CloudApiSimulator simulator;
    private WhatsAppTransport transport;

    @BeforeEach
    void start() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/webhook", WebhookHandler.of(endpoint.builder().build()));
        host.start();
        ana.writes("Hello");
        URI callback = URI.create("http://127.0.0.1:" + host.getAddress().getPort() + "/webhook");
        simulator = CloudApiSimulator.around(model).start().subscribe(callback, "test verify/token");
        transport = transport(simulator.baseUrl()).build();
    }

    @AfterEach
    void stop() {
        transport.close();
        simulator.close();
        host.stop(0);
    }

    @Test
    void M1_each_kind_is_a_request_that_the_platform_takes_whole() {
        assertTaken(new Text("See https://example.org/a"), "text", "See https://example.org/a");
        assertTaken(
                new Buttons("Keep it?", List.of(new Buttons.Button("keep", "Keep"), new Buttons.Button("drop", "No"))),
                "interactive",
                "Keep it?");
        assertTaken(choices(), "interactive", "Choose a time");
        assertTaken(new Location(48.2, -16.37, "Office", "Main street 1"), "location", "(location) Office");
        assertTaken(new Location(0, 1e-5, "", ""), "location", "(location)");
        assertTaken(
                new ContactCard(List.of(
                        new ContactCard.Person("Front Desk", List.of("+44 7700 900105", "ext. 3")),
                        new ContactCard.Person("Ben", List.of()))),
                "contacts",
                "(contacts) Front Desk, Ben");
    }

    @Test
    void M1_a_choice_from_a_list_comes_back_with_what_was_sent_for_it() {
        assertTaken(choices(), "interactive", "Choose a time");

        simulator.act(platform -> ana.chooses("10:00"));

        assertThat(lastFromGuest().content()).isEqualTo(new dev.parlor.message.ListReply("tu-10", "10:00"));
    }

    @Test
    void M7_a_reaction_and_its_removal_go_to_the_message_that_they_name() {
        String id = simulator.act(platform -> ana.writes("Look"));

        assertAccepted(about(id, new Reaction("👍")));
        assertAccepted(about(id, Reaction.none()));
        assertAccepted(about(id, new Text("Yes")));

        assertThat(ana.screen().get(ana.screen().size() - 1).quotedId()).isEqualTo(id);
    }

    @Test
    void a_guest_known_by_user_id_only_is_reached_by_it() {
        assertAccepted(outgoing(new Reach(null, USER_ID), new Text("Hello")));

        assertThat(lastCall().recipient()).isEqualTo(USER_ID.value());
    }

    @Test
    void O11_a_template_fills_numbered_blanks_and_gives_each_quick_reply_its_payload() {
        put(PlatformTemplate.of("ask", "pt_BR", "Hi {{1}}, may {{2}} write?").withQuickReplies("Yes", "No"));

        assertTaken(
                new Template("ask", "pt-BR", List.of("Ana", "Ben"), List.of("yes-1", "no-1"), ""),
                "template",
                "Hi Ana, may Ben write?");

        simulator.act(platform -> ana.taps("No"));
        assertThat(lastFromGuest().content()).isEqualTo(new dev.parlor.message.ButtonReply("no-1", "No"));
    }

    @Test
    void O11_a_template_with_every_part_is_taken() {
        put(PlatformTemplate.of("visit", "en", "Hi {{guest}}, {{member}} comes")
                .withHeader(Header.DOCUMENT)
                .withButton(ButtonKind.LINK_WITH_SUFFIX, "Open")
                .withButton(ButtonKind.COPY_CODE, "Copy")
                .withButton(ButtonKind.QUICK_REPLY, "Fine"));
        TemplateParts parts = TemplateParts.none()
                .named(List.of("member", "guest"))
                .withHeader(new TemplateHeader.File(
                        TemplateHeader.Kind.DOCUMENT,
                        Attachment.announced("880770660550440", "application/pdf"),
                        "plan.pdf"))
                .withButtons(List.of(new TemplateButton.CopyCode(1, "SAVE20"), new TemplateButton.Link(0, "17?k=9")));

        assertTaken(
                new Template("visit", "en", List.of("Ben", "Ana"), List.of("fine:17"), "").with(parts),
                "template",
                "Hi Ana, Ben comes");

        simulator.act(platform -> ana.taps("Fine"));
        assertThat(lastFromGuest().content()).isEqualTo(new dev.parlor.message.ButtonReply("fine:17", "Fine"));
    }

    @Test
    void O11_a_quick_reply_brings_back_the_payload_that_the_host_gave_it() {
        put(PlatformTemplate.of("offer", "en", "Hi")
                .withButton(ButtonKind.QUICK_REPLY, "Later")
                .withButton(ButtonKind.LINK_WITH_SUFFIX, "Open")
                .withButton(ButtonKind.QUICK_REPLY, "Fine"));
        TemplateParts parts = TemplateParts.none()
                .withButtons(List.of(
                        new TemplateButton.QuickReply(2, "offer:17:fine"),
                        new TemplateButton.Link(1, "17"),
                        new TemplateButton.QuickReply(0, "offer:17:later")));

        assertTaken(new Template("offer", "en", List.of(), List.of(), "").with(parts), "template", "Hi");

        simulator.act(platform -> ana.taps("Fine"));
        assertThat(lastFromGuest().content()).isEqualTo(new dev.parlor.message.ButtonReply("offer:17:fine", "Fine"));
    }

    @Test
    void O11_a_template_with_a_header_in_words_is_taken() {
        put(PlatformTemplate.of("sale", "en", "Hi").withHeader(Header.TEXT));
        TemplateParts parts = TemplateParts.none().withHeader(new TemplateHeader.Words(null, "October"));

        assertTaken(new Template("sale", "en", List.of(), List.of(), "").with(parts), "template", "Hi");
    }

    @Test
    void a_template_whose_header_is_not_at_the_platform_yet_is_not_sendable() {
        Attachment pending = new Attachment("image/png", Attachment.State.GONE, null, null);
        TemplateParts parts =
                TemplateParts.none().withHeader(new TemplateHeader.File(TemplateHeader.Kind.PICTURE, pending, ""));

        assertThat(send(transport, outgoing(new Template("x", "en", List.of(), List.of(), "").with(parts))))
                .isInstanceOf(SendResult.Rejected.class);
        assertThat(simulator.<List<ClientCall>>act(PlatformModel::record)).isEmpty();
    }

    private static Choices choices() {
        return new Choices(
                "Choose a time",
                "Times",
                List.of(
                        new Choices.Section("Monday", List.of(new Choices.Row("mo-9", "09:00", "30 min"))),
                        new Choices.Section("Tuesday", List.of(new Choices.Row("tu-10", "10:00", "")))));
    }

    private void put(PlatformTemplate template) {
        simulator.act(platform -> platform.putTemplate(WABA, template));
    }

    private static Outgoing about(String id, Content content) {
        return new Outgoing(NUMBER, Reach.by(PHONE), new AttemptToken("attempt-1"), content, new PlatformId(id));
    }

    private void assertTaken(Content content, String kind, String shown) {
        assertAccepted(outgoing(content));
        assertThat(lastCall().kind()).isEqualTo(kind);
        assertThat(lastCall().text()).isEqualTo(shown);
        assertThat(lastCall().callbackData()).isEqualTo("attempt-1");
    }

    private void assertAccepted(Outgoing outgoing) {
        assertThat(send(transport, outgoing)).isInstanceOf(SendResult.Accepted.class);
        assertThat(simulator.<List<?>>act(PlatformModel::violations)).isEmpty();
    }

    private ClientCall lastCall() {
        List<ClientCall> record = simulator.act(PlatformModel::record);
        return record.get(record.size() - 1);
    }

    private Item.FromGuest lastFromGuest() {
        simulator.awaitQuiet(Duration.ofSeconds(20));
        List<Item.FromGuest> messages = endpoint.received.stream()
                .filter(Item.FromGuest.class::isInstance)
                .map(Item.FromGuest.class::cast)
                .toList();
        return messages.get(messages.size() - 1);
    }
}
