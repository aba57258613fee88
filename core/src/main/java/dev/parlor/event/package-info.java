/** What the host is told, after commit, in order (rules V). */
@NullMarked
package dev.parlor.event;

import org.jspecify.annotations.NullMarked;
