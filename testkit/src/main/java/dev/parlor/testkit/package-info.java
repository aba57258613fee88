/** What a host's test needs besides Parlor: time that it moves, and a transport that records. */
@NullMarked
package dev.parlor.testkit;

import org.jspecify.annotations.NullMarked;
