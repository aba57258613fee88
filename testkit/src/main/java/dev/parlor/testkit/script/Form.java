package dev.parlor.testkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a line looks: words that stand as they are, {@code a|b} for one of several, {@code <name:slot>} (or {@code <slot>}) to fill
 * in, {@code <name:slot>...} for one or more, and {@code [ ]} around what may be left out.
 */
final class Form {

    private static final String END = "the end of the line";
    private static final Pattern PART = Pattern.compile("\\[([^]]*)]|<(?:([a-z]+):)?([a-z]+)>(\\.\\.\\.)?|(\\S+)");

    private record Part(
            List<String> words,
            @Nullable String name,
            @Nullable Slot slot,
            boolean repeats,
            List<Part> optional) {

        boolean takes(Word word) {
            return slot == null ? !word.quoted() && words.contains(word.text()) : slot.takes(word);
        }

        String expected() {
            return slot == null ? "\"" + String.join("\" or \"", words) + "\"" : slot.expected;
        }
    }

    private final String text;
    private final List<Part> parts;

    private Form(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    static Form of(String text) {
        return new Form(text, parts(text));
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group(1) != null) {
                parts.add(new Part(List.of(), null, null, false, parts(part.group(1))));
            } else if (part.group(3) != null) {
                String name = part.group(2) == null ? part.group(3) : part.group(2);
                parts.add(new Part(List.of(), name, Slot.named(part.group(3)), part.group(4) != null, List.of()));
            } else {
                parts.add(new Part(List.of(part.group(5).split("\\|", -1)), null, null, false, List.of()));
            }
        }
        return parts;
    }

    /** As a page shows it: the slots by their names only, texts in their quotes. */
    String shown() {
        return text.replaceAll("<(?:([a-z]+):text|(text))>", "\"$1$2\"").replaceAll("<([a-z]+):[a-z]+>", "<$1>");
    }

    /** Null where the words do not fit, and then the attempt knows how far they did. */
    @Nullable
    Values match(List<Word> words, Attempt attempt) {
        Values values = new Values();
        int end = match(parts, words, 0, values, attempt);
        if (end < 0) {
            return null;
        }
        if (end < words.size()) {
            attempt.failed(end, END);
            return null;
        }
        return values;
    }

    private static int match(List<Part> parts, List<Word> words, int from, Values values, Attempt attempt) {
        int at = from;
        for (Part part : parts) {
            if (!part.optional().isEmpty()) {
                int end = at < words.size() && part.optional().get(0).takes(words.get(at))
                        ? match(part.optional(), words, at, values, attempt)
                        : at;
                if (end < 0) {
                    return -1;
                }
                if (end == at) {
                    attempt.failed(at, part.optional().get(0).expected());
                }
                at = end;
                continue;
            }
            if (at >= words.size() || !part.takes(words.get(at))) {
                attempt.failed(at, part.expected());
                return -1;
            }
            do {
                take(part, words.get(at++), values);
            } while (part.repeats() && at < words.size() && part.takes(words.get(at)));
        }
        return at;
    }

    private static void take(Part part, Word word, Values values) {
        if (part.name() != null) {
            values.add(part.name(), word.text());
        } else if (part.words().size() > 1) {
            values.add("which", word.text());
        }
    }

    /** How far several forms got with the same words, and what they expected there. */
    static final class Attempt {
        private int furthest = -1;
        private final List<String> expected = new ArrayList<>();

        void failed(int at, String what) {
            if (at > furthest) {
                furthest = at;
                expected.clear();
            }
            if (at == furthest && !expected.contains(what)) {
                expected.add(what);
            }
        }

        ScriptException exception(int line, List<Word> words) {
            String came = furthest < words.size() ? words.get(furthest).shown() : END;
            if (expected.remove(END)) {
                expected.add(END); // last, as one would say it
            }
            return new ScriptException(line, String.join(" or ", expected), came);
        }
    }
}
