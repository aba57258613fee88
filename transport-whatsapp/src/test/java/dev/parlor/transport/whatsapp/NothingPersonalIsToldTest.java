package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.TOKEN;
import static dev.parlor.transport.whatsapp.Samples.USER_ID;
import static dev.parlor.transport.whatsapp.Samples.outgoing;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Buttons;
import dev.parlor.message.Choices;
import dev.parlor.message.ContactCard;
import dev.parlor.message.Content;
import dev.parlor.message.Location;
import dev.parlor.message.Media;
import dev.parlor.message.Picture;
import dev.parlor.message.Reaction;
import dev.parlor.message.Template;
import dev.parlor.message.TemplateButton;
import dev.parlor.message.TemplateParts;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.testkit.invariant.Secrets;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.Item;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent or comes, and however it fails: no line, result, exception or toString tells whose and what. */
class NothingPersonalIsToldTest {
    private static final String WORDS = "The offer is in your garden";
    private static final String NAME = "Leopoldine Katz";
    private static final String SECRET_ID = "wamid.HBgMSECRET17";
    private static final String FILE_ID = "880770660550440";
    private static final String VERIFY_TOKEN = "our-verify-token";

    /** What the platform could repeat in an answer. */
    private static final String EVERYTHING = String.join(
            " ",
            WORDS,
            NAME,
            PHONE.value(),
            USER_ID.value(),
            TOKEN,
            Endpoint.SECRET,
            SECRET_ID,
            FILE_ID,
            "attempt-1",
            "fine:17",
            "SAVE2026");

