package dev.parlor.message;

import dev.parlor.refusal.RefusalReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which types the platform takes for a kind of file, each with its own limit (rule M2). */
record FileRule(Set<FileType> types) {
    static FileRule of(FileType... types) {
        return new FileRule(EnumSet.copyOf(Arrays.asList(types)));
    }

    /** What begins like this; empty for nothing of this kind. */
    Optional<FileType> typeOf(byte[] beginning) {
        return types.stream().filter(type -> type.matches(beginning)).findFirst();
    }

    /** The most that a file of this kind may have, whatever its type. */
    long most() {
        return types.stream().mapToLong(FileType::mostBytes).max().orElseThrow();
    }

    Optional<Breach> breach(Attachment attachment) {
        StoredBytes bytes = attachment.bytes();
        if (bytes == null) {
            return Limits.notSendable();
        }
        String named = attachment.mimeType().replaceAll(";.*", "").strip();
        Optional<Long> most = types.stream()
                .filter(type -> type.mimeType().equals(named))
                .map(FileType::mostBytes)
                .max(Long::compare);
        if (most.isEmpty()) {
            return Optional.of(Breach.of(RefusalReason.WRONG_TYPE));
        }
        return bytes.size() > most.get()
                ? Optional.of(Breach.of(RefusalReason.TOO_BIG, most.get(), bytes.size()))
                : Optional.empty();
    }
}
