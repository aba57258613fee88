package dev.parlor.examples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index over a small design and one source file: what it sees, and each thing that it must not let pass. */
class RulesPageTest {
    private final Design design = Design.parse(sample("design.txt"));
    private final List<NamedTest> tests = NamedTest.in(sample("source.txt"));

    @Test
    void a_test_is_read_with_all_its_rules_and_its_sentence() {
        assertThat(tests)
                .containsExactly(
                        new NamedTest(Set.of("W1"), "at 24 hours it is closed"),
                        new NamedTest(Set.of("W1", "W10"), "two rules and parameters"),
                        new NamedTest(Set.of("W"), "all of the window"),
                        new NamedTest(Set.of(), "nothing of W1 here"));
    }

    @Test
    void a_rule_is_read_with_its_heading_and_its_first_sentence() {
        assertThat(design.rules())
                .containsExactly(
                        new Design.Rule("W", "W1", "The window", "24 h since the guest's last message."),
                        new Design.Rule("W", "W10", "The window", "Never `13.5` of them."),
                        new Design.Rule("S", "S1", "Sending", "Intent before bytes."),
                        new Design.Rule("X", "X1", "Invariants", "Counts add up; nothing vanishes."));
    }

    @Test
    void a_rule_without_a_test_needs_a_reason() {
        assertThat(page(Map.of()).faults())
                .containsExactly(
                        "S1 has no test, and docs/rules-open.txt gives no reason",
                        "X1 has no test, and docs/rules-open.txt gives no reason");
        assertThat(page(Map.of("X1", "later", "S1", "later")).faults()).isEmpty();
        assertThat(page(Map.of("X1", "later", "S1", "later")).rendered()).contains("- *no test yet:* later\n");
    }

    @Test
    void a_reason_that_is_no_longer_needed_is_a_fault() {
        assertThat(page(Map.of("X1", "later", "S1", "later", "W1", "later")).faults())
                .containsExactly("W1 has tests now: take it out of docs/rules-open.txt");
        assertThat(page(Map.of("X1", "later", "S1", "later", "S2", "later")).faults())
                .containsExactly("docs/rules-open.txt names S2, which is no rule of docs/design.md");
    }

    @Test
    void a_test_that_names_an_unknown_rule_is_a_fault() {
        TestClass stranger = new TestClass(
                "core",
                Path.of("StrangerTest.java"),
                List.of(new NamedTest(Set.of("W1", "W10", "S1", "X1", "X9"), "what")));

        assertThat(new RulesPage(design, List.of(stranger), Map.of()).faults())
                .containsExactly("StrangerTest names X9, which docs/design.md does not have");
    }

    private RulesPage page(Map<String, String> open) {
        return new RulesPage(design, List.of(new TestClass("core", Path.of("core/WindowTest.java"), tests)), open);
    }

    private static List<String> sample(String name) {
        try (InputStream file = RulesPageTest.class.getResourceAsStream("/rules/" + name)) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
