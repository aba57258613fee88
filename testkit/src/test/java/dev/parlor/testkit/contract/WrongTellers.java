package dev.parlor.testkit.contract;

import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Text;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transports that are right but for one thing that they tell of a number or its templates. */
final class WrongTellers {
    private WrongTellers() {}

    static final class SaysItCanSend extends WrongTransport {
        @Override
        public Optional<AccountView> account(PlatformNumber number) {
            return super.account(number)
                    .map(right -> new AccountView(true, right.quality(), right.limit(), right.whyNot()));
        }
    }

    static final class StopsAfterAPage extends WrongTransport {
        @Override
        public Optional<List<ListedTemplate>> templates(PlatformNumber number) {
            return super.templates(number).map(all -> all.stream().limit(100).toList());
        }
    }

    static final class CallsAllUsable extends WrongTransport {
        @Override
        public Optional<List<ListedTemplate>> templates(PlatformNumber number) {
            return super.templates(number)
                    .map(all -> all.stream().map(CallsAllUsable::usable).toList());
        }

        private static ListedTemplate usable(ListedTemplate right) {
            return new ListedTemplate(
                    right.name(),
                    right.languageTag(),
                    right.parameterCount(),
                    Status.APPROVED,
                    right.reason(),
                    right.category(),
                    right.quality());
        }
    }

    static final class RemembersTemplates extends WrongTransport {
        private @Nullable Optional<List<ListedTemplate>> first;

        @Override
        public synchronized Optional<List<ListedTemplate>> templates(PlatformNumber number) {
            if (first == null) {
                first = super.templates(number);
            }
            return first;
        }
    }

    static final class SendsToAskAboutItself extends WrongTransport {
        @Override
        public Optional<AccountView> account(PlatformNumber number) {
            send(probe(this));
            return super.account(number);
        }
    }

    static final class SendsToAskForTemplates extends WrongTransport {
        @Override
        public Optional<List<ListedTemplate>> templates(PlatformNumber number) {
            send(probe(this));
            return super.templates(number);
        }
    }

    static final class GuessesWithoutAnAnswer extends WrongTransport {
        @Override
        public Optional<AccountView> account(PlatformNumber number) {
            try {
                return super.account(number);
            } catch (UncheckedIOException noAnswer) {
                return Optional.empty();
            }
        }
    }

    static final class CallsNoAnswerNoTemplates extends WrongTransport {
        @Override
        public Optional<List<ListedTemplate>> templates(PlatformNumber number) {
            try {
                return super.templates(number);
            } catch (UncheckedIOException noAnswer) {
                return Optional.of(List.of());
            }
        }
    }

    static final class TellsTheNumber extends WrongTransport {
        @Override
        public Optional<AccountView> account(PlatformNumber number) {
            try {
                return super.account(number);
            } catch (UncheckedIOException noAnswer) {
                throw new UncheckedIOException(new IOException("no answer about " + number.value(), noAnswer));
            }
        }
    }

    static final class HidesItsTemplates extends WrongTransport {
        @Override
        public Optional<List<ListedTemplate>> templates(PlatformNumber number) {
            return Optional.empty();
        }
    }

    private static Outgoing probe(WrongTransport transport) {
        return new Outgoing(
                transport.number(), transport.guest(), new AttemptToken("probe"), new Text("Are you there?"), null);
    }
}
