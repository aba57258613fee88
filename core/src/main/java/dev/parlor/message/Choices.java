package dev.parlor.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question with a list to choose from; the guest's choice comes back as a {@link ListReply}.
 *
 * @param body what is asked
 * @param label of the button that opens the list
 */
public record Choices(String body, String label, List<Section> sections) implements Content {
    private static final int MOST = 10;
    private static final int LONGEST_LABEL = 20;
    private static final int LONGEST_TITLE = 24;
    private static final int LONGEST_PAYLOAD = 200;
    private static final int LONGEST_DESCRIPTION = 72;

    /**
     * A part of the list.
     *
     * @param title may be empty if there is only one section
     */
    public record Section(String title, List<Row> rows) {
        /** Copies the list. */
        public Section {
            Objects.requireNonNull(title, "title");
            rows = List.copyOf(rows);
        }

        @Override
        public String toString() {
            return "Section(" + rows.size() + ")";
        }
    }

    /**
     * One thing to choose.
     *
     * @param payload what the choice brings back
     * @param title what the guest sees
     * @param description empty for none
     */
    public record Row(String payload, String title, String description) {
        /** Needs all of them. */
        public Row {
            Objects.requireNonNull(payload, "payload");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(description, "description");
        }

        @Override
        public String toString() {
            return "Row(" + title.length() + ")";
        }
    }

    /** Copies the list. */
    public Choices {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(label, "label");
        sections = List.copyOf(sections);
    }

    @Override
    public String shown() {
        return body;
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        List<Row> rows =
                sections.stream().flatMap(section -> section.rows().stream()).toList();
        return Stream.of(
                        Limits.text(body, Limits.LONGEST_TEXT - reserved).stream(),
                        Limits.text(label, LONGEST_LABEL).stream(),
                        Limits.count(sections.size(), MOST).stream(),
                        Limits.count(rows.size(), MOST).stream(),
                        sections.stream().flatMap(section -> title(section).stream()),
                        rows.stream().flatMap(row -> Limits.text(row.payload(), LONGEST_PAYLOAD).stream()),
                        rows.stream().flatMap(row -> Limits.text(row.title(), LONGEST_TITLE).stream()),
                        rows.stream().flatMap(row -> Limits.length(row.description(), LONGEST_DESCRIPTION).stream()),
                        Limits.distinct(rows.stream().map(Row::payload).toList()).stream())
                .flatMap(breaches -> breaches)
                .findFirst();
    }

    @Override
    public Choices labelled(String author) {
        return new Choices(author + body, label, sections);
    }

    @Override
    public String toString() {
        return "Choices(" + body.length() + ", " + sections.size() + ")";
    }

    private Optional<Breach> title(Section section) {
        return sections.size() == 1
                ? Limits.length(section.title(), LONGEST_TITLE)
                : Limits.text(section.title(), LONGEST_TITLE);
    }
}
