package dev.parlor.examples.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/events.md is the catalogue of all events, and is what the types say. */
class EventsPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/events.md");
    private static final Path SOURCE = ROOT.resolve("core/src/main/java/dev/parlor/event/Event.java");

    /** With {@code -Devents.write}: writes the page. */
    @BeforeAll
    static void renewIfAsked() throws IOException {
        if (System.getProperty("events.write") != null) {
            Files.writeString(PAGE, page().rendered());
        }
    }

    @Test
    void V1_the_catalogue_of_events_is_what_the_types_say() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("To renew docs/events.md: ./mvnw test -Devents.write")
                .isEqualTo(page().rendered());
    }

    @Test
    void V1_every_event_says_when_it_comes() throws IOException {
        EventsPage page = page();

        assertThat(page.events())
                .hasSizeGreaterThan(30)
                .allSatisfy(event -> assertThat(page.summary(event)).endsWith("."));
    }

    @Test
    void a_comment_is_shown_in_plain_words_and_with_what_it_says_of_the_parts() {
        EventsPage page = new EventsPage("""
                /** Not this one. */
                record Other(int one) {}

                /**
                 * A guest {@code wrote} to {@link dev.parlor.thread.Chat}.
                 *
                 * @param message which one
                 */
                record GuestMessageReceived(ThreadId thread, MessageId message) implements Event {}
                """);

        assertThat(page.rendered()).contains("""
                ## GuestMessageReceived

                A guest `wrote` to `Chat`.

                - `thread`: ThreadId
                - `message`: MessageId: which one
                """, "**Change**: `REGISTERED`, `CHANGED`, `DELETED`");
    }

    private static EventsPage page() throws IOException {
        return new EventsPage(Files.readString(SOURCE));
    }
}
