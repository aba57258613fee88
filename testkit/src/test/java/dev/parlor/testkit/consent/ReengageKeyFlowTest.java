package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.FRONT;
import static dev.parlor.testkit.consent.Harbor.HARBOR;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.ReengageTemplate;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.SendOptions;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.RefusalReason;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller's key for the template that takes up a thread again: rules M5 and W6. */
class ReengageKeyFlowTest {
    private static final TemplateId NEWS = new TemplateId(new BusinessNumberId("front"), "trip_news", "en");
    private static final SendOptions KEY = SendOptions.none().key("news-17");

    private final Harbor harbor = new Harbor();
    private ThreadId thread;

    @BeforeEach
    void theThreadIsQuiet() {
        harbor.parlor
                .directory()
                .put(
                        HARBOR,
                        new ReengageTemplate(
                                NEWS.number(), NEWS.name(), "en", "There is news, {{1}}.", Category.UTILITY));
        thread = harbor.granted(MIRA);
        harbor.passes(Duration.ofHours(25));
    }

    @Test
    void M5_W6_the_same_again_is_the_same_message_also_while_another_would_be_too_early() {
        SendAnswer first = reengage("Noor", KEY);
        harbor.parlor.dispatchDue();

        assertThat(reengage("Noor", KEY)).isEqualTo(first);
        harbor.parlor.dispatchDue();

        assertThat(harbor.texts(FRONT)).containsOnlyOnce("There is news, Noor.");
    }

    @Test
    void M5_the_same_key_with_other_values_is_refused() {
        reengage("Noor", KEY);

        assertThat(refused(reengage("Nora", KEY))).isEqualTo(RefusalReason.KEY_TAKEN);
    }

    @Test
    void M7_a_template_that_quotes_what_is_not_there_is_refused() {
        SendOptions quoting = SendOptions.none().inReplyTo(new MessageId(new UUID(0, 1)));

        assertThat(refused(reengage("Noor", quoting))).isEqualTo(RefusalReason.UNKNOWN_MESSAGE);
    }

    private SendAnswer reengage(String name, SendOptions options) {
        return harbor.parlor.reengage(MIRA, thread, NEWS, List.of(name), options);
    }

    private static RefusalReason refused(SendAnswer answer) {
        return ((SendAnswer.Refused) answer).refusal().reason();
    }
}