    private final Secrets secrets = new Secrets()
            .add("text", WORDS)
            .add("name", NAME)
            .add("phone number", PHONE.value().substring(1))
            .add("user id", USER_ID.value())
            .add("access token", TOKEN)
            .add("app secret", Endpoint.SECRET)
            .add("verify token", VERIFY_TOKEN)
            .add("platform id", SECRET_ID)
            .add("file id", FILE_ID)
            .add("attempt token", "attempt-1")
            .add("payload", "fine:17")
            .add("code", "SAVE2026");
    private final List<String> shown = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "200; {'messages':[{'id':'wamid.HBgMSECRET17'}],'contacts':[{'wa_id':'447700900101'}]}",
                "200; {'id':'880770660550440'}",
                "200; ALL",
                "206; {'error':{'code':131201,'message':'ALL'}}",
                "302; ALL",
                "400; {'error':{'code':100,'message':'ALL','type':'ALL','fbtrace_id':'ALL','error_data':{'details':'ALL'}}}",
                "401; {'error':{'code':190,'message':'ALL','error_user_msg':'ALL'}}",
                "404; ALL",
                "429; {'error':{'code':'ALL'}}",
                "500; {'error':{'code':131000,'error_subcode':7,'message':'ALL'}}",
                "503; <html>ALL</html>"
            })
    void X10_whatever_the_platform_answers(int status, String body) throws Exception {
        String answer = body.replace('\'', '"').replace("ALL", EVERYTHING);
        Map<String, String> headers = Map.of("Location", "https://" + TOKEN + ".example/", "Retry-After", WORDS);
        try (StandIn platform = StandIn.answering(status, answer, headers)) {
            askForEverything(platform.url());
            assertThat(platform.asked()).hasSizeGreaterThan(contents().size());
        }
        requireNothingTold();
    }

    @Test
    void X10_when_connections_break() throws Exception {
        try (RoughPeer peer = RoughPeer.thatResets()) {
            askForEverything(peer.url());
        }
        try (RoughPeer peer = RoughPeer.that(connection ->
                connection.getOutputStream().write(("HTTP/1.1 " + EVERYTHING + "\r\n").getBytes(ISO_8859_1)))) {
            askForEverything(peer.url());
        }
        requireNothingTold();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void X10_when_the_token_cannot_be_had_or_used(boolean had) throws Exception {
        try (StandIn platform = StandIn.answering(200, "{}");
                WhatsAppTransport transport = transport(platform.url())
                        .token(() -> {
                            if (had) {
                                return TOKEN + "\r\nX-Other: " + WORDS;
                            }
                            throw new IllegalStateException(EVERYTHING);
                        })
                        .build()) {
            show(() -> transport.send(outgoing(new Text(WORDS))));
            show(() -> transport.account(NUMBER));
            show(() -> transport.mediaTransfer().orElseThrow().upload(upload()));
        }
        requireNothingTold();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "about-others",
                "batch",
                "button-reply",
                "failed-131047",
                "guest-without-phone",
                "image-with-caption",
                "list-reply",
                "more-kinds",
                "number-errors",
                "quoted-reply",
                "standby",
                "statuses",
                "system-customer-changed-number",
                "system-identity-changed",
                "system-user-changed-number",
                "system-user-changed-user-id",
                "template-button",
                "text",
                "unsupported",
                "user-preferences"
            })
    void X10_whatever_a_webhook_brings(String name) {
        byte[] body = Samples.payload(name);
        addSecretsOf(JsonMapper.shared().readTree(body), "");
        String text = new String(body, UTF_8);

        receive(body);
        receive(text.substring(0, text.length() / 2).getBytes(UTF_8));
        receive(text.replace("\"type\"", "\"type_of_2027\"").getBytes(UTF_8));
        receive(text.replace("\"timestamp\"", "\"when\"").getBytes(UTF_8));
        receive(text.replace("[{", "{\"x\":{").replace("}]", "}}").getBytes(UTF_8));

        requireNothingTold();
    }

    @Test
    void X10_who_asks_with_a_wrong_token_learns_nothing() {
        WhatsAppWebhook webhook =
                new Endpoint().builder().verifyToken(VERIFY_TOKEN).build();

        show(() -> webhook.verify("hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=" + 7));
        show(() -> WhatsAppTransport.builder().baseUrl(URI.create("https://" + TOKEN + ":x@graph.example")));

        requireNothingTold();
    }

    /** Handed on, refused for its signature and its size, and by a receiver that tells everything in its exception. */
    private void receive(byte[] body) {
        Endpoint endpoint = new Endpoint();
        String signature = Endpoint.signature(Endpoint.SECRET, body);
        int heard = HeardLog.lines().size();
        show(() -> endpoint.post(body));
        show(() -> endpoint.builder().build().receive(body, "sha256=" + Endpoint.SECRET));
        show(() -> endpoint.builder().maximumBody(1024).build().receive(new byte[1025], signature));
        show(() -> endpoint.builder()
                .receiver(items -> {
                    throw new IllegalStateException(new String(body, UTF_8) + items);
                })
                .build()
                .receive(body, signature));
        for (Item item : endpoint.received) {
            show(() -> item);
            if (item instanceof Item.NotUnderstood kept) {
                show(() -> WhatsAppWebhook.read(kept));
            }
        }
        assertThat(HeardLog.lines().size()).as("lines that were heard").isGreaterThanOrEqualTo(heard + 2);
    }

    /** The words of people, their names and addresses, and the platform's names of messages and files. */
    private void addSecretsOf(JsonNode node, String key) {
        Set<String> personal = Set.of(
                "body",
                "formatted_name",
                "from",
                "wa_id",
                "user_id",
                "from_user_id",
                "caption",
                "payload",
                "recipient_id",
                "recipient_user_id",
                "previous_user_id",
                "biz_opaque_callback_data",
                "filename");
        boolean isId = key.equals("id") && node.asString("").startsWith("wamid");
        if (node.isString() && node.asString().length() >= 4 && (isId || personal.contains(key))) {
            secrets.add(key, node.asString());
        }
        if (node.isObject()) {
            node.properties().forEach(member -> addSecretsOf(member.getValue(), member.getKey()));
        } else {
            node.forEach(element -> addSecretsOf(element, key));
        }
    }

    private void askForEverything(URI platform) {
        try (WhatsAppTransport transport =
                transport(platform).businessAccount("2060001").build()) {
            contents().forEach(content -> show(() -> transport.send(outgoing(content))));
            show(() -> transport.account(NUMBER));
            show(() -> transport.templates(NUMBER));
            show(() -> transport.courtesies().orElseThrow().showRead(NUMBER, new PlatformId(SECRET_ID)));
            show(() -> transport.courtesies().orElseThrow().showTyping(NUMBER, new PlatformId(SECRET_ID)));
            show(() -> transport.mediaTransfer().orElseThrow().upload(upload()));
            show(() -> transport.mediaTransfer().orElseThrow().fetch(NUMBER, new MediaId(FILE_ID), new Kept(1_000)));
            show(() -> transport);
        }
    }

    private static FileUpload upload() {
        byte[] bytes = WORDS.getBytes(UTF_8);
        return new FileUpload(NUMBER, "image/jpeg", bytes.length, () -> Optional.of(new ByteArrayInputStream(bytes)));
    }

    private static List<Content> contents() {
        return List.of(
                new Text(WORDS),
                new Picture(Attachment.announced(FILE_ID, "image/jpeg"), WORDS),
                new Media(Media.Kind.DOCUMENT, Attachment.announced(FILE_ID, "application/pdf"), WORDS, NAME),
                new Template("visit", "en", List.of(NAME), List.of("fine:17"), WORDS)
                        .with(TemplateParts.none().withButtons(List.of(new TemplateButton.CopyCode(1, "SAVE2026")))),
                new Buttons(WORDS, List.of(new Buttons.Button("fine:17", NAME))),
                new Choices(
                        WORDS,
                        "Choose",
                        List.of(new Choices.Section(NAME, List.of(new Choices.Row("fine:17", NAME, WORDS))))),
                new Location(48.2, -16.37, NAME, WORDS),
                new ContactCard(List.of(new ContactCard.Person(NAME, List.of(PHONE.value())))),
                new Unsupported("order", EVERYTHING),
                Reaction.none());
    }

    /** Keeps what a log would show of this: the stage, its end, the value, or the trace of what was thrown. */
    private void show(Callable<?> asked) {
        try {
            Object answer = asked.call();
            shown.add(String.valueOf(answer));
            if (answer instanceof CompletionStage<?> stage) {
                shown.add(String.valueOf(stage.toCompletableFuture().get(10, TimeUnit.SECONDS)));
            }
        } catch (Exception trouble) {
            StringWriter trace = new StringWriter();
            trouble.printStackTrace(new PrintWriter(trace, true));
            shown.add(trace.toString());
        }
    }

    private void requireNothingTold() {
        assertThat(shown).isNotEmpty();
        shown.forEach(line -> secrets.requireNoneIn("what was answered", line));
        HeardLog.lines().forEach(line -> secrets.requireNoneIn("the log", line));
    }
}
