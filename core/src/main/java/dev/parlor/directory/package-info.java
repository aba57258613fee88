/** The company's side: organizations, members, business numbers, templates, and who is enabled (rules E, O11). */
@NullMarked
package dev.parlor.directory;

import org.jspecify.annotations.NullMarked;
