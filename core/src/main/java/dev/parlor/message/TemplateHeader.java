package dev.parlor.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What fills the header of a template. Source: Cloud API, Template components. */
public sealed interface TemplateHeader {
    /**
     * The one blank of a header in words.
     *
     * @param name of the blank; {@code null} for one that is numbered
     */
    record Words(@Nullable String name, String value) implements TemplateHeader {
        /** Needs a value. */
        public Words {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return "Words(" + value.length() + ")";
        }
    }

    /**
     * A picture, a film or a document above the text.
     *
     * @param fileName of a document, as people see it; empty where there is none. Personal
     */
    record File(Kind kind, Attachment file, String fileName) implements TemplateHeader {
        /** What it is. */
        public enum Kind {
            /** A picture. */
            PICTURE,
            /** A film. */
            VIDEO,
            /** A file to keep. */
            DOCUMENT
        }

        /** Needs all of them. */
        public File {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(fileName, "fileName");
        }

        @Override
        public String toString() {
            return "File(" + kind + ", " + file + ")";
        }
    }
}
