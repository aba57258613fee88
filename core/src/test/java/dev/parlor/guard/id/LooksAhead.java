package dev.parlor.guard.id;

import dev.parlor.guard.contact.LooksBack;

/** Breaks the order: the first package knows a later one. */
public record LooksAhead(LooksBack later) {}
