package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.TOKEN;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.parlor.Parlor;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.Organization;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.FileAnswer;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.NewFile;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.CallOutcome;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.MediaFailure;
import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformMedia;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.PlatformTemplate;
import dev.parlor.testkit.platform.ScreenLine;
import dev.parlor.thread.Opening;
import dev.parlor.thread.StartAnswer;
import dev.parlor.timeline.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures between a member and a guest: Parlor, this transport and the platform's double, over HTTP. */
@Timeout(60)
class FilesOfARoomTest {
    private static final OrganizationId LIBRARY = new OrganizationId("library");
    private static final MemberId IDA = new MemberId(LIBRARY, "ida");
    private static final SubOrganizationId LOANS = new SubOrganizationId("loans");
    private static final BusinessNumberId COUNTER = new BusinessNumberId("counter");
    private static final byte[] PNG = Arrays.copyOf(HexFormat.of().parseHex("89504e470d0a1a0a"), 1024 * 1024);

    private final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    private final PlatformModel model = PlatformModel.at(clock)
            .addAccessToken(TOKEN)
            .addNumber(NUMBER.value(), "+44 7700 900001", "2060001")
            .putTemplate(
                    "2060001",
                    PlatformTemplate.of("opt_in", "en", "May we write to you?").withQuickReplies("Yes", "No"));
    private final Phone ana = model.guest(PHONE.value());
    private CloudApiSimulator simulator;
    private HttpServer host;
    private WhatsAppTransport transport;
    private Parlor parlor;
    private ThreadId thread;

    @BeforeEach
    void agree() throws IOException {
        simulator = CloudApiSimulator.around(model).start();
        transport = transport(simulator.baseUrl()).build();
        parlor = Parlor.on(new InMemoryStore(clock), transport).build();
        WhatsAppWebhook webhook = WhatsAppWebhook.builder()
                .appSecret("test-app-secret")
                .verifyToken("test verify/token")
                .receiver(items -> parlor.receive(LIBRARY, items))
                .build();
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/webhook", WebhookHandler.of(webhook));
        host.start();
        simulator.subscribe(
                URI.create("http://127.0.0.1:" + host.getAddress().getPort() + "/webhook"), "test verify/token");
        register();
        Opening.Ask ask = (Opening.Ask) parlor.open(IDA, parlor.contacts().add(IDA, "Ana", PHONE));
        thread = ((StartAnswer.Started) parlor.start(ask.preview())).thread();
        await(() -> !screen().isEmpty());
        simulator.act(platform -> ana.taps("Yes"));
        await(() -> parlor.timeline(IDA, thread, 10).stream().anyMatch(Entry.FromGuest.class::isInstance));
    }

    private void register() {
        parlor.directory().put(new Organization(LIBRARY, "City Library", true, Language.EN));
        parlor.directory().put(LIBRARY, new SubOrganization(LOANS, "Loans", Switch.INHERIT));
        parlor.directory().put(Member.of(IDA, "Ida", LOANS));
        parlor.directory().put(LIBRARY, BusinessNumber.openToAll(COUNTER, NUMBER, Language.EN));
        parlor.directory()
                .put(
                        LIBRARY,
                        new OptInTemplate(
                                COUNTER,
                                "opt_in",
                                "en",
                                "May we write to you?",
                                List.of(),
                                List.of(OptInTemplate.Answer.AFFIRM, OptInTemplate.Answer.DECLINE)));
    }

    @AfterEach
    void close() {
        parlor.close();
        transport.close();
        simulator.close();
        host.stop(0);
    }

    @Test
    void M3_a_members_picture_reaches_the_guest_and_a_guests_picture_the_member() throws IOException {
        KeepAnswer.Kept kept =
                (KeepAnswer.Kept) parlor.keep(IDA, NewFile.picture(new ByteArrayInputStream(PNG), "The shelf"));
        parlor.send(IDA, thread, kept.content());
        await(() -> screen().contains("(image) The shelf"));

        assertThat(uploaded()).isEqualTo(PNG);

        byte[] photograph = Arrays.copyOf(HexFormat.of().parseHex("ffd8ffe0"), 2_000_000);
        simulator.act(platform -> {
            platform.media().failNext(MediaFailure.EXPIRED);
            return ana.sendsPicture("And mine", "image/jpeg", photograph);
        });
        await(() -> lastFile() instanceof FileAnswer.Opened);

        FileAnswer.Opened opened = (FileAnswer.Opened) Objects.requireNonNull(lastFile());
        try (InputStream bytes = opened.bytes()) {
            assertThat(bytes.readAllBytes()).isEqualTo(photograph);
        }
        assertThat(opened.mimeType()).isEqualTo("image/jpeg");
        assertThat(simulator.<List<?>>act(PlatformModel::violations)).isEmpty();
    }

    /** What the platform was given. */
    private byte[] uploaded() {
        return simulator.act(platform -> {
            PlatformMedia media = platform.media();
            String id = platform.record().stream()
                    .map(ClientCall::outcome)
                    .filter(CallOutcome.Uploaded.class::isInstance)
                    .map(outcome -> ((CallOutcome.Uploaded) outcome).mediaId())
                    .findFirst()
                    .orElseThrow();
            return media.download(
                            media.describe(NUMBER.value(), id).orElseThrow().path())
                    .orElseThrow();
        });
    }

    private List<String> screen() {
        return simulator.act(
                platform -> ana.screen().stream().map(ScreenLine::text).toList());
    }

    /** The answer to opening the file of the guest's last message. */
    private FileAnswer lastFile() {
        Entry.FromGuest last = parlor.timeline(IDA, thread, 100).stream()
                .filter(Entry.FromGuest.class::isInstance)
                .map(Entry.FromGuest.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return parlor.openFile(IDA, thread, last.message().id());
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("20 s have passed").isLessThan(end);
            parlor.dispatchDue();
            Thread.onSpinWait();
        }
    }
}
