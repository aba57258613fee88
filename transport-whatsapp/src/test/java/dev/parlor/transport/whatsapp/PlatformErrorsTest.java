package dev.parlor.transport.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Rejection.Kind;
import dev.parlor.transport.SendResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformErrorsTest {
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    @ParameterizedTest
    @CsvFileSource(resources = "/platform-errors.csv", numLinesToSkip = 1)
    void S7_each_code_has_its_kind_at_once_and_later(String codes, int httpStatus, String documented, Kind kind) {
        range(codes).forEach(code -> {
            byte[] answer = ("{\"error\":{\"code\":" + code + "}}").getBytes(StandardCharsets.UTF_8);
            for (int status : new int[] {httpStatus, 200, 400, 401, 403, 429, 500, 503}) {
                assertThat(SendAnswer.of(status, NO_HEADERS, answer))
                        .as(documented)
                        .isInstanceOfSatisfying(SendResult.Rejected.class, no -> {
                            assertThat(no.rejection().kind()).isEqualTo(kind);
                            assertThat(no.rejection().code()).isEqualTo(code);
                        });
            }
            assertThat(PlatformErrors.kindOf(code)).as(documented).isEqualTo(kind);
        });
    }

    @Test
    void S7_the_table_lists_what_the_reference_lists_and_nothing_else() throws IOException {
        TreeSet<Integer> documented = new TreeSet<>();
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PlatformErrorsTest.class.getResourceAsStream("/platform-errors.csv")),
                StandardCharsets.UTF_8))) {
            file.lines()
                    .skip(1)
                    .forEach(row -> range(row.substring(0, row.indexOf(','))).forEach(documented::add));
        }

        assertThat(listed()).hasSizeGreaterThan(200).isEqualTo(documented);
    }

    @Test
    void S7_the_manual_lists_each_code_under_its_kind() throws IOException {
        Pattern row = Pattern.compile("\\| `([A-Z_]+)` \\| .* \\| ([0-9 to,]+) \\|");
        TreeMap<Integer, Kind> told = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "whatsapp.md"))) {
            Matcher kind = row.matcher(line);
            if (kind.matches()) {
                for (String codes : kind.group(2).split(", ")) {
                    range(codes.replace(" to ", "-")).forEach(code -> told.put(code, Kind.valueOf(kind.group(1))));
                }
            }
        }

        assertThat(told.keySet()).isEqualTo(listed());
        assertThat(told)
                .allSatisfy(
                        (code, kind) -> assertThat(PlatformErrors.kindOf(code)).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "500,RETRY",
        "503,RETRY",
        "401,ACCOUNT",
        "403,ACCOUNT",
        "429,THROTTLED_NUMBER",
        "400,MESSAGE",
        "404,MESSAGE"
    })
    void S7_an_unknown_code_is_judged_by_the_http_status(int httpStatus, Kind kind) {
        assertThat(PlatformErrors.kindOf(999_999, httpStatus)).isEqualTo(kind);
    }

    @Test
    void S7_an_unknown_code_in_a_report_is_final() {
        assertThat(PlatformErrors.kindOf(999_999)).isEqualTo(Kind.MESSAGE);
    }

    /** Only the kind of a code that is not listed depends on the status. */
    private static TreeSet<Integer> listed() {
        TreeSet<Integer> listed = new TreeSet<>();
        IntStream.rangeClosed(0, 3_000_000)
                .filter(code -> PlatformErrors.kindOf(code, 500) == PlatformErrors.kindOf(code, 401))
                .forEach(listed::add);
        return listed;
    }

    private static IntStream range(String codes) {
        int dash = codes.indexOf('-');
        return dash < 0
                ? IntStream.of(Integer.parseInt(codes))
                : IntStream.rangeClosed(
                        Integer.parseInt(codes.substring(0, dash)), Integer.parseInt(codes.substring(dash + 1)));
    }
}
