package dev.parlor.queue;

import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentState;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.message.Gate;
import dev.parlor.thread.ChatPace;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one gate stands: what {@link GateView} says, before there is a sentence for it (rule G3). A value.
 *
 * @param since see {@link GateView#since()}
 * @param opensAt see {@link GateView#opensAt()}
 * @param closesAt see {@link GateView#closesAt()}
 */
public record Verdict(
        Gate gate,
        boolean open,
        @Nullable Instant since,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt) {
    /** Needs a gate. */
    public Verdict {
        Objects.requireNonNull(gate, "gate");
    }

    /** Of a gate of which no time is kept. */
    public static Verdict untimed(Gate gate, boolean open) {
        return new Verdict(gate, open, null, null, null);
    }

    /**
     * Of consent.
     *
     * @param nextRequest when the guest may be asked, if that is too early now (O6)
     */
    public static Verdict of(Consent consent, @Nullable Instant nextRequest) {
        boolean open = consent.allowsMembers();
        boolean granted = consent.state() == ConsentState.GRANTED;
        return new Verdict(
                Gate.CONSENT,
                open,
                consent.since(),
                !open && consent.allowsAsking() ? nextRequest : null,
                open && !granted ? consent.until() : null);
    }

    /** Of the window, which closes by the margin before its end (W1). */
    public static Verdict of(Window window, Situation at) {
        Instant end = window.end().map(last -> last.minus(at.margin())).orElse(null);
        return window.isOpen(at.now(), at.margin())
                ? new Verdict(Gate.WINDOW, true, window.lastAct().orElse(null), null, end)
                : new Verdict(Gate.WINDOW, false, end != null ? end : window.disprovedUpTo(), null, null);
    }

    /** Of reaching the guest; {@code null} for a guest who can be reached. */
    public static Verdict of(@Nullable Unreachable unreachable) {
        return new Verdict(
                Gate.REACHABLE, unreachable == null, unreachable == null ? null : unreachable.since(), null, null);
    }

    /** Of templates; {@code null} if there is one that can be used. */
    public static Verdict of(@Nullable TemplateStanding against) {
        return new Verdict(Gate.TEMPLATE, against == null, against == null ? null : against.at(), null, null);
    }

    /** Of the chat's pace. */
    public static Verdict of(ChatPace pace, Instant now) {
        return pace.next().isAfter(now)
                ? new Verdict(Gate.PACE, false, pace.wentAt(), pace.next(), null)
                : untimed(Gate.PACE, true);
    }

    /** Of the account; {@code null} for a business number that is not paused. */
    public static Verdict of(@Nullable Pause pause) {
        return pause == null
                ? untimed(Gate.ACCOUNT, true)
                : new Verdict(Gate.ACCOUNT, false, pause.since(), pause.probeAt(), null);
    }

    /** With the sentence that says so. */
    public GateView in(String sentence) {
        return new GateView(gate, open, since, opensAt, closesAt, sentence);
    }
}
