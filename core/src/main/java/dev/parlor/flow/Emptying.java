package dev.parlor.flow;

import dev.parlor.contact.ErasureKey;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Content;
import dev.parlor.message.Edit;
import dev.parlor.message.Erased;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Reads;
import dev.parlor.thread.MessageThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Takes the content out of a thread of an erased guest, page by page, files first (rule T4). */
final class Emptying {
    private static final int PAGE = 200;

    private final Work work;
    private final MediaStore media;

    Emptying(Work work, MediaStore media) {
        this.work = work;
        this.media = Objects.requireNonNull(media, "media");
    }

    void empty(OrganizationId organization, MessageThread thread, ErasureKey key) {
        ThreadPages pages = new ThreadPages(work.store(), organization, thread.id(), PAGE);
        for (ThreadPages.Page page = pages.next(); !page.isEmpty(); page = pages.next()) {
            contents(page)
                    .flatMap(content -> file(content).stream())
                    .flatMap(file -> Stream.ofNullable(file.bytes()))
                    .forEach(bytes -> media.delete(organization, bytes.key()));
            Reads reads = Reads.none().messages(ids(page));
            work.commit(work.onChats(
                    organization,
                    Set.of(thread.chat()),
                    reads,
                    (loaded, now) -> decide(loaded, id -> key.hash(organization, id))));
        }
    }

    private static Decision<Boolean> decide(Loaded loaded, UnaryOperator<PlatformId> hash) {
        ChangesBuilder changes = new ChangesBuilder();
        for (Message message : loaded.messages()) {
            if (!(message.content() instanceof Erased)) {
                PlatformId id = message.delivery().platformId();
                Optional.ofNullable(id).ifPresent(changes::removeReports);
                changes.put(message.erased(hash));
            }
        }
        for (GuestMessage message : loaded.guestMessages()) {
            if (!(message.content() instanceof Erased)) {
                changes.add(message.erased(hash));
            }
        }
        return changes.answer(true);
    }

    private static List<MessageId> ids(ThreadPages.Page page) {
        List<MessageId> ids = new ArrayList<>();
        page.messages().forEach(message -> ids.add(message.id()));
        page.guestMessages().forEach(message -> ids.add(message.id()));
        return ids;
    }

    private static Stream<Content> contents(ThreadPages.Page page) {
        return Stream.concat(
                page.messages().stream().map(Message::content),
                page.guestMessages().stream().map(GuestMessage::content));
    }

    private static Optional<Attachment> file(Content content) {
        return content instanceof Edit edit ? file(edit.now()) : content.attachment();
    }
}
