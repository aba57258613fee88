package dev.parlor.examples.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source file with tests in it.
 *
 * @param module the folder of its module
 * @param path from the root of the repository
 */
record TestClass(String module, Path path, List<NamedTest> tests) {
    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");

    /** The modules that are built. */
    static List<String> modules(Path root) throws IOException {
        return MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    /** All of them, module by module; those that are shipped as main sources too. */
    static List<TestClass> under(Path root) throws IOException {
        List<TestClass> classes = new ArrayList<>();
        for (String module : modules(root)) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    classes.add(new TestClass(module, root.relativize(file), NamedTest.in(Files.readAllLines(file))));
                }
            }
        }
        return classes.stream().filter(found -> !found.tests().isEmpty()).toList();
    }

    /** What it is called. */
    String name() {
        return path.getFileName().toString().replace(".java", "");
    }
}
