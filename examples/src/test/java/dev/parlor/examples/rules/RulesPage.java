package dev.parlor.examples.rules;

import dev.parlor.examples.rules.Design.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What docs/rules.md says: each rule, and its tests or the reason why it has none yet.
 *
 * @param open the rules that are expected to have no test, each with its reason
 */
record RulesPage(Design design, List<TestClass> classes, Map<String, String> open) {
    private static final String HEAD = """
            # The rules and their tests

            Made from [design.md](design.md), the names of all tests and [rules-open.txt](rules-open.txt). A test keeps it true; to renew it,
            see [CONTRIBUTING](../CONTRIBUTING.md#the-test-of-a-rule). Each rule stands here with its first sentence only.
            """;

    /** All that is wrong, in words; nothing if the page can be written. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (TestClass in : classes) {
            for (NamedTest test : in.tests()) {
                test.ids().stream()
                        .filter(id -> !design.knows(id))
                        .forEach(id -> faults.add(in.name() + " names " + id + ", which docs/design.md does not have"));
            }
        }
        for (Rule rule : design.rules()) {
            boolean tested = !testsOf(rule.id()).isEmpty();
            if (!tested && !open.containsKey(rule.id())) {
                faults.add(rule.id() + " has no test, and docs/rules-open.txt gives no reason");
            }
            if (tested && open.containsKey(rule.id())) {
                faults.add(rule.id() + " has tests now: take it out of docs/rules-open.txt");
            }
        }
        open.keySet().stream()
                .filter(id ->
                        design.rules().stream().noneMatch(rule -> rule.id().equals(id)))
                .forEach(id -> faults.add("docs/rules-open.txt names " + id + ", which is no rule of docs/design.md"));
        return faults;
    }

    /** The reasons that are still needed, as docs/rules-open.txt has them. */
    List<String> reasons() {
        return open.entrySet().stream()
                .filter(gap -> testsOf(gap.getKey()).isEmpty())
                .map(gap -> gap.getKey() + ": " + gap.getValue())
                .toList();
    }

    /** The whole file. */
    String rendered() {
        StringBuilder page = new StringBuilder(HEAD).append("\n").append(counts());
        design.byLetter().forEach((letter, rules) -> {
            page.append("\n## ")
                    .append(letter)
                    .append(" · ")
                    .append(rules.get(0).heading())
                    .append('\n');
            List<String> ofAll = testsOf(letter);
            if (!ofAll.isEmpty()) {
                page.append("\n**All of ").append(letter).append("**\n\n");
                ofAll.forEach(page::append);
            }
            for (Rule rule : rules) {
                page.append("\n**%s** %s\n\n".formatted(rule.id(), rule.statement()));
                testsOf(rule.id()).forEach(page::append);
                if (open.containsKey(rule.id())) {
                    page.append("- *no test yet:* ").append(open.get(rule.id())).append('\n');
                }
            }
        });
        return page.toString();
    }

    private String counts() {
        StringBuilder table = new StringBuilder("| | Rules | With tests | Open |\n|---|---|---|---|\n");
        design.byLetter().forEach((letter, rules) -> {
            List<String> without = rules.stream()
                    .map(Rule::id)
                    .filter(id -> testsOf(id).isEmpty())
                    .toList();
            table.append("| %s · %s | %d | %d | %s |\n"
                    .formatted(
                            letter,
                            rules.get(0).heading(),
                            rules.size(),
                            rules.size() - without.size(),
                            String.join(" ", without)));
        });
        return table.toString();
    }

    private List<String> testsOf(String id) {
        return classes.stream().flatMap(in -> lines(in, id)).toList();
    }

    private static Stream<String> lines(TestClass in, String id) {
        String link = "[%s](../%s)".formatted(in.name(), in.path().toString().replace('\\', '/'));
        return new TreeSet<>(in.tests().stream()
                        .filter(test -> test.ids().contains(id))
                        .map(NamedTest::sentence)
                        .toList())
                .stream().map(sentence -> "- " + sentence + " · " + link + "\n");
    }
}
