package dev.parlor.testkit.platform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a send fills a template with.
 *
 * @param names of the body's blanks in the order of their values; empty for numbered ones
 * @param header the type of the header's parameter, such as {@code image}; null without one
 * @param buttons by position
 */
record TemplateValues(
        List<String> names, List<String> values, @Nullable String header, Map<Integer, Button> buttons) {

    /** What one button takes: a payload, the end of an address or a code, as its sub-type says. */
    record Button(String subType, String value) {}
}
