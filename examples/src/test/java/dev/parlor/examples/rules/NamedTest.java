package dev.parlor.examples.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test as its source names it.
 *
 * @param ids the rules, or letters, with which the name begins; none for a test that is about no rule
 * @param sentence the rest of the name, in words
 */
record NamedTest(Set<String> ids, String sentence) {
    private static final Pattern ANNOTATION = Pattern.compile(" +@(Test|ParameterizedTest|RepeatedTest|Disabled)\\b.*");
    private static final Pattern METHOD = Pattern.compile(" +(?:public )?void (\\w+)\\(.*");
    private static final Pattern ID = Pattern.compile("([A-Z]\\d*)_");

    /** The tests of a source file, in its order; disabled ones are none. */
    static List<NamedTest> in(List<String> source) {
        List<NamedTest> tests = new ArrayList<>();
        Set<String> annotations = new TreeSet<>();
        for (String line : source) {
            Matcher annotation = ANNOTATION.matcher(line);
            if (annotation.matches()) {
                annotations.add(annotation.group(1));
            }
            Matcher method = METHOD.matcher(line);
            if (method.matches()) {
                if (!annotations.isEmpty() && !annotations.contains("Disabled")) {
                    tests.add(named(method.group(1)));
                }
                annotations.clear();
            }
        }
        return tests;
    }

    private static NamedTest named(String method) {
        Set<String> ids = new TreeSet<>();
        Matcher id = ID.matcher(method);
        int end = 0;
        while (id.find(end) && id.start() == end) {
            ids.add(id.group(1));
            end = id.end();
        }
        return new NamedTest(ids, method.substring(end).replace('_', ' '));
    }
}
