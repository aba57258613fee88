package dev.parlor.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables of docs/simulator.md are written from those of the code, and its scripts are played. */
class SimulatorPageTest {

    private static final Path PAGE = Path.of("../docs/simulator.md");
    private static final Pattern SCRIPT = Pattern.compile("```script\\n(.*?)```", Pattern.DOTALL);

    /** With {@code -Dsimulator.write}: writes them. */
    @BeforeAll
    static void renewIfAsked() throws IOException {
        if (System.getProperty("simulator.write") != null) {
            String page = page();
            page = renewed(page, "setup", table(SetupVerbs.ALL));
            page = renewed(page, "guests", table(GuestVerbs.ALL));
            page = renewed(page, "platform", table(PlatformVerbs.ALL));
            page = renewed(page, "options", "```\n" + Options.help() + "\n```\n");
            Files.writeString(PAGE, page);
        }
    }

    @Test
    void the_page_lists_every_line_and_every_option_as_the_code_knows_them() throws IOException {
        assertThat(page())
                .as("To renew the tables of docs/simulator.md: ./mvnw test -Dsimulator.write")
                .contains(table(SetupVerbs.ALL), table(GuestVerbs.ALL), table(PlatformVerbs.ALL), Options.help());
    }

    @Test
    void every_script_of_the_page_can_be_played() throws IOException {
        List<String> scripts =
                SCRIPT.matcher(page()).results().map(found -> found.group(1)).toList();

        assertThat(scripts).isNotEmpty();
        for (String script : scripts) {
            Theatre theatre = new Theatre();
            theatre.play.add(script);
            assertThat(theatre.play.troubles()).isEmpty();
        }
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static String table(List<Verb> verbs) {
        return verbs.stream()
                .map(verb -> "| `" + verb.form().shown().replace("|", "\\|") + "` | " + verb.meaning() + " |\n")
                .collect(Collectors.joining("", "| Line | What it does |\n|---|---|\n", ""));
    }

    private static String renewed(String page, String name, String content) {
        Pattern place = Pattern.compile("<!-- " + name + " -->\\n.*?<!-- end -->", Pattern.DOTALL);
        return place.matcher(page)
                .replaceFirst(Matcher.quoteReplacement("<!-- " + name + " -->\n" + content + "<!-- end -->"));
    }
}
