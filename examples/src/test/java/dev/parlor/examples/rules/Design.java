package dev.parlor.examples.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules as docs/design.md has them: one list item each, under a heading per letter. The numbered invariants count as
 * rules of the letter X.
 */
record Design(List<Rule> rules) {
    private static final Pattern HEADING = Pattern.compile("#{2,3} (?:[A-Z] · |\\d+\\. )?(.+)");
    private static final Pattern RULE = Pattern.compile("(?:- ([A-Z])(?=\\d+ )|(?=\\d+[.] ))(\\d+)[.]? (.+)");
    private static final String INVARIANT = "X";
    private static final Pattern CONTINUED = Pattern.compile("(?!- |#|\\d+[.] |[|]).+");

    /**
     * A rule.
     *
     * @param heading under which it stands
     * @param statement the first sentence of what the design says
     */
    record Rule(String letter, String id, String heading, String statement) {
        private Rule(String letter, String id, String heading, StringBuilder text) {
            this(
                    letter,
                    id,
                    heading,
                    text.toString().split("(?<=[.]\\*?) ", 2)[0].replace("*", ""));
        }
    }

    /** Reads the page. Other lists than those of rules are left aside. */
    static Design parse(List<String> lines) {
        List<Rule> rules = new ArrayList<>();
        String heading = "";
        for (int line = 0; line < lines.size(); line++) {
            Matcher found = HEADING.matcher(lines.get(line));
            if (found.matches()) {
                heading = found.group(1);
            }
            Matcher rule = RULE.matcher(lines.get(line));
            if (rule.matches()) {
                StringBuilder text = new StringBuilder(rule.group(3));
                while (line + 1 < lines.size()
                        && CONTINUED.matcher(lines.get(line + 1)).matches()) {
                    text.append(' ').append(lines.get(++line).strip());
                }
                String letter = Objects.requireNonNullElse(rule.group(1), INVARIANT);
                rules.add(new Rule(letter, letter + rule.group(2), heading, text));
            }
        }
        return new Design(rules);
    }

    /** The rules of each letter, in the design's order. */
    Map<String, List<Rule>> byLetter() {
        Map<String, List<Rule>> letters = new LinkedHashMap<>();
        rules.forEach(rule -> letters.computeIfAbsent(rule.letter(), letter -> new ArrayList<>())
                .add(rule));
        return letters;
    }

    /** Whether a test may name this: a rule, or a letter for its section as a whole. */
    boolean knows(String id) {
        return rules.stream()
                .anyMatch(rule -> rule.id().equals(id) || rule.letter().equals(id));
    }
}
