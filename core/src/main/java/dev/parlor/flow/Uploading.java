package dev.parlor.flow;

import dev.parlor.id.ChatId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Attachment;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.transport.UploadResult;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings the file of a message to the platform before the message is armed (rule M3). An upload is no attempt: nothing of it
 * can reach the guest, so it is simply made again where it came to nothing, or where nobody knows what it came to.
 */
final class Uploading {
    private final Settings settings;
    private final Ids ids;

    Uploading(Settings settings, Ids ids) {
        this.settings = settings;
        this.ids = ids;
    }

    /** One upload that a claim decided on. The chat stays leased until it has ended. */
    record ToUpload(
            OrganizationId organization,
            ChatId chat,
            long fence,
            MessageId message,
            PlatformNumber from,
            String mimeType,
            StoredBytes bytes)
            implements Exchange {}

    /** What must be at the platform before this message can be armed, if it is not there yet. */
    static Optional<ToUpload> neededFor(Message message, Draft draft) {
        Attachment file = message.content().attachment().orElse(null);
        StoredBytes bytes = file == null ? null : file.bytes();
        if (file == null
                || bytes == null
                || message.upload().idOf(bytes, draft.now()).isPresent()) {
            return Optional.empty();
        }
        ChatId chat = draft.chat().id();
        PlatformNumber from =
                draft.directory().number(chat.number()).orElseThrow().platformNumber();
        return Optional.of(new ToUpload(
                draft.loaded().organization(), chat, draft.chat().fence(), message.id(), from, file.mimeType(), bytes));
    }

    /** Whoever brings it, an id is true; what else became of an upload counts under the fence of its claim only (S5). */
    Decision<Boolean> settle(ToUpload upload, UploadResult result, Loaded loaded, Instant now) {
        Draft draft = Draft.evenErased(loaded, now, settings, ids).orElseThrow();
        boolean current = upload.fence() == draft.chat().fence();
        if (current) {
            draft.changes().giveBack(draft.chat().id());
        }
        Optional<Message> waiting = draft.message(upload.message())
                .filter(message -> message.state().isUnsent());
        if (result instanceof UploadResult.Uploaded uploaded) {
            waiting.ifPresent(message -> draft.put(message.uploaded(upload.bytes(), uploaded.id(), now)));
        } else if (current) {
            waiting.filter(message -> message.state() == MessageState.READY)
                    .ifPresent(message -> failed(message, result, draft));
        }
        return draft.answer(current);
    }

    private static void failed(Message message, UploadResult result, Draft draft) {
        if (result instanceof UploadResult.Rejected rejected) {
            Setbacks.uploadRejected(message, rejected.rejection(), draft);
        } else if (result instanceof UploadResult.NoBytes) {
            Setbacks.fileGone(message, draft);
        } else {
            Setbacks.notUploaded(message, draft);
        }
    }
}
