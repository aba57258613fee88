/** The promises of the design that always hold, as checks on what is committed and sent. */
@NullMarked
package dev.parlor.testkit.invariant;

import org.jspecify.annotations.NullMarked;
