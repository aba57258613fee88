package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.MediaId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Attachment;
import dev.parlor.message.Fetch;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.StoredBytes;
import dev.parlor.queue.Backoff;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.MediaStore;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileHead;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the files of guests' messages, which are shown before their bytes have arrived (rule M3). The next try is put off
 * in the claim that begins one, so that a host which dies costs a delay and no lease holds up the chat meanwhile.
 */
final class Fetching {
    private final Settings settings;
    private final Ids ids;
    private final MediaStore media;

    Fetching(Settings settings, Ids ids, MediaStore media) {
        this.settings = settings;
        this.ids = ids;
        this.media = media;
    }

    /** One try that a claim decided on. */
    record ToFetch(
            OrganizationId organization, ChatId chat, MessageId message, PlatformNumber number, MediaId file, int tries)
            implements Exchange {}

    /**
     * Begins what is due; what the platform has forgotten is gone.
     *
     * @param possible whether the transport can fetch at all
     */
    List<ToFetch> begin(boolean possible, Draft draft) {
        List<ToFetch> begun = new ArrayList<>();
        for (GuestMessage message : draft.toFetch()) {
            Fetch fetch = Objects.requireNonNull(message.fetch());
            MediaId file = file(message).mediaId();
            if (!fetch.isDue(draft.now())) {
                continue;
            }
            boolean forgotten = !draft.now().isBefore(message.at().plus(Fetch.RETENTION));
            if (!possible || forgotten || file == null) {
                gone(message, draft);
                continue;
            }
            Fetch next = fetch.begun(draft.now());
            draft.put(message.with(next));
            ChatId chat = draft.chat().id();
            PlatformNumber number =
                    draft.directory().number(chat.number()).orElseThrow().platformNumber();
            begun.add(new ToFetch(draft.loaded().organization(), chat, message.id(), number, file, next.tries()));
        }
        return begun;
    }

    /** Keeps the bytes if they are what was declared and not too many. Runs on a thread of the transport. */
    FetchResult keep(OrganizationId organization, FileHead head, InputStream bytes) throws IOException {
        Long declared = head.size();
        if (declared != null && declared > Fetch.MOST_BYTES) {
            return new FetchResult.TooBig();
        }
        Optional<StoredBytes> stored = media.put(organization, bytes, Fetch.MOST_BYTES);
        if (stored.isEmpty()) {
            return new FetchResult.TooBig();
        }
        boolean whole = declared == null || declared == stored.get().size();
        boolean right =
                head.sha256() == null || head.sha256().equals(stored.get().sha256());
        if (whole && right) {
            return new FetchResult.Fetched(stored.get(), head.mimeType());
        }
        media.delete(organization, stored.get().key());
        return right ? new FetchResult.RetryLater("fewer bytes than declared", null) : new FetchResult.HashWrong();
    }

    /** Bytes that arrived are true, whoever brings them; what else became of a try counts for the latest one only. */
    Decision<Boolean> settle(ToFetch fetched, FetchResult result, Loaded loaded, Instant now) {
        Draft draft = Draft.evenErased(loaded, now, settings, ids).orElseThrow();
        if (draft.isErased()) {
            return Decision.nothing(false);
        }
        Optional<GuestMessage> waiting = draft.toFetch().stream()
                .filter(message -> message.id().equals(fetched.message()))
                .findFirst();
        if (result instanceof FetchResult.Fetched found) {
            waiting.ifPresent(message -> arrived(message, found, draft));
        } else {
            waiting.filter(message -> message.fetch() != null && message.fetch().tries() == fetched.tries())
                    .ifPresent(message -> notArrived(message, result, fetched.tries(), draft));
        }
        return draft.answer(waiting.isPresent());
    }

    private static void arrived(GuestMessage message, FetchResult.Fetched found, Draft draft) {
        draft.put(message.with(file(message).arrived(found.bytes(), found.mimeType())));
        tell(new Event.FileArrived(message.thread(), message.id()), draft);
    }

    private static void notArrived(GuestMessage message, FetchResult result, int tries, Draft draft) {
        boolean useless = result instanceof FetchResult.Gone || result instanceof FetchResult.TooBig;
        boolean spoilt = result instanceof FetchResult.HashWrong && tries >= Backoff.MOST_ATTEMPTS;
        if (useless || spoilt) {
            gone(message, draft);
        } else {
            Duration asked = result instanceof FetchResult.RetryLater later ? later.retryAfter() : null;
            draft.put(message.with(new Fetch(tries, next(tries, asked, draft))));
        }
    }

    private static Instant next(int tries, @Nullable Duration asked, Draft draft) {
        return asked != null
                ? draft.now().plus(asked)
                : Backoff.next(draft.now(), tries, Optional.empty(), draft.ids().jitter());
    }

    private static void gone(GuestMessage message, Draft draft) {
        draft.put(message.with(file(message).gone()));
        tell(new Event.FileGone(message.thread(), message.id()), draft);
    }

    /** Nobody is told of what a blocked guest does (C6). */
    private static void tell(Event event, Draft draft) {
        if (!draft.isBlocked()) {
            draft.event(event);
        }
    }

    private static Attachment file(GuestMessage message) {
        return message.content().attachment().orElseThrow();
    }
}
