package dev.parlor.flow;

import dev.parlor.directory.DisplayRule;
import dev.parlor.thread.AssignmentHook;
import dev.parlor.thread.Newcomers;
import dev.parlor.thread.Policy;
import java.util.Objects;

/** What the host decides about its people. Immutable. */
public record HostRules(AssignmentHook assignment, Policy policy, Newcomers newcomers, DisplayRule names) {
    /** Needs all of them. */
    public HostRules {
        Objects.requireNonNull(assignment, "assignment");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(newcomers, "newcomers");
        Objects.requireNonNull(names, "names");
    }
}
