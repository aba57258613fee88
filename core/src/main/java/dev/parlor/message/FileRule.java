package dev.parlor.message;

import dev.parlor.refusal.RefusalReason;
import java.util.Optional;
import java.util.Set;

/** Which types the platform takes for a kind of file, and how big it may be (rule M2). */
record FileRule(long most, Set<String> types) {
    Optional<Breach> breach(Attachment attachment) {
        StoredBytes bytes = attachment.bytes();
        if (bytes == null) {
            return Limits.notSendable();
        }
        if (!types.contains(attachment.mimeType())) {
            return Optional.of(Breach.of(RefusalReason.WRONG_TYPE));
        }
        return bytes.size() > most
                ? Optional.of(Breach.of(RefusalReason.TOO_BIG, most, bytes.size()))
                : Optional.empty();
    }
}
