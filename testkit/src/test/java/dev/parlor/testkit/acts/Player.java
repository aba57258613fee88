package dev.parlor.testkit.acts;

import dev.parlor.Parlor;
import dev.parlor.message.Rejection;
import dev.parlor.store.StoreException;
import dev.parlor.testkit.invariant.Secrets;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import dev.parlor.transport.UploadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Plays one sequence: acts by chance of everybody and everything, each through any of three processes of which one may die
 * at any commit; and then peace, in which all that can be settled must be. The same seed plays the same.
 */
final class Player {
    private final World world;
    private final Dice dice;
    private final Members members;
    private final Guests guests;
    private final Secrets secrets = new Secrets().add("text", "confidential");
    private final List<String> acts = new ArrayList<>();

    Player(long seed) {
        this.dice = new Dice(seed);
        this.world = new World(dice);
        this.members = new Members(world);
        this.guests = new Guests(world);
        Firm.GUESTS.forEach(own -> own.forEach(phone -> secrets.add("phone number", phone.value())));
    }

    /** Plays so many acts, and the peace. */
    Player play(int steps) {
        if (dice.percent(50)) {
            bothGuestsAgree();
        }
        world.platform.getIntoTrouble();
        for (int step = 0; step < steps; step++) {
            acts.add(step());
            world.listen();
        }
        new Peace(world, members, guests, acts).check();
        return this;
    }

    /** What was done and what came of it, act by act. */
    List<String> acts() {
        return List.copyOf(acts);
    }

    /** Everything that shows outside: the acts with their answers, what was sent, and what the host was told. */
    List<String> trace() {
        List<String> trace = new ArrayList<>(acts);
        world.platform
                .sent()
                .forEach(sent -> trace.add(sent.outgoing().token() + " "
                        + sent.outgoing().content().shown() + " " + sent.id()));
        world.feed.forEach(recorded -> trace.add(recorded.toString()));
        return trace;
    }

    private void bothGuestsAgree() {
        Parlor parlor = world.hosts.get(0).parlor;
        members.startWithEach(parlor);
        parlor.dispatchDue();
        guests.agree();
        while (world.platform.hasUntold()) {
            parlor.receive(Firm.FIRM, world.platform.batch());
        }
        parlor.dispatchDue();
        world.listen();
        acts.add("both guests have agreed");
    }

    private String step() {
        int roll = dice.below(100);
        if (roll < 24) {
            return dispatches();
        }
        if (roll < 36) {
            return passes();
        }
        if (roll < 50) {
            return receives();
        }
        if (roll < 64) {
            return guestActs();
        }
        if (roll < 69) {
            return breaks();
        }
        if (roll < 72) {
            return isTakenOver();
        }
        if (roll < 74) {
            return isLost();
        }
        return by(act());
    }

    private record Act(String name, Function<Parlor, Object> does) {}

    private Act act() {
        int roll = dice.below(100);
        if (roll < 34) {
            return new Act("writes", members::writes);
        }
        if (roll < 44) {
            return new Act("starts", members::starts);
        }
        return dice.oneOf(List.of(
                new Act("starts again", members::startsAgain),
                new Act("asks", members::asks),
                new Act("asks", members::asks),
                new Act("picture", members::sendsAPicture),
                new Act("takes up", members::takesUp),
                new Act("edits", members::edits),
                new Act("cancels", members::cancels),
                new Act("adds", members::adds),
                new Act("adds", members::adds),
                new Act("removes", members::removes),
                new Act("transfers", members::transfers),
                new Act("leaves", members::leaves),
                new Act("blocks", members::blocks),
                new Act("switches", members::switches),
                new Act("switches", members::switches),
                new Act("assigns", members::assigns),
                new Act("decides", members::decides),
                new Act("decides", members::decides),
                new Act("moves", members::moves),
                new Act("resumes", members::resumes),
                new Act("retries", members::retries),
                new Act("vouches", members::vouches),
                dice.percent(20) ? new Act("erases", members::erases) : new Act("writes", members::writes)));
    }

    private String by(Act act) {
        Host host = world.anyHost();
        return host.name + " " + act.name() + ": "
                + onHost(host, () -> act.does().apply(host.parlor));
    }

    private String dispatches() {
        Host host = world.anyHost();
        if (host.wire.hasLate() && dice.percent(50)) {
            host.wire.answerLate();
        }
        return host.name + " dispatches: " + onHost(host, host.parlor::dispatchDue);
    }

