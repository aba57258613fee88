package dev.parlor.guard.thread;

import org.assertj.core.api.AbstractAssert;

/** Forces a library on hosts. */
public interface KnowsALibrary {
    AbstractAssert<?, ?> library();
}
