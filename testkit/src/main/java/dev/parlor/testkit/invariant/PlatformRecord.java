package dev.parlor.testkit.invariant;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import dev.parlor.testkit.platform.CallOutcome;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.ScreenLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the platform itself knows of a run: which requests came, which messages guests have on their screens, and which of
 * theirs it was told 2xx for. Everything is by the platform's word, so that it holds whatever became of the hosts.
 *
 * @param requests those with a token, in the order in which they came
 * @param shown messages of ours that guests have
 * @param acknowledged messages of guests whose webhook was answered 2xx; leave out those of guests who were erased
 */
public record PlatformRecord(List<Request> requests, Set<PlatformId> shown, Set<PlatformId> acknowledged) {
    /** Copies the collections. */
    public PlatformRecord {
        requests = List.copyOf(requests);
        shown = Set.copyOf(shown);
        acknowledged = Set.copyOf(acknowledged);
    }

    /**
     * One request to send.
     *
     * @param takenAs under which name the platform took it; {@code null} if it did not
     */
    public record Request(AttemptToken token, @Nullable PlatformId takenAs) {
        /** Needs a token. */
        public Request {
            Objects.requireNonNull(token, "token");
        }
    }

    /**
     * As the model of the platform tells it.
     *
     * @param calls its whole record
     * @param screens what all guests see
     */
    public static PlatformRecord of(List<ClientCall> calls, Collection<ScreenLine> screens) {
        List<Request> requests = new ArrayList<>();
        for (ClientCall call : calls) {
            String token = call.callbackData();
            if (token != null) {
                requests.add(new Request(new AttemptToken(token), takenAs(call.outcome())));
            }
        }
        Set<PlatformId> shown = screens.stream()
                .filter(line -> line.side() == ScreenLine.Side.FROM_BUSINESS)
                .map(line -> new PlatformId(line.messageId()))
                .collect(Collectors.toSet());
        return new PlatformRecord(requests, shown, Set.of());
    }

    /** Also these messages of guests were answered 2xx. */
    public PlatformRecord acknowledging(Collection<PlatformId> guestMessages) {
        Set<PlatformId> all =
                Stream.concat(acknowledged.stream(), guestMessages.stream()).collect(Collectors.toSet());
        return new PlatformRecord(requests, shown, all);
    }

    private static @Nullable PlatformId takenAs(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Accepted accepted) {
            return new PlatformId(accepted.messageId());
        }
        return outcome instanceof CallOutcome.AcceptedUnheard unheard ? new PlatformId(unheard.messageId()) : null;
    }
}
