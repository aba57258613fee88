package dev.parlor.testkit.script;

import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.ScreenLine;
import dev.parlor.testkit.script.Line.Upon;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * Performs scripts on a model of the platform. The page {@code docs/simulator.md} lists every line.
 *
 * <p>Lines act in their order, each at its moment by the clock. Where the clock jumps over several moments, they act in the
 * order of those moments, all at the time that it shows now. The same clock readings, scripts and sends give the same acts.
 *
 * <p>With a {@link dev.parlor.testkit.platform.CloudApiSimulator} let {@link #step} be done {@code alongside}. Not
 * thread-safe, as the model is not.
 */
public final class Play {

    private record Due(Instant at, long order, Line line) {}

    private final PlatformModel model;
    private final Clock clock;
    private final Map<String, Phone> guests = new LinkedHashMap<>();
    private final List<Line> reactions = new ArrayList<>();
    private final Queue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private final List<String> troubles = new ArrayList<>();
    private long order;

    private Play(PlatformModel model, Clock clock) {
        this.model = Objects.requireNonNull(model, "model");
        this.clock = Objects.requireNonNull(clock, "clock");
        model.onDelivery(this::came);
    }

    /** An empty play. It takes the model's only listener to deliveries. */
    public static Play on(PlatformModel model, Clock clock) {
        return new Play(model, clock);
    }

    /**
     * Adds lines: what there is, and what has no other moment, happens at once; times count from now.
     *
     * @throws ScriptException for the first line that is none; then nothing of the script has happened
     */
    public Play add(String script) {
        Set<String> names = new LinkedHashSet<>(guests.keySet());
        new LineReader(names).read(script).forEach(this::add);
        step();
        return this;
    }

    private void add(Line line) {
        if (line.moment() instanceof Upon) {
            reactions.add(line);
        } else {
            schedule(line);
        }
        if (line.delay().isZero()) {
            step();
        }
    }

    /** Does what is due by now. */
    public void step() {
        Instant now = clock.instant();
        for (Due next = due.peek(); next != null && !next.at().isAfter(now); next = due.peek()) {
            due.remove();
            perform(next.line());
        }
    }

    /** When the next line acts; {@link Instant#MAX} if none waits for its time. */
    public Instant next() {
        Due next = due.peek();
        return next == null ? Instant.MAX : next.at();
    }

    /** What could not be done when its moment came, such as a tap without buttons: a sentence each. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    private void perform(Line line) {
        try {
            Stage stage = new Stage(model, guests, line.actor(), line.numberId());
            line.act().verb().act().perform(stage, line.act().values());
        } catch (RuntimeException impossible) {
            troubles.add("Line " + line.number() + ": " + impossible.getMessage());
        }
    }

    /** Called while the model works: only notes what is to be done. */
    private void came(Phone phone, ScreenLine message) {
        Set<Line> done = new HashSet<>();
        for (Line line : reactions) {
            Phone guest = guests.get(line.actor());
            if (line.moment() instanceof Upon upon
                    && guest != null
                    && guest.number().equals(phone.number())
                    && isCue(upon, message)) {
                schedule(line);
                if (upon.onlyOnce()) {
                    done.add(line);
                }
            }
        }
        reactions.removeAll(done);
    }

    private static boolean isCue(Upon upon, ScreenLine message) {
        return switch (upon.cue()) {
            case ASKED -> !message.quickReplies().isEmpty();
            case TOLD -> message.text().contains(upon.part());
            case WRITTEN -> true;
        };
    }

    private void schedule(Line line) {
        due.add(new Due(clock.instant().plus(line.delay()), order++, line));
    }
}
