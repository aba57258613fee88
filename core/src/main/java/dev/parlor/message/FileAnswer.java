package dev.parlor.message;

import dev.parlor.refusal.Refusal;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;

/** What a member finds who opens the file of an entry (rule M3). */
public sealed interface FileAnswer {
    /**
     * The file.
     *
     * @param mimeType as recognised from a member's file, or as the platform says of a guest's. Never trust a guest's file
     *     for what it says it is; empty where nobody said
     * @param fileName of a document, as its sender named it: only to be shown, never to be used as a path; empty for none
     * @param size in bytes
     * @param bytes for the caller to close
     */
    record Opened(String mimeType, String fileName, long size, InputStream bytes) implements FileAnswer {
        /** Needs all of them. */
        public Opened {
            Objects.requireNonNull(mimeType, "mimeType");
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(bytes, "bytes");
        }

        @Override
        public String toString() {
            return "Opened(" + mimeType + ", " + size + ")";
        }
    }

    /** A guest's file that has not arrived yet; an event tells when it has. */
    record Pending() implements FileAnswer {}

    /** The bytes could not be fetched, or are no more. */
    record Gone() implements FileAnswer {}

    /** There is no such file for this member. */
    record Refused(Refusal refusal) implements FileAnswer {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Opened, ? extends R> opened,
            Function<? super Pending, ? extends R> pending,
            Function<? super Gone, ? extends R> gone,
            Function<? super Refused, ? extends R> refused) {
        if (this instanceof Opened it) {
            return opened.apply(it);
        }
        if (this instanceof Pending it) {
            return pending.apply(it);
        }
        return this instanceof Gone it ? gone.apply(it) : refused.apply((Refused) this);
    }
}
