package dev.parlor.store.jdbc;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java of its own, with the class path of the tests. */
final class JavaProcess {
    private JavaProcess() {}

    /** Runs a main class to its end, however it ends, and answers what it said. */
    static List<String> run(List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(main), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = said.lines().toList();
            process.waitFor();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Modules or not, as the build runs this test. */
    private static String classPath(Class<?> main) throws URISyntaxException {
        URL here = Objects.requireNonNull(main.getResource(main.getSimpleName() + ".class"));
        Path tests = Path.of(here.toURI());
        for (int up = main.getName().split("\\.").length; up > 0; up--) {
            tests = tests.getParent();
        }
        return Stream.of(
                        tests.toString(),
                        System.getProperty("java.class.path", ""),
                        System.getProperty("jdk.module.path", ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
