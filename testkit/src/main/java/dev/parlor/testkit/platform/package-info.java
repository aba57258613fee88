/**
 * A stand-in for the WhatsApp platform, with its own truth.
 *
 * <p>{@link dev.parlor.testkit.platform.PlatformModel} is a single-threaded state machine without I/O, threads or
 * hidden time: it knows business numbers, guests' phones, templates, windows and messages, and it judges every request
 * of a client by the rules of the platform, never by Parlor's opinion. {@link
 * dev.parlor.testkit.platform.CloudApiSimulator} puts a real HTTP server and signed webhooks around it.
 *
 * <p>The facts come from Meta's pages on the WhatsApp Cloud API: "Messages" reference, "Templates", "Webhooks",
 * "Error codes" and "Business-scoped user IDs", as they stood in autumn 2026. Nothing here depends on Parlor's core.
 *
 * <p>Guests here are invented, so the values of this package show numbers and texts in full. Never feed it real ones.
 */
@NullMarked
package dev.parlor.testkit.platform;

import org.jspecify.annotations.NullMarked;
