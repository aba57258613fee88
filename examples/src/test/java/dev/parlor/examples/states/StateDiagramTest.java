package dev.parlor.examples.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.MessageState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The states of a message in docs/design.md are drawn from the table that the code itself obeys. */
class StateDiagramTest {
    private static final Path PAGE = Path.of("../docs/design.md");
    private static final String BEGIN = "```mermaid\nstateDiagram-v2\n";
    private static final String END = "```\n";

    /** With {@code -Dstates.write}: draws it. */
    @BeforeAll
    static void renewIfAsked() throws IOException {
        if (System.getProperty("states.write") != null) {
            String page = Files.readString(PAGE);
            int begin = page.indexOf(BEGIN) + BEGIN.length();
            Files.writeString(PAGE, page.substring(0, begin) + drawn() + page.substring(page.indexOf(END, begin)));
        }
    }

    @Test
    void X1_the_diagram_in_the_design_is_the_table_of_the_code() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("To renew the diagram in docs/design.md: ./mvnw test -Dstates.write")
                .contains(BEGIN + drawn() + END);
    }

    /** A message is taken as held or as ready; where nothing follows, it has ended. */
    private static String drawn() {
        Stream<String> begin = Stream.of("[*] --> HELD", "[*] --> READY");
        Stream<String> between = Arrays.stream(MessageState.values())
                .flatMap(from -> from.next().stream().map(to -> from + " --> " + to));
        Stream<String> end = Arrays.stream(MessageState.values())
                .filter(state -> state.next().isEmpty())
                .map(state -> state + " --> [*]");
        return Stream.of(begin, between, end)
                .flatMap(lines -> lines)
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining());
    }
}
