package dev.parlor.guard.util;

/** Stands nowhere in the order, and neither package nor class says what it is. */
public final class PhoneHelper {}
