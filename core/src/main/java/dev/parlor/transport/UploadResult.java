package dev.parlor.transport;

import dev.parlor.id.MediaId;
import dev.parlor.message.Rejection;
import java.util.Objects;
import java.util.function.Function;

/** How an upload ended. What is not clearly one of the others is {@link NotUploaded}: uploading again harms nothing. */
public sealed interface UploadResult {
    /** The platform has it, under this id. */
    record Uploaded(MediaId id) implements UploadResult {
        /** Needs the id. */
        public Uploaded {
            Objects.requireNonNull(id, "id");
        }
    }

    /** A well-formed error of the platform. */
    record Rejected(Rejection rejection) implements UploadResult {
        /** Needs the rejection. */
        public Rejected {
            Objects.requireNonNull(rejection, "rejection");
        }
    }

    /**
     * Trouble that may pass: it is tried again.
     *
     * @param cause for people; without addresses or texts
     */
    record NotUploaded(String cause) implements UploadResult {
        /** Needs a cause. */
        public NotUploaded {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** There are no bytes: {@link FileUpload#bytes()} opened nothing. */
    record NoBytes() implements UploadResult {}

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Uploaded, ? extends R> uploaded,
            Function<? super Rejected, ? extends R> rejected,
            Function<? super NotUploaded, ? extends R> notUploaded,
            Function<? super NoBytes, ? extends R> noBytes) {
        if (this instanceof Uploaded it) {
            return uploaded.apply(it);
        }
        if (this instanceof Rejected it) {
            return rejected.apply(it);
        }
        if (this instanceof NotUploaded it) {
            return notUploaded.apply(it);
        }
        return noBytes.apply((NoBytes) this);
    }
}
