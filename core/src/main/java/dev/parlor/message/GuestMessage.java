package dev.parlor.message;

import dev.parlor.id.ChatId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A message of a guest.
 *
 * @param position its place among all entries of the chat, by arrival; it decides who may read it
 * @param at when the guest acted: the platform's time, or the receipt where that was earlier (W2)
 * @param quoted the message that the guest quoted or whose button was tapped, or {@code null}
 * @param routedBy why it stands in this thread
 * @param whileBlocked whether the guest was blocked when it came; then it never counts as unread (C6)
 * @param referral what led the guest here; {@code null} where the platform does not say so
 * @param fetch that its file is still to be fetched (M3); {@code null} for one without, and when it has arrived or is gone
 */
public record GuestMessage(
        MessageId id,
        ThreadId thread,
        ChatId chat,
        long position,
        PlatformId platformId,
        Instant at,
        Instant receivedAt,
        Content content,
        @Nullable PlatformId quoted,
        RouteReason routedBy,
        boolean whileBlocked,
        @Nullable Referral referral,
        @Nullable Fetch fetch) {

    /** Which rule of R chose the thread. */
    public enum RouteReason {
        /** It quotes a message of that thread (R1). */
        QUOTE,
        /** It answers that thread's request, by button or in words (R2). */
        ANSWER,
        /** The only open thread (R3). */
        ONLY_OPEN,
        /** Of several open threads, the one that wrote last (R4). */
        LAST_WRITTEN,
        /** No open thread; the latest unattended one (R5). */
        UNATTENDED,
        /** There was no thread yet (R6). */
        FIRST_CONTACT,
        /** The thread that one of the rules before gave is unattended and was begun anew: the newer one (R7). */
        RESTART
    }

    /**
     * What stays after an erasure (T4): the act, without content, quote and referral.
     *
     * @param hash what is kept of the platform's id
     */
    public GuestMessage erased(UnaryOperator<PlatformId> hash) {
        return changed(copy -> {
            copy.platformId = hash.apply(platformId);
            copy.content = new Erased();
            copy.quoted = null;
            copy.referral = null;
            copy.fetch = null;
        });
    }

    /** Of a guest who came by themselves and was not blocked, and without a file to be fetched. */
    public GuestMessage(
            MessageId id,
            ThreadId thread,
            ChatId chat,
            long position,
            PlatformId platformId,
            Instant at,
            Instant receivedAt,
            Content content,
            @Nullable PlatformId quoted,
            RouteReason routedBy) {
        this(id, thread, chat, position, platformId, at, receivedAt, content, quoted, routedBy, false, null, null);
    }

    /** The same message, shown in another thread of the chat (R7). */
    public GuestMessage shownIn(ThreadId other) {
        return changed(copy -> copy.thread = other);
    }

    /** The same message, put into a thread for another reason than before (I4). */
    public GuestMessage routed(ThreadId other, RouteReason reason) {
        return changed(copy -> {
            copy.thread = other;
            copy.routedBy = reason;
        });
    }

    /** Its file is still to be fetched. */
    public GuestMessage with(Fetch pending) {
        return changed(copy -> copy.fetch = pending);
    }

    /** Its file has arrived, or is gone: nothing is to be fetched any more. */
    public GuestMessage with(Attachment file) {
        return changed(copy -> {
            copy.content = content.with(file);
            copy.fetch = null;
        });
    }

    /** In the chat that its own was joined into (C5). */
    public GuestMessage in(ChatId joined) {
        return changed(copy -> copy.chat = joined);
    }

    /** The same message, at this place among the entries of the chat. */
    public GuestMessage at(long newPosition) {
        return changed(copy -> copy.position = newPosition);
    }

    /** Needs all but a quote, a referral and a fetch. */
    public GuestMessage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(platformId, "platformId");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(routedBy, "routedBy");
    }

    private GuestMessage changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    /** What of a guest's message can change, until it is a message again. */
    private static final class Copy {
        private final GuestMessage message;
        private ThreadId thread;
        private ChatId chat;
        private long position;
        private PlatformId platformId;
        private Content content;
        private @Nullable PlatformId quoted;
        private RouteReason routedBy;
        private @Nullable Referral referral;
        private @Nullable Fetch fetch;

        Copy(GuestMessage message) {
            this.message = message;
            this.thread = message.thread;
            this.chat = message.chat;
            this.position = message.position;
            this.platformId = message.platformId;
            this.content = message.content;
            this.quoted = message.quoted;
            this.routedBy = message.routedBy;
            this.referral = message.referral;
            this.fetch = message.fetch;
        }

        GuestMessage done() {
            return new GuestMessage(
                    message.id,
                    thread,
                    chat,
                    position,
                    platformId,
                    message.at,
                    message.receivedAt,
                    content,
                    quoted,
                    routedBy,
                    message.whileBlocked,
                    referral,
                    fetch);
        }
    }
}
