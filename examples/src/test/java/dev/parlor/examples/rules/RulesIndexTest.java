package dev.parlor.examples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/rules.md says of each rule what its tests are, and no rule is without one unless a reason is given. */
class RulesIndexTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/rules.md");
    private static final Path OPEN = ROOT.resolve("docs/rules-open.txt");
    private static final int FEWEST_RULES = 99;
    private static final int FEWEST_TESTS = 400;

    private RulesPage page;

    /** With {@code -Drules.write}: drops the reasons that are no longer needed, and writes the page. */
    @BeforeAll
    static void renewIfAsked() throws IOException {
        if (System.getProperty("rules.write") != null) {
            Files.write(OPEN, read().reasons());
            Files.writeString(PAGE, read().rendered());
        }
    }

    @BeforeEach
    void readPage() throws IOException {
        page = read();
    }

    @Test
    void the_design_and_the_tests_of_all_modules_were_read() throws IOException {
        assertThat(page.design().rules()).hasSizeGreaterThanOrEqualTo(FEWEST_RULES);
        assertThat(page.design().byLetter()).containsOnlyKeys(List.of("GECOWQRPNMTVSIX".split("")));
        assertThat(page.classes()).extracting(TestClass::module).containsAll(TestClass.modules(ROOT));
        assertThat(page.classes()).flatExtracting(TestClass::tests).hasSizeGreaterThan(FEWEST_TESTS);
    }

    @Test
    void every_rule_has_a_test_or_a_reason_and_every_test_names_rules_that_exist() {
        assertThat(page.faults()).isEmpty();
    }

    @Test
    void the_page_is_up_to_date() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("To renew docs/rules.md: ./mvnw test -Drules.write")
                .isEqualTo(page.rendered());
    }

    private static RulesPage read() throws IOException {
        Map<String, String> open = new LinkedHashMap<>();
        for (String line : Files.readAllLines(OPEN)) {
            String[] gap = line.split(": ", 2);
            open.put(gap[0], gap[1]);
        }
        Design design = Design.parse(Files.readAllLines(ROOT.resolve("docs/design.md")));
        return new RulesPage(design, TestClass.under(ROOT), open);
    }
}
