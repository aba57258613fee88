package dev.parlor.refusal;

/** How much is possible at most, and how much there was. What is counted follows from the reason of the refusal. */
public record Measure(long limit, long actual) {}
