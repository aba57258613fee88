package dev.parlor.testkit.script;

import java.time.Duration;

/**
 * One line, understood.
 *
 * @param number of the line, from 1
 * @param actor the guest who acts; empty for the platform and for what there is
 * @param delay how long after its moment it acts
 * @param numberId the business number that it is about; empty for the first
 */
record Line(int number, Moment moment, String actor, Verb.Fit act, Duration delay, String numberId) {

    /** When a line acts. */
    sealed interface Moment {}

    /** As soon as it is read; with a delay, that much later. */
    record Now() implements Moment {}

    /** Each time, or the first time, that the business sends its guest something of this kind. */
    record Upon(Cue cue, String part, boolean onlyOnce) implements Moment {}

    /** What a guest reacts to. */
    enum Cue {
        /** A message with buttons. */
        ASKED,
        /** A message with a certain text in it. */
        TOLD,
        /** Any message. */
        WRITTEN
    }
}
