package dev.parlor.testkit.acts;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Rejection;
import dev.parlor.testkit.invariant.PlatformRecord;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the platform knows: every request with whether it took it, and everything it wants to tell. It answers as chance has
 * it until its troubles are over.
 */
final class Platform {
    private static final Duration HINT = Duration.ofSeconds(20);
    private static final Rejection.Kind[] KINDS = Rejection.Kind.values();

    private final Dice dice;
    private final InstantSource clock;
    private final Map<AttemptToken, Sent> sent = new LinkedHashMap<>();
    private final List<Item> untold = new ArrayList<>();
    private final List<Item> told = new ArrayList<>();
    private boolean inTrouble;
    private boolean losesNext;

    Platform(Dice dice, InstantSource clock) {
        this.dice = dice;
        this.clock = clock;
    }

    /** One request, and under which name the platform took it; {@code null} if it did not. */
    record Sent(Outgoing outgoing, PlatformId id, List<Status> reports) {
        /** Taken, and never said to have failed. */
        boolean wasNotForNothing() {
            return id != null && !reports.contains(Status.FAILED);
        }

        /** Taken, and nothing says that it was for nothing. */
        boolean mayHaveArrived() {
            boolean arrived = reports.stream().anyMatch(Status::provesArrival);
            return id != null && (arrived || !reports.contains(Status.FAILED));
        }
    }

    /** How the transport ends an attempt. */
    enum Manner {
        AT_ONCE,
        LATER,
        NEVER,
        TWICE,
        THROWS,
        THROWS_LATER,
        WITH_NOTHING,
        WITHOUT_A_STAGE
    }

    /** What the platform did with a request, and how its answer comes back. */
    record Fate(SendResult result, Manner manner) {}

    /** From now on things go wrong. */
    void getIntoTrouble() {
        inTrouble = true;
    }

    void recover() {
        inTrouble = false;
        losesNext = false;
    }

    /** The next request is taken, and nothing is ever said about it. */
    void loseNext() {
        losesNext = true;
    }

    /** Whether the answer to an upload is late. */
    boolean isLate() {
        return inTrouble && dice.percent(30);
    }

    Fate take(Outgoing outgoing) {
        int roll = inTrouble && !losesNext ? dice.below(100) : 0;
        if (roll < 74) {
            PlatformId id = new PlatformId("wamid." + (sent.size() + 1));
            Sent taken = new Sent(outgoing, id, new ArrayList<>());
            sent.put(outgoing.token(), taken);
            boolean lost = losesNext;
            losesNext = false;
            report(taken, lost);
            if (lost || roll >= 68) {
                return unsure();
            }
            return new Fate(new SendResult.Accepted(id), roll < 55 ? Manner.AT_ONCE : manner());
        }
        sent.put(outgoing.token(), new Sent(outgoing, null, List.of()));
        if (roll < 80) {
            return new Fate(new SendResult.NotSent("no connection"), soonOrLate());
        }
        return roll < 93 ? new Fate(new SendResult.Rejected(rejection()), soonOrLate()) : unsure();
    }

    private Fate unsure() {
        Manner manner = dice.oneOf(List.of(
                Manner.AT_ONCE,
                Manner.LATER,
                Manner.NEVER,
                Manner.TWICE,
                Manner.THROWS,
                Manner.THROWS_LATER,
                Manner.WITH_NOTHING,
                Manner.WITHOUT_A_STAGE));
        return new Fate(new SendResult.Unsure("reset"), manner);
    }

    private Manner manner() {
        return dice.oneOf(List.of(Manner.LATER, Manner.LATER, Manner.NEVER, Manner.TWICE));
    }

    private Manner soonOrLate() {
        return dice.percent(80) ? Manner.AT_ONCE : Manner.LATER;
    }

    private Rejection rejection() {
        Rejection.Kind kind = KINDS[dice.below(KINDS.length)];
        return new Rejection(kind, 100 + kind.ordinal(), dice.percent(30) ? HINT : null);
    }

    private void report(Sent taken, boolean silently) {
        List<Status> statuses = silently ? List.of() : statuses();
        boolean echoed = !inTrouble || dice.percent(95);
        for (Status status : statuses) {
            Rejection failure = status == Status.FAILED ? rejection() : null;
            AttemptToken token = echoed ? taken.outgoing().token() : null;
            Instant at = clock.instant().plusSeconds(taken.reports().size());
            taken.reports().add(status);
            untold.add(new Item.Report(
                    taken.outgoing().from(), new DeliveryReport(taken.id(), status, at, token, failure)));
        }
    }

    private List<Status> statuses() {
        return !inTrouble || dice.percent(70)
                ? List.of(Status.SENT, Status.DELIVERED, Status.READ)
                : dice.oneOf(List.of(
                        List.of(),
                        List.of(Status.SENT),
                        List.of(Status.FAILED),
                        List.of(Status.SENT, Status.FAILED),
                        List.of(Status.FAILED, Status.DELIVERED)));
    }

    /** Wants to tell this, too. */
    void wantsToTell(Item item) {
        untold.add(item);
    }

    boolean hasUntold() {
        return !untold.isEmpty();
    }

    /** Some of what is untold, in any order, with some of what was told already. */
    List<Item> batch() {
        List<Item> batch = new ArrayList<>();
        int size = 1 + dice.below(4);
        while (batch.size() < size && !untold.isEmpty()) {
            batch.add(untold.remove(dice.percent(60) ? 0 : dice.below(untold.size())));
        }
        told.addAll(batch);
        while (!told.isEmpty() && dice.percent(15)) {
            batch.add(dice.oneOf(told));
        }
        Collections.shuffle(batch, new Random(dice.below(1_000)));
        return batch;
    }

    /** The platform got no 2xx: it will tell these again. */
    void repeat(List<Item> batch) {
        untold.addAll(batch);
    }

    List<Item> told() {
        return List.copyOf(told);
    }

    /** As an impartial witness has it; all that may have arrived is on a screen. */
    PlatformRecord record() {
        List<PlatformRecord.Request> requests = sent.values().stream()
                .map(one -> new PlatformRecord.Request(one.outgoing().token(), one.id()))
                .toList();
        Set<PlatformId> shown = sent.values().stream()
                .filter(Sent::mayHaveArrived)
                .map(Sent::id)
                .collect(Collectors.toSet());
        return new PlatformRecord(requests, shown, Set.of());
    }

    List<PlatformId> toldFromGuests() {
        return told.stream()
                .flatMap(item -> item instanceof Item.FromGuest message ? Stream.of(message.id()) : Stream.empty())
                .toList();
    }

    List<Sent> sent() {
        return List.copyOf(sent.values());
    }

    Sent sent(AttemptToken token) {
        return sent.get(token);
    }
}
