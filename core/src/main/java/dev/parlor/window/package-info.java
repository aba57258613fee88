/** The 24 hours in which free-form messages may go to a guest (rules W). */
@NullMarked
package dev.parlor.window;

import org.jspecify.annotations.NullMarked;
