/**
 * A small language for what guests and the platform do: one line, one act, to be read aloud.
 *
 * <p>{@link dev.parlor.testkit.script.Play} performs it on a {@link dev.parlor.testkit.platform.PlatformModel}; {@link
 * dev.parlor.testkit.script.SimulatorMain} does so in a process of its own, with an HTTP simulator around it. The page {@code
 * docs/simulator.md} lists every line that there is.
 */
@NullMarked
package dev.parlor.testkit.script;

import org.jspecify.annotations.NullMarked;
