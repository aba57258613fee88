package dev.parlor.queue;

import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentState;
import dev.parlor.directory.Directory;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.message.Gate;
import dev.parlor.message.Purpose;
import dev.parlor.thread.Eligibility;
import dev.parlor.thread.MessageThread;
import dev.parlor.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the gates of one thread look at, at one time (rules G1 and G2). A value: looking changes nothing.
 *
 * @param margin how long before its end the window counts as closed (W1)
 * @param reachable whether the guest can be reached (C6)
 */
public record Situation(
        Directory directory,
        MessageThread thread,
        Consent consent,
        Window window,
        Instant now,
        Duration margin,
        boolean reachable) {
    /** Needs all of them. */
    public Situation {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(margin, "margin");
    }

    /** With a guest who can be reached. */
    public Situation(
            Directory directory, MessageThread thread, Consent consent, Window window, Instant now, Duration margin) {
        this(directory, thread, consent, window, now, margin, true);
    }

    /** The gates that keep such a message from going, in the order of {@link Gate}; empty if it may go. */
    public Set<Gate> closedFor(Purpose purpose, @Nullable MemberId author) {
        Set<Gate> closed = EnumSet.noneOf(Gate.class);
        for (Gate gate : purpose.gates()) {
            if (!isOpen(gate, purpose, author)) {
                closed.add(gate);
            }
        }
        return closed;
    }

    private boolean isOpen(Gate gate, Purpose purpose, @Nullable MemberId author) {
        return switch (gate) {
            case ENABLEMENT ->
                isParlors(purpose, author)
                        || (author != null && directory.enablement(author).on());
            case ROSTER ->
                isParlors(purpose, author) || (author != null && Eligibility.isActive(author, thread, directory));
            case CONSENT ->
                switch (purpose) {
                    case OPT_IN_REQUEST -> consent.allowsAsking();
                    case REENGAGE -> consent.state() == ConsentState.GRANTED;
                    case MEMBER, CONSENT_REPLY, NOTICE -> consent.allowsMembers();
                };
            case WINDOW -> window.isOpen(now, margin);
            case REACHABLE -> reachable;
            case TEMPLATE -> hasTemplate(purpose);
        };
    }

    /** Whether any can be used; whether the one that a message is made from can be is looked at with the message. */
    private boolean hasTemplate(Purpose purpose) {
        BusinessNumberId number = thread.chat().number();
        return purpose == Purpose.REENGAGE
                ? !directory.reengageTemplates(number).isEmpty()
                : directory
                        .number(number)
                        .flatMap(row -> directory.optInTemplate(row, row.language()))
                        .isPresent();
    }

    /** A request that Parlor sends because the guest came back has no author to look at (O5). */
    private static boolean isParlors(Purpose purpose, @Nullable MemberId author) {
        return purpose == Purpose.OPT_IN_REQUEST && author == null;
    }
}
