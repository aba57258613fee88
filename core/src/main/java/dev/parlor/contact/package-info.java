/** Guests, their addresses, and the members' address books (rules C). */
@NullMarked
package dev.parlor.contact;

import org.jspecify.annotations.NullMarked;
