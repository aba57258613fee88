package dev.parlor.consent;

import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of consent in one chat: its records, read within the scope that the host chose (rule O2). Where
 * words of the guest were read again (I4), only the latest reading is in it.
 */
public record ChatConsent(Collection<ConsentRecord> records, ConsentScope scope) {
    /**
     * Copies the records.
     *
     * @param records in the order in which they were recorded
     */
    public ChatConsent {
        records = latestReadings(records);
        Objects.requireNonNull(scope, "scope");
    }

    /**
     * What was so when the guest said something at this time: what they themselves said then or later is left out, however
     * early it arrived (I4). All of our own acts are in it, since WhatsApp's clock may be behind ours.
     */
    public ChatConsent before(Instant said) {
        List<ConsentRecord> then = records.stream()
                .filter(record -> !record.act().isGuests() || record.at().isBefore(said))
                .toList();
        return new ChatConsent(then, scope);
    }

    /** What the guest wrote after this time and whose meaning depends on what was so before, oldest first. */
    public List<ConsentRecord> writtenAfter(Instant said) {
        return records.stream()
                .filter(record -> record.isReading()
                        && !record.evidence().namesRequest()
                        && record.evidence().verbatim() != null
                        && record.at().isAfter(said))
                .sorted(Comparator.comparing(ConsentRecord::at))
                .toList();
    }

    /** What the records mean for this thread, which may be a new one. */
    public Consent of(ThreadId thread) {
        return Consent.of(records, record -> scope == ConsentScope.BUSINESS_NUMBER || thread.equals(record.thread()));
    }

    /** When the chat may be asked again, if an unanswered request forbids it now (O6). */
    public Optional<Instant> askedUntil(Instant now) {
        return all().filter(Consent::isAsked)
                .map(consent -> Objects.requireNonNull(consent.since()).plus(Consent.BETWEEN_REQUESTS))
                .filter(until -> until.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    /** How many requests went out since the guest last gave an answer of any kind; those that failed do not count. */
    public int unanswered() {
        Optional<Instant> answered = records.stream()
                .filter(record -> switch (record.act()) {
                    case GRANTED, DECLINED, REVOKED -> true;
                    default -> false;
                })
                .map(ConsentRecord::at)
                .max(Comparator.naturalOrder());
        return (int) records.stream()
                .filter(record -> record.act() == ConsentAct.ASKED && !hasFailed(record))
                .filter(record -> answered.isEmpty() || record.at().isAfter(answered.get()))
                .count();
    }

    /** Whether the guest declined a thread of this chat: then no member may ask (O5). */
    public boolean isDeclined() {
        return all().anyMatch(consent -> consent.state() == ConsentState.DECLINED);
    }

    /** When the guest withdrew consent, unless it was lifted since (O7). */
    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(Consent.of(records, record -> false).revokedAt());
    }

    /** Whether a message of a member was accepted after the guest withdrew: then a bare yes may mean that one (O3). */
    public boolean wasCrossed() {
        return revokedAt()
                .filter(stop -> records.stream()
                        .anyMatch(record -> record.act() == ConsentAct.CROSSED
                                && !record.at().isBefore(stop)))
                .isPresent();
    }

    /** The request of the only thread that waits for an answer or was declined; empty if there are several (O3). */
    Optional<ConsentRecord> onlyWaiting() {
        List<Consent> waiting = all().filter(consent -> consent.isAsked() || consent.state() == ConsentState.DECLINED)
                .toList();
        return waiting.size() == 1 ? Optional.ofNullable(waiting.get(0).request()) : Optional.empty();
    }

    /** The latest request that waits for an answer. */
    public Optional<ConsentRecord> openRequest() {
        return all().filter(Consent::isAsked)
                .map(consent -> Objects.requireNonNull(consent.request()))
                .max(Comparator.comparing(ConsentRecord::at));
    }

    /** The request that waits for an answer and got an unclear one, if the guest was not told yet how to answer it (O4). */
    public Optional<ConsentRecord> toClarify() {
        return openRequest()
                .filter(request -> isUnclear(request) && clarifiedAt(request).isEmpty());
    }

    /** Whether an answer to this request was unclear. */
    public boolean isUnclear(ConsentRecord request) {
        return records.stream().anyMatch(record -> record.act() == ConsentAct.UNCLEAR && record.isAbout(request));
    }

    /** When the guest was told with which words to answer this request (O4). */
    public Optional<Instant> clarifiedAt(ConsentRecord request) {
        return records.stream()
                .filter(record -> record.act() == ConsentAct.CLARIFIED && record.isAbout(request))
                .map(ConsentRecord::at)
                .findFirst();
    }

    /** The record of the request that this message carries, or carried. */
    public Optional<ConsentRecord> request(MessageId message) {
        return records.stream()
                .filter(record -> record.act() == ConsentAct.ASKED
                        && message.equals(record.evidence().request()))
                .findFirst();
    }

    /** Whether the guest wants no marketing messages (O10). */
    public boolean marketingStopped() {
        return latest(record ->
                        record.act() == ConsentAct.MARKETING_STOPPED || record.act() == ConsentAct.MARKETING_RESUMED)
                .filter(record -> record.act() == ConsentAct.MARKETING_STOPPED)
                .isPresent();
    }

    /** What the guest said in answers that were recognised, in their own words, oldest first (N3). */
    public List<String> answers() {
        return records.stream()
                .filter(record -> record.evidence().answer() != null
                        && record.act() != ConsentAct.GUEST_WROTE
                        && record.act() != ConsentAct.UNCLEAR)
                .sorted(Comparator.comparing(ConsentRecord::at))
                .map(record -> record.evidence().verbatim())
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<ConsentRecord> latestReadings(Collection<ConsentRecord> all) {
        Map<PlatformId, ConsentRecord> latest = new HashMap<>();
        all.stream().filter(ConsentRecord::isReading).forEach(record -> latest.put(record.message(), record));
        return all.stream()
                .filter(record -> !record.isReading() || record.equals(latest.get(record.message())))
                .toList();
    }

    private Optional<ConsentRecord> latest(Predicate<ConsentRecord> wanted) {
        return records.stream()
                .filter(wanted)
                .max(Comparator.comparing(ConsentRecord::at).thenComparing(ConsentRecord::act));
    }

    private boolean hasFailed(ConsentRecord request) {
        return records.stream().anyMatch(record -> record.act() == ConsentAct.ASK_FAILED && record.isAbout(request));
    }

    /** The consent of each thread that has a record, each once where several share theirs. */
    private Stream<Consent> all() {
        Set<Consent> found = new LinkedHashSet<>();
        for (ConsentRecord record : records) {
            @Nullable ThreadId thread = record.thread();
            if (thread != null) {
                found.add(of(thread));
            }
        }
        return found.stream();
    }
}
