/** The id types, nothing else: each id is its own type, validated once. */
@NullMarked
package dev.parlor.id;

import org.jspecify.annotations.NullMarked;
