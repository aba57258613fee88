package dev.parlor.consent;

import dev.parlor.id.ThreadId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One thread's consent: the fold of the chat's records by the time of the acts, so that their order of arrival does not
 * matter (rule O2).
 *
 * @param since when the state was entered; {@code null} with {@link ConsentState#NOT_ASKED} from the start
 * @param revokedAt when the guest withdrew consent; {@code null} if not, or lifted since. It wins over the state
 * @param request the latest request of this thread that did not fail, or {@code null}
 * @param until as long as a guest who wrote first may be answered, also while being asked (O8); {@code null} for a guest
 *     who did not, or who declined or withdrew
 */
public record Consent(
        ConsentState state,
        @Nullable Instant since,
        @Nullable Instant revokedAt,
        @Nullable ConsentRecord request,
        @Nullable Instant until) {
    /** At most one unanswered request goes to a chat in this time (O6), and none to a guest who declined (O5). */
    public static final Duration BETWEEN_REQUESTS = Duration.ofHours(24);

    /** How long a guest who wrote first may be answered: as long as that keeps the window open (O8). */
    public static final Duration INITIATED_FOR = Duration.ofHours(24);

    /** Needs a state. */
    public Consent {
        Objects.requireNonNull(state, "state");
    }

    /** What the chat's records mean for this thread, where each thread asks for itself. */
    public static Consent of(ThreadId thread, Collection<ConsentRecord> records) {
        return new ChatConsent(records, ConsentScope.THREAD).of(thread);
    }

    /** When the chat may be asked again, if an unanswered request forbids it now (O6). */
    public static Optional<Instant> askedUntil(Collection<ConsentRecord> records, Instant now) {
        return new ChatConsent(records, ConsentScope.THREAD).askedUntil(now);
    }

    /** The fold; {@code own} says which acts are about this thread. */
    static Consent of(Collection<ConsentRecord> records, Predicate<ConsentRecord> own) {
        Comparator<ConsentRecord> byAct = Comparator.comparing((ConsentRecord record) -> placed(record, records))
                .thenComparing(ConsentRecord::act);
        List<ConsentRecord> inOrder = records.stream().sorted(byAct).toList();
        Consent consent = new Consent(ConsentState.NOT_ASKED, null, null, null, null);
        Consent beforeAsking = consent;
        for (ConsentRecord record : inOrder) {
            boolean isOwn = own.test(record);
            if (isOwn && record.act() == ConsentAct.ASKED) {
                beforeAsking = consent;
            }
            consent = isOwn ? consent.afterOwn(record, beforeAsking) : consent.afterOther(record);
        }
        return consent;
    }

    /** As it stands now: what the guest began by writing first is over when its time is (O8). */
    public Consent at(Instant now) {
        if (until == null || now.isBefore(until)) {
            return this;
        }
        return state == ConsentState.GUEST_INITIATED
                ? new Consent(ConsentState.NOT_ASKED, until, revokedAt, request, null)
                : new Consent(state, since, revokedAt, request, null);
    }

    /** Whether members' messages may go; while the guest only wrote first, the window rules alone (G1). */
    public boolean allowsMembers() {
        return revokedAt == null && (state == ConsentState.GRANTED || guestWroteFirst());
    }

    /** Whether a request may still go: not once the guest agreed, declined or withdrew (G1). */
    public boolean allowsAsking() {
        return revokedAt == null && state != ConsentState.GRANTED && state != ConsentState.DECLINED;
    }

    /** Whether an answer is waited for. */
    public boolean isAsked() {
        return state == ConsentState.ASKED;
    }

    /** Whether the guest may be answered because they wrote first (O8). */
    public boolean guestWroteFirst() {
        return until != null;
    }

    /** Whether it matters to this thread that the guest writes: it begins, or prolongs, what O8 allows. */
    public boolean countsWriting() {
        boolean initiated = state == ConsentState.NOT_ASKED || state == ConsentState.GUEST_INITIATED;
        return revokedAt == null && (initiated || guestWroteFirst());
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
            case GUEST_WROTE -> guestWrote(record.at());
            case ASKED -> revokedAt == null ? asked(record) : this;
            case ASK_FAILED -> failed(record, beforeAsking);
            case GRANTED -> new Consent(ConsentState.GRANTED, record.at(), null, request, null);
            case DECLINED -> new Consent(ConsentState.DECLINED, record.at(), revokedAt, request, null);
            case REVOKED -> revoked(record);
            case UNCLEAR, CLARIFIED, CROSSED, MARKETING_RESUMED, MARKETING_STOPPED, JOINED_INTO, JOINED -> this;
        };
    }

    private Consent afterOther(ConsentRecord record) {
        return switch (record.act()) {
            case GUEST_WROTE -> isLive(record.at()) ? with(state, since, prolonged(record.at())) : this;
            case REVOKED -> revoked(record);
            case GRANTED -> new Consent(state, since, null, request, until);
            case ASKED,
                    UNCLEAR,
                    CLARIFIED,
                    ASK_FAILED,
                    DECLINED,
                    CROSSED,
                    MARKETING_RESUMED,
                    MARKETING_STOPPED,
                    JOINED_INTO,
                    JOINED -> this;
        };
    }

    private Consent guestWrote(Instant at) {
        if (isLive(at)) {
            return with(state, since, prolonged(at));
        }
        boolean begins = state == ConsentState.NOT_ASKED || state == ConsentState.GUEST_INITIATED;
        return begins && revokedAt == null ? with(ConsentState.GUEST_INITIATED, at, prolonged(at)) : this;
    }

    private Consent asked(ConsentRecord record) {
        return new Consent(ConsentState.ASKED, record.at(), null, record, isLive(record.at()) ? until : null);
    }

    /** Of several requests only the latest can be open: the failure of an older one changes nothing. */
    private Consent failed(ConsentRecord record, Consent before) {
        boolean aboutOther = record.evidence().request() != null && (request == null || !record.isAbout(request));
        if (!isAsked() || aboutOther) {
            return this;
        }
        return new Consent(before.state, before.since, null, before.request, until);
    }

    private Consent revoked(ConsentRecord record) {
        return new Consent(ConsentState.NOT_ASKED, record.at(), record.at(), request, null);
    }

    private boolean isLive(Instant at) {
        return until != null && at.isBefore(until);
    }

    private static Instant prolonged(Instant at) {
        return at.plus(INITIATED_FOR);
    }

    private Consent with(ConsentState newState, @Nullable Instant newSince, Instant newUntil) {
        return new Consent(newState, newSince, revokedAt, request, newUntil);
    }
}
