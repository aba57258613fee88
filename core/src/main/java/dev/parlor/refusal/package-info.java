/** What Parlor's own no looks like: a reason for the program and a sentence for the person. */
@NullMarked
package dev.parlor.refusal;

import org.jspecify.annotations.NullMarked;
