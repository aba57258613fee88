/** Chats, threads, rosters and where a guest's message belongs (rules P and R). */
@NullMarked
package dev.parlor.thread;

import org.jspecify.annotations.NullMarked;
