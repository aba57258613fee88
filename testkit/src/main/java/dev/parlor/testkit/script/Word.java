package dev.parlor.testkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One word of a line, or a text in quotes. Within quotes, a backslash before a quote or a backslash is left out. Commas between
 * words mean nothing. What follows {@code #} is a remark.
 */
record Word(String text, boolean quoted) {

    private static final Pattern NEXT = Pattern.compile(
            "\\s*(?:#.*|\"((?:[^\"\\\\]|\\\\.)*)\"|([0-9]+ (?:kB|MB|bytes)\\b)|([^\\s\",#][^\\s\",]*)|,|$)");

    /** Throws {@link ScriptException} for a text that does not end. */
    static List<Word> split(int number, String line) {
        List<Word> words = new ArrayList<>();
        Matcher next = NEXT.matcher(line);
        int from = 0;
        while (from < line.length()) {
            if (!next.find(from) || next.start() != from) {
                throw new ScriptException(number, "a quote at the end of a text", "the end of the line");
            }
            if (next.group(1) != null) {
                words.add(new Word(next.group(1).replaceAll("\\\\(.)", "$1"), true));
            } else if (next.group(2) != null) {
                words.add(new Word(next.group(2), false));
            } else if (next.group(3) != null) {
                words.add(new Word(next.group(3), false));
            }
            from = next.end() > from ? next.end() : line.length();
        }
        return words;
    }

    boolean is(String word) {
        return !quoted && text.equals(word);
    }

    /** As it stood in the line. */
    String shown() {
        return quoted ? '"' + text + '"' : text;
    }
}
