/** Small programs that show Parlor at work. */
@NullMarked
package dev.parlor.examples;

import org.jspecify.annotations.NullMarked;
