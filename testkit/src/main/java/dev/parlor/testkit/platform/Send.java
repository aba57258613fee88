package dev.parlor.testkit.platform;

import java.util.List;
import java.util.Map;
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
    sealed interface Content {}

    /** Free-form text. */
    record FreeText(String body) implements Content {}

    /** A template with its body parameters in order, and the payloads of its quick replies by index. */
    record FromTemplate(String name, String language, List<String> parameters, Map<Integer, String> payloads)
            implements Content {}

    /** Free-form text with reply buttons: labels and ids in order. */
    record WithButtons(String body, List<String> labels, List<String> ids) implements Content {}

    /** An emoji on a message of the guest; empty takes it back. */
    record React(String messageId, String emoji) implements Content {}
}
