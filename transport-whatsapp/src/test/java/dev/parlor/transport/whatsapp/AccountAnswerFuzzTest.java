package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.ListedTemplate;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import tools.jackson.databind.JsonNode;

/** What the platform says of a number and of its templates, whatever is in it. */
@Tag("fuzz")
class AccountAnswerFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void S7_no_answer_about_an_account_is_fatal(byte[] written) {
        JsonNode answer = FuzzCosts.inTime(() -> Json.read(written));

        AccountView view = FuzzCosts.inTime(() -> AccountAnswer.view(answer));
        assertThat(view.toString()).isNotEmpty();
        assertRowsAreRead(answer);
        assertThat(FuzzCosts.inTime(() -> Optional.ofNullable(AccountAnswer.next(answer))))
                .satisfies(next -> next.ifPresent(query ->
                        assertThat(US_ASCII.newEncoder().canEncode(query)).isTrue()));
    }

    private static void assertRowsAreRead(JsonNode answer) {
        for (JsonNode row : answer.path("data")) {
            Optional<ListedTemplate> template = FuzzCosts.inTime(() -> AccountAnswer.template(row));
            assertThat(template.isPresent())
                    .isEqualTo(
                            row.path("name").isString() && row.path("language").isString());
            template.ifPresent(listed -> assertThat(listed.toString()).isNotEmpty());
        }
    }
}
