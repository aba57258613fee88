package dev.parlor.consent;

import dev.parlor.id.ThreadId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thread's consent: the fold of the chat's records by the time of the acts, so that their order of arrival does not
 * matter (rule O2).
 *
 * @param since when the state was entered; {@code null} with {@link ConsentState#NOT_ASKED} from the start
 * @param revokedAt when the guest withdrew consent; {@code null} if not, or lifted since. It wins over the state
 * @param request the latest request of this thread that did not fail, or {@code null}
 * @param guestWroteFirst the guest may be answered while the window is open, whatever was asked since (O8)
 */
public record Consent(
        ConsentState state,
        @Nullable Instant since,
        @Nullable Instant revokedAt,
        @Nullable ConsentRecord request,
        boolean guestWroteFirst) {
    /** At most one unanswered request goes to a chat in this time (O6). */
    public static final Duration BETWEEN_REQUESTS = Duration.ofHours(24);

    /** Needs a state. */
    public Consent {
        Objects.requireNonNull(state, "state");
    }

    /** What the chat's records mean for this thread. */
    public static Consent of(ThreadId thread, Collection<ConsentRecord> records) {
        Comparator<ConsentRecord> byAct = Comparator.comparing((ConsentRecord record) -> placed(record, records))
                .thenComparing(ConsentRecord::act);
        List<ConsentRecord> inOrder = records.stream().sorted(byAct).toList();
        Consent consent = new Consent(ConsentState.NOT_ASKED, null, null, null, false);
        Consent beforeAsking = consent;
        for (ConsentRecord record : inOrder) {
            boolean own = record.thread().equals(thread);
            if (own && record.act() == ConsentAct.ASKED) {
                beforeAsking = consent;
            }
            consent = own ? consent.afterOwn(record, beforeAsking) : consent.afterOther(record);
        }
        return consent;
    }

    /** When the chat may be asked again, if an unanswered request forbids it now (O6). */
    public static Optional<Instant> askedUntil(Collection<ConsentRecord> records, Instant now) {
        return records.stream()
                .map(ConsentRecord::thread)
                .distinct()
                .map(thread -> of(thread, records))
                .filter(consent -> consent.state == ConsentState.ASKED)
                .map(consent -> Objects.requireNonNull(consent.since).plus(BETWEEN_REQUESTS))
                .filter(until -> until.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    /** Whether members' messages may go; while the guest only wrote first, the window rules alone (G1). */
    public boolean allowsMembers() {
        return revokedAt == null
                && (state == ConsentState.GRANTED || (guestWroteFirst && state != ConsentState.DECLINED));
    }

    /** Whether a request may still go: not once the guest agreed, declined or withdrew (G1). */
    public boolean allowsAsking() {
        return revokedAt == null && state != ConsentState.GRANTED && state != ConsentState.DECLINED;
    }

    /** Whether an answer is waited for. */
    public boolean isAsked() {
        return state == ConsentState.ASKED;
    }

    /** An answer comes after its request, also where WhatsApp's clock, which counts whole seconds, is behind ours. */
    private static Instant placed(ConsentRecord record, Collection<ConsentRecord> records) {
        return records.stream()
                .filter(request -> request.act() == ConsentAct.ASKED && record.isAbout(request))
                .map(ConsentRecord::at)
                .filter(asked -> asked.isAfter(record.at()))
                .findFirst()
                .orElse(record.at());
    }

    private Consent afterOwn(ConsentRecord record, Consent beforeAsking) {
        return switch (record.act()) {
            case GUEST_WROTE -> guestWrote(record);
            case ASKED ->
                revokedAt == null ? new Consent(ConsentState.ASKED, record.at(), null, record, guestWroteFirst) : this;
            case ASK_FAILED -> isAsked() ? beforeAsking : this;
            case GRANTED -> new Consent(ConsentState.GRANTED, record.at(), null, request, guestWroteFirst);
            case DECLINED -> new Consent(ConsentState.DECLINED, record.at(), revokedAt, request, false);
            case REVOKED -> revoked(record);
        };
    }

    private Consent afterOther(ConsentRecord record) {
        return switch (record.act()) {
            case REVOKED -> revoked(record);
            case GRANTED -> new Consent(state, since, null, request, guestWroteFirst);
            case GUEST_WROTE, ASKED, ASK_FAILED, DECLINED -> this;
        };
    }

    private Consent guestWrote(ConsentRecord record) {
        return state == ConsentState.NOT_ASKED && revokedAt == null
                ? new Consent(ConsentState.GUEST_INITIATED, record.at(), null, request, true)
                : this;
    }

    private Consent revoked(ConsentRecord record) {
        return new Consent(ConsentState.NOT_ASKED, record.at(), record.at(), request, false);
    }
}
