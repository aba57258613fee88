/** The port to the store: units of work as values, one time, and queries that never lock. */
@NullMarked
package dev.parlor.store;

import org.jspecify.annotations.NullMarked;
