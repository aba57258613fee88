package dev.parlor.consent;

import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Where the chains of an organization ended at one time, signed (rule O9). What is kept out of reach of those who can
 * write to the store proves later that no chain lost its tail.
 *
 * @param signature by the host's {@link AnchorKey}
 */
public record Anchor(OrganizationId organization, Instant at, List<Head> heads, String signature) {
    /** The last record of one chat. */
    public record Head(ChatId chat, long sequence, String hash) {
        /** Needs a chat and a hash. */
        public Head {
            Objects.requireNonNull(chat, "chat");
            Objects.requireNonNull(hash, "hash");
        }
    }

    /** Copies the list. */
    public Anchor {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(at, "at");
        heads = List.copyOf(heads);
        Objects.requireNonNull(signature, "signature");
    }

    /** Without the signature. */
    @Override
    public String toString() {
        return "Anchor(" + organization + ", " + at + ", " + heads.size() + " chats)";
    }
}
