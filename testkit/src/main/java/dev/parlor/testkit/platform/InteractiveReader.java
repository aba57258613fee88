package dev.parlor.testkit.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the object {@code interactive} of a send, strictly by the "Interactive messages" references. */
final class InteractiveReader {

    private InteractiveReader() {}

    static Send.Content read(Members interactive) {
        if (interactive.has("header")) {
            Members header = interactive.object("header", "type", "text");
            header.fixed("type", "text");
            header.limited("text", 60);
        }
        if (interactive.has("footer")) {
            interactive.object("footer", "text").limited("text", 60);
        }
        return switch (interactive.text("type")) {
            case "button" -> withButtons(interactive);
            case "list" -> withList(interactive);
            default -> throw interactive.wrong("type", "button or list, the kinds that this model knows");
        };
    }

    private static Send.WithButtons withButtons(Members interactive) {
        String body = interactive.object("body", "text").limited("text", 1024);
        List<String> labels = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Members action = interactive.object("action", "buttons");
        for (Members button : action.objects("buttons", "type", "reply")) {
            button.fixed("type", "reply");
            Members reply = button.object("reply", "id", "title");
            ids.add(reply.limited("id", 256));
            labels.add(reply.limited("title", 20));
        }
        if (labels.size() > 3 || Set.copyOf(labels).size() < labels.size()) {
            throw action.wrong("buttons", "1 to 3 buttons with different titles");
        }
        return new Send.WithButtons(body, labels, ids);
    }

    private static Send.WithList withList(Members interactive) {
        String body = interactive.object("body", "text").limited("text", 4096);
        Members action = interactive.object("action", "button", "sections");
        action.limited("button", 20);
        List<Members> sections = action.objects("sections", "title", "rows");
        List<Send.Row> rows = new ArrayList<>();
        for (Members section : sections) {
            if (section.has("title") || sections.size() > 1) {
                section.limited("title", 24);
            }
            section.objects("rows", "id", "title", "description").forEach(row -> rows.add(row(row)));
        }
        if (sections.size() > 10 || rows.size() > 10) {
            throw action.wrong("sections", "up to 10 sections with 10 rows in all");
        }
        if (rows.stream().map(Send.Row::id).distinct().count() < rows.size()) {
            throw action.wrong("sections", "rows with different ids");
        }
        return new Send.WithList(body, rows);
    }

    private static Send.Row row(Members row) {
        @Nullable String description = row.has("description") ? row.limited("description", 72) : null;
        return new Send.Row(row.limited("id", 200), row.limited("title", 24), description);
    }
}
