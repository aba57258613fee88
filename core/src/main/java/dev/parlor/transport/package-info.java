/** The port to the messaging platform: what goes out, what came of it, what comes in (rules S2, I). */
@NullMarked
package dev.parlor.transport;

import org.jspecify.annotations.NullMarked;
