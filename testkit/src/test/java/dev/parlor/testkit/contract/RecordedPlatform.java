package dev.parlor.testkit.contract;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.directory.Quality;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Rejection;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.CourtesyResult;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A recording transport, which is its own platform. */
class RecordedPlatform implements TransportFixture {
    static final Rejection REFUSAL = Rejection.of(Rejection.Kind.UNREACHABLE, 131026);

    final RecordingTransport wire = new RecordingTransport();
    private final SentFiles files = new SentFiles();
    private final SentSigns signs = new SentSigns();
    private final List<ListedTemplate> listed = new ArrayList<>();
    private boolean unreachable;
    private int refused = -1;

    RecordedPlatform() {
        wire.listing().seenAs(new AccountView(true, Quality.HIGH, "", List.of()));
    }

    @Override
    public Transport transport() {
        return wire;
    }

    @Override
    public PlatformNumber number() {
        return new PlatformNumber("1066");
    }

    @Override
    public Reach guest() {
        return Reach.by(new PhoneNumber("+447700900123"));
    }

    @Override
    public int requests() {
        return unreachable ? 0 : wire.sent().size();
    }

    @Override
    public Optional<PlatformId> idOf(AttemptToken token) {
        List<Outgoing> sent = wire.sent();
        for (int index = 0; index < sent.size(); index++) {
            if (sent.get(index).token().equals(token) && index != refused) {
                return Optional.of(new PlatformId("sent-" + (index + 1)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Rejection refuseNext() {
        refused = wire.sent().size();
        wire.answerNext(new SendResult.Rejected(REFUSAL));
        return REFUSAL;
    }

    @Override
    public void loseNextAnswer() {
        wire.answerNext(new SendResult.Unsure("lost"));
    }

    @Override
    public void garbleNextAnswer() {
        wire.answerNext(new SendResult.Unsure("garbled"));
    }

    @Override
    public void silenceNext() {
        wire.leaveNextOpen();
    }

    @Override
    public void becomeUnreachable() {
        unreachable = true;
        wire.answerNext(new SendResult.NotSent("no connection")).tellingNothing();
    }

    @Override
    public void passDeadline() {
        wire.endOpen(new SendResult.Unsure("no answer in time"));
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Optional<Files> files() {
        return Optional.of(files);
    }

    @Override
    public Optional<Signs> signs() {
        return Optional.of(signs);
    }

    @Override
    public Optional<Account> account() {
        return Optional.of(() -> {
            AccountView blocked = new AccountView(false, Quality.LOW, "", List.of("No payment method"));
            wire.seenAs(blocked);
            return blocked;
        });
    }

    @Override
    public Optional<Templates> templates() {
        return Optional.of((name, parameterCount, usable) -> {
            Status status = usable ? Status.APPROVED : Status.PAUSED;
            ListedTemplate added =
                    new ListedTemplate(name, "en", parameterCount, status, "", Category.UTILITY, Quality.HIGH);
            listed.add(added);
            wire.listing(listed.toArray(ListedTemplate[]::new));
            return added;
        });
    }

    @Override
    public void close() {
        wire.endOpen(new SendResult.Unsure("closed"));
    }

    private final class SentFiles implements Files {
        private int sent;

        @Override
        public Optional<byte[]> uploaded(MediaId id) {
            int number = Integer.parseInt(id.value().replace("media-", ""));
            return Optional.of(wire.media().uploaded().get(number - 1));
        }

        @Override
        public int count() {
            return wire.media().uploaded().size();
        }

        @Override
        public MediaId sentByGuest(byte[] bytes) {
            MediaId id = new MediaId("from-guest-" + ++sent);
            wire.media().put(id.value(), "image/jpeg", bytes);
            return id;
        }

        @Override
        public MediaId unknownFile() {
            return new MediaId("nobody-sent-this");
        }
    }

    private final class SentSigns implements Signs {
        private int written;

        @Override
        public PlatformId written() {
            return new PlatformId("written-" + ++written);
        }

        @Override
        public boolean isShownRead(PlatformId message) {
            return wire.signs().read().contains(message);
        }

        @Override
        public PlatformId unknownMessage() {
            wire.signs().answerNext(CourtesyResult.lost("refused"));
            return new PlatformId("nobody-wrote-this");
        }
    }
}
