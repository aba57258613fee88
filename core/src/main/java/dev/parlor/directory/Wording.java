package dev.parlor.directory;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of a template: text with {@code {{1}}}, {@code {{2}}} and so on. */
final class Wording {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{([1-9][0-9]{0,2})}}");

    private Wording() {}

    static int parameterCount(String wording) {
        return numbers(wording).size();
    }

    /** Refuses a wording that leaves a number out: the platform counts from 1 without a gap. */
    static void requireNoGap(String template, String wording) {
        int expected = 1;
        for (int number : numbers(wording)) {
            if (number != expected) {
                throw new IllegalArgumentException("wording of template " + template + " must use {{" + expected
                        + "}}, since it uses {{" + number + "}}");
            }
            expected++;
        }
    }

    /** In one pass, so that a parameter which looks like a blank is not filled itself. */
    static String rendered(String wording, List<String> parameters) {
        return PARAMETER
                .matcher(wording)
                .replaceAll(found -> Matcher.quoteReplacement(parameter(found.group(), found.group(1), parameters)));
    }

    private static String parameter(String blank, String number, List<String> parameters) {
        int index = Integer.parseInt(number) - 1;
        return index < parameters.size() ? parameters.get(index) : blank;
    }

    private static Set<Integer> numbers(String wording) {
        Set<Integer> numbers = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(wording);
        while (matcher.find()) {
            numbers.add(Integer.valueOf(matcher.group(1)));
        }
        return numbers;
    }
}
