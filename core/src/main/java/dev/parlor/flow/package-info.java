/** The flows behind the façade: each puts steps in order and decides nothing by itself. Not exported. */
@NullMarked
package dev.parlor.flow;

import org.jspecify.annotations.NullMarked;
