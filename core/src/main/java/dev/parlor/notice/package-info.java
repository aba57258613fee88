/** What each side is told, in its own words and language (rules N). */
@NullMarked
package dev.parlor.notice;

import org.jspecify.annotations.NullMarked;
