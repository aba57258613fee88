package dev.parlor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README shows code that is compiled and commands that exist. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void its_example_is_the_code_that_is_compiled() throws IOException {
        String source = Files.readString(ROOT.resolve("examples/src/main/java/dev/parlor/examples/Embedding.java"));
        String region = source.substring(
                source.indexOf("// README: begin\n") + "// README: begin\n".length(),
                source.indexOf("    // README: end"));

        assertThat(blocks("java")).contains(region.stripTrailing().stripIndent());
    }

    @Test
    void its_first_block_is_the_two_commands() throws IOException {
        String first = blocks("").get(0);

        assertThat(first.lines()).containsExactly("./mvnw -q -Dquickstart", "./mvnw verify");
    }

    /** The fenced blocks of a language, in order; all of them for the empty one. */
    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        String[] parts = Files.readString(ROOT.resolve("README.md")).split("(?m)^```", -1);
        for (int part = 1; part < parts.length; part += 2) {
            int end = parts[part].indexOf('\n');
            if (language.isEmpty() || parts[part].substring(0, end).equals(language)) {
                blocks.add(parts[part].substring(end + 1).strip());
            }
        }
        return blocks;
    }
}
