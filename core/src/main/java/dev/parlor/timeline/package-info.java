/** What a member sees: the entries of a thread, and the list of threads (rules T). */
@NullMarked
package dev.parlor.timeline;

import org.jspecify.annotations.NullMarked;
