/** Whether a guest agreed to be written to, with the evidence (rules O). */
@NullMarked
package dev.parlor.consent;

import org.jspecify.annotations.NullMarked;
