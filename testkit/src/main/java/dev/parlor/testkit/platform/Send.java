package dev.parlor.testkit.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed request to send one message.
 *
 * @param address where it goes, as the client wrote it
 * @param byUserId whether the address is a business-scoped user id
 * @param quotedId the message that it quotes
 */
record Send(
        String address,
        boolean byUserId,
        Content content,
        @Nullable String quotedId,
        @Nullable String callbackData) {

    /** What is sent. */
    sealed interface Content {
        /** What the guest reads; for a template its name, until it is rendered. */
        String shown();
    }

    /** Free-form text. */
    record FreeText(String body) implements Content {
        @Override
        public String shown() {
            return body;
        }
    }

    /** A template with its values. */
    record FromTemplate(String name, String language, TemplateValues values) implements Content {
        @Override
        public String shown() {
            return name;
        }
    }

    /** Free-form text with reply buttons: labels and ids in order. */
    record WithButtons(String body, List<String> labels, List<String> ids) implements Content {
        @Override
        public String shown() {
            return body;
        }
    }

    /** Free-form text with a list to choose from. */
    record WithList(String body, List<Row> rows) implements Content {
        @Override
        public String shown() {
            return body;
        }
    }

    /** One thing to choose. */
    record Row(String id, String title, @Nullable String description) {}

    /** A place. */
    record Place(String name) implements Content {
        @Override
        public String shown() {
            return name.isEmpty() ? "(location)" : "(location) " + name;
        }
    }

    /** Contact cards, by their names. */
    record Cards(List<String> names) implements Content {
        @Override
        public String shown() {
            return "(contacts) " + String.join(", ", names);
        }
    }

    /**
     * A file: its kind as on the wire, the platform's id or the address of a link, the caption, empty for none, and whether
     * it is a sound that shows as a voice note.
     */
    record File(String kind, String source, String caption, boolean isVoice) implements Content {
        boolean isLink() {
            return source.startsWith("http");
        }

        @Override
        public String shown() {
            return caption.isEmpty() ? "(" + kind + ")" : "(" + kind + ") " + caption;
        }
    }

    /** An emoji on a message of the guest; empty takes it back. */
    record React(String messageId, String emoji) implements Content {
        @Override
        public String shown() {
            return "(reaction) " + emoji;
        }
    }
}
