package dev.parlor.guard.contact;

import dev.parlor.guard.id.LooksAhead;
import org.slf4j.LoggerFactory;

/** Closes a cycle, and is a noun that logs. */
public final class LooksBack {
    public void log(LooksAhead earlier) {
        LoggerFactory.getLogger(LooksBack.class).info("{}", earlier);
    }
}
