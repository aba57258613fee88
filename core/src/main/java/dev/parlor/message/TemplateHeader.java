package dev.parlor.message;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
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

    /** What kind of file stands above the text. */
    enum Kind {
        /** A picture. */
        PICTURE,
        /** A film. */
        VIDEO,
        /** A file to keep. */
        DOCUMENT;

        FileRule rule() {
            return switch (this) {
                case PICTURE -> Picture.RULE;
                case VIDEO -> Media.Kind.VIDEO.rule();
                case DOCUMENT -> Media.Kind.DOCUMENT.rule();
            };
        }
    }

    /**
     * A picture, a film or a document above the text. One that is kept in the media store is brought to the platform just before
     * the template goes (rule M3).
     *
     * @param fileName of a document, as people see it; empty where there is none. Personal
     */
    record File(Kind kind, Attachment file, String fileName) implements TemplateHeader {
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

    /**
     * The same from the web: the platform fetches it when the template is sent, and caches it for ten minutes under this exact
     * address. What it cannot fetch fails the message later (131053).
     *
     * @param address https, for everybody to read; never for a log
     * @param fileName of a document, as people see it; empty where there is none. Personal
     */
    record Linked(Kind kind, URI address, String fileName) implements TemplateHeader {
        /** Refuses an address that is not https. */
        public Linked {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(fileName, "fileName");
            if (!"https".equalsIgnoreCase(address.getScheme())) {
                throw new IllegalArgumentException("the address of a header must be https");
            }
        }

        @Override
        public String toString() {
            return "Linked(" + kind + ")";
        }
    }

    /** Why the platform would not take it, if so (rule M2). */
    default Optional<Breach> breach() {
        return this instanceof File shown ? shown.kind().rule().breach(shown.file()) : Optional.empty();
    }
}
