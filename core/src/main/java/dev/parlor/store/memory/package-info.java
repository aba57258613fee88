/** A store in memory, for tests and for trying things out. */
@NullMarked
package dev.parlor.store.memory;

import org.jspecify.annotations.NullMarked;
