/** The line of a chat: gates, held messages, what goes next, and what an attempt's end means (rules G, Q, S). */
@NullMarked
package dev.parlor.queue;

import org.jspecify.annotations.NullMarked;
