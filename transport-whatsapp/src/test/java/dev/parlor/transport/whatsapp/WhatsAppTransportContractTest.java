package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.TOKEN;
import static dev.parlor.transport.whatsapp.Samples.USER_ID;

import dev.parlor.contact.Reach;
import dev.parlor.directory.Quality;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Rejection;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.contract.TransportContract;
import dev.parlor.testkit.contract.TransportFixture;
import dev.parlor.testkit.platform.CallOutcome;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.FailureScript;
import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformMedia;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.PlatformTemplate;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The transport to the Cloud API keeps what any transport promises, with the simulated platform at its other end. */
class WhatsAppTransportContractTest extends TransportContract {
    @Override
    protected TransportFixture create() {
        return new Simulated();
    }

    private static final class Simulated implements TransportFixture, TransportFixture.Files, TransportFixture.Signs {
        private static final String ACCOUNT = "2060001";
        private static final Set<String> NO_SENDS =
                Set.of("upload", "describe", "download", "number state", "templates");

        private final PlatformModel model = PlatformModel.at(MovableClock.at(Instant.ofEpochSecond(1_790_000_000)))
                .addAccessToken(TOKEN)
                .addNumber(NUMBER.value(), "+44 7700 900001", ACCOUNT);
        private final Phone guest = model.guest(PHONE.value()).withUserId(USER_ID.value());
        private final CloudApiSimulator simulator;
        private final Front front;
        private final WhatsAppTransport transport;

        Simulated() {
            guest.writes("Hello");
            simulator = CloudApiSimulator.around(model).start();
            front = new Front(simulator.baseUrl());
            transport = Samples.transport(front.url())
                    .connectTimeout(Duration.ofSeconds(2))
                    .exchangeDeadline(Duration.ofSeconds(3))
                    .businessAccount(ACCOUNT)
                    .build();
        }

        @Override
        public Transport transport() {
            return transport;
        }

        @Override
        public PlatformNumber number() {
            return NUMBER;
        }

        @Override
        public Reach guest() {
            return new Reach(PHONE, USER_ID);
        }

        @Override
        public int requests() {
            return (int) calls().stream()
                    .filter(call -> !NO_SENDS.contains(String.valueOf(call.kind())))
                    .count();
        }

        @Override
        public Optional<PlatformId> idOf(AttemptToken token) {
            return calls().stream()
                    .filter(call -> token.value().equals(call.callbackData()))
                    .flatMap(call -> idOf(call.outcome()).stream())
                    .findFirst();
        }

        private static Optional<PlatformId> idOf(CallOutcome outcome) {
            if (outcome instanceof CallOutcome.Accepted accepted) {
                return Optional.of(new PlatformId(accepted.messageId()));
            }
            return outcome instanceof CallOutcome.AcceptedUnheard unheard
                    ? Optional.of(new PlatformId(unheard.messageId()))
                    : Optional.empty();
        }

        @Override
        public Rejection refuseNext() {
            simulator.act(platform -> platform.answerNext(FailureScript.rejects(131026)));
            return Rejection.of(Rejection.Kind.UNREACHABLE, 131026);
        }

        @Override
        public void loseNextAnswer() {
            simulator.act(platform -> platform.answerNext(FailureScript.losesAnswer()));
        }

        @Override
        public void garbleNextAnswer() {
            simulator.act(platform -> platform.answerNext(FailureScript.breaks(502)));
        }

        @Override
        public void silenceNext() {
            front.fallSilentOnce();
        }

        @Override
        public void becomeUnreachable() {
            front.close();
        }

        @Override
        public void passDeadline() {
            // It is real time: 3 seconds.
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Optional<Files> files() {
            return Optional.of(this);
        }

        @Override
        public Optional<Signs> signs() {
            return Optional.of(this);
        }

        @Override
        public Optional<byte[]> uploaded(MediaId id) {
            return simulator.act(platform -> platform.media()
                    .describe(NUMBER.value(), id.value())
                    .map(PlatformMedia.Description::path)
                    .flatMap(platform.media()::download));
        }

        @Override
        public int count() {
            return (int) calls().stream()
                    .filter(call -> call.outcome() instanceof CallOutcome.Uploaded)
                    .count();
        }

        @Override
        public MediaId sentByGuest(byte[] bytes) {
            return simulator.act(platform -> {
                platform.takeWebhooks();
                guest.sendsPicture("", "image/jpeg", bytes);
                String webhook = platform.takeWebhooks().get(0).text();
                return new MediaId(webhook.replaceAll("(?s).*\"image\":\\{\"id\":\"(\\d+)\".*", "$1"));
            });
        }

        @Override
        public MediaId unknownFile() {
            return new MediaId("999000999000");
        }

        @Override
        public PlatformId written() {
            return new PlatformId(simulator.act(platform -> guest.writes("Are you there?")));
        }

        @Override
        public boolean isShownRead(PlatformId message) {
            return calls().stream()
                    .anyMatch(call -> call.outcome() instanceof CallOutcome.MarkedRead && "read".equals(call.kind()));
        }

        @Override
        public PlatformId unknownMessage() {
            return new PlatformId("wamid.nobody");
        }

        @Override
        public Optional<Account> account() {
            return Optional.of(() -> {
                simulator.act(platform -> platform.supervise(NUMBER.value()).locks(131042, "No payment method"));
                return new AccountView(false, Quality.UNKNOWN, "TIER_250", List.of("PHONE_NUMBER: No payment method"));
            });
        }

        @Override
        public Optional<Templates> templates() {
            return Optional.of((name, parameterCount, usable) -> {
                PlatformTemplate template = PlatformTemplate.of(name, "en", "Hi" + blanks(parameterCount))
                        .withStatus(usable ? PlatformTemplate.Status.APPROVED : PlatformTemplate.Status.PAUSED);
                simulator.act(platform -> platform.putTemplate(ACCOUNT, template));
                Status status = usable ? Status.APPROVED : Status.PAUSED;
                return new ListedTemplate(name, "en", parameterCount, status, "", Category.UTILITY, Quality.UNKNOWN);
            });
        }

        private static String blanks(int count) {
            return IntStream.rangeClosed(1, count)
                    .mapToObj(blank -> " {{" + blank + "}}")
                    .collect(Collectors.joining());
        }

        private List<ClientCall> calls() {
            return simulator.act(PlatformModel::record);
        }

        @Override
        public void close() {
            transport.close();
            front.close();
            simulator.close();
        }
    }
}
