/** The façade: {@link dev.parlor.Parlor}, its builder, and the host's views of directory and contacts. */
@NullMarked
package dev.parlor;

import org.jspecify.annotations.NullMarked;
