/** Messages of both sides: purposes, content, states, delivery (rules G1, M). */
@NullMarked
package dev.parlor.message;

import org.jspecify.annotations.NullMarked;