    /** Does something, stalls until its leases have run out, and goes on as if nothing had been: somebody else has meanwhile. */
    private String isTakenOver() {
        Host slow = world.anyHost();
        String before = onHost(slow, slow.parlor::dispatchDue);
        world.passes(Duration.ofSeconds(31 + dice.below(20)));
        if (dice.percent(30)) {
            world.failNextClaim();
        }
        Host fast = world.anyHost();
        String meanwhile = onHost(fast, fast.parlor::dispatchDue);
        while (slow.wire.hasLate()) {
            slow.wire.answerLate();
        }
        String late = world.hosts.contains(slow) ? onHost(slow, slow.parlor::dispatchDue) : "dead";
        return slow.name + " dispatches: " + before + "; " + fast.name + " after its lease: " + meanwhile
                + "; the former late: " + late;
    }

    /** A request is taken, and nothing is ever said about it, while others are written and reported on. */
    private String isLost() {
        Host host = world.anyHost();
        StringBuilder told = new StringBuilder(host.name + " loses an answer");
        world.platform.loseNext();
        for (int written = 0; written < 4 && world.hosts.contains(host); written++) {
            told.append("; ").append(onHost(host, () -> members.writes(host.parlor)));
            world.passes(Duration.ofSeconds(1));
            told.append("; ").append(world.hosts.contains(host) ? onHost(host, host.parlor::dispatchDue) : "dead");
        }
        told.append("; ").append(receives());
        world.passes(Duration.ofSeconds(121));
        return told.append("; ").append(dispatches()).toString();
    }

    private String passes() {
        Duration duration = dice.oneOf(List.of(
                Duration.ofSeconds(1 + dice.below(10)),
                Duration.ofSeconds(1 + dice.below(10)),
                Duration.ofSeconds(40),
                Duration.ofMinutes(3),
                Duration.ofMinutes(20),
                Duration.ofHours(1 + dice.below(30)),
                Duration.ofDays(1 + dice.below(3))));
        world.passes(duration);
        return "time passes: " + duration;
    }

    private String receives() {
        List<Item> batch = world.platform.batch();
        Host host = world.anyHost();
        String answer = onHost(host, () -> received(host.parlor, batch));
        if (answer.startsWith("failed")) {
            world.platform.repeat(batch);
        }
        return host.name + " receives " + batch.size() + ": " + answer;
    }

    /** What is answered 2xx is applied, known, kept for later, or kept aside (invariant 7). */
    private static Received received(Parlor parlor, List<Item> batch) {
        Received received = parlor.receive(Firm.FIRM, batch);
        int counted = received.applied() + received.duplicates() + received.parked() + received.quarantined();
        Gatekeeper.require(7, counted == batch.size(), counted + " items were answered of " + batch.size());
        return received;
    }

    private String guestActs() {
        int roll = dice.below(100);
        if (roll < 55) {
            return guests.writes();
        }
        if (roll < 88) {
            return guests.taps();
        }
        if (roll < 93) {
            return guests.changesNumber();
        }
        return roll < 97 ? guests.choosesMarketing() : guests.saysWhatNobodyUnderstands();
    }

    private String breaks() {
        Host host = world.anyHost();
        switch (dice.below(6)) {
            case 0 -> {
                world.dies(host);
                return host.name + " dies";
            }
            case 1, 2 -> {
                host.dieAt(1 + dice.below(4), dice.percent(60));
                return host.name + " will die";
            }
            case 3 -> {
                host.loseTheStoreOnce();
                return host.name + " will lose the store once";
            }
            case 4 -> {
                world.failNextClaim();
                return "a claim will fail";
            }
            default -> {
                world.media.answerNextUpload(
                        dice.percent(60)
                                ? new UploadResult.NotUploaded("no connection")
                                : new UploadResult.Rejected(Rejection.of(Rejection.Kind.MEDIA, 131053)));
                return "an upload will fail";
            }
        }
    }

    private String onHost(Host host, Supplier<Object> act) {
        host.begins();
        try {
            String answer = String.valueOf(act.get());
            secrets.requireNoneIn("an answer", answer);
            return answer;
        } catch (Host.Died died) {
            world.dies(host);
            return "failed: " + died.getMessage();
        } catch (StoreException down) {
            return "failed: the store was down";
        }
    }
}
