package dev.parlor.flow;

import dev.parlor.id.CallerKey;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Reaction;
import dev.parlor.message.SendOptions;
import dev.parlor.store.Reads;
import dev.parlor.thread.Roster;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a member wants to send, before Parlor has taken it. */
record Post(MessageId id, MemberId author, ThreadId thread, Content content, SendOptions options) {
    Post {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(options, "options");
    }

    Reads reads() {
        return reads(Reads.everything());
    }

    /** These, and what is looked at to take it. */
    Reads reads(Reads others) {
        Reads reads = others.members(Set.of(author));
        CallerKey key = options.key();
        MessageId quoted = options.inReplyTo();
        Reads withKey = key == null ? reads : reads.key(key);
        return quoted == null ? withKey : withKey.message(quoted);
    }

    /** The message of this thread that was taken under the same key. */
    Optional<Message> takenEarlier(Draft draft) {
        CallerKey key = options.key();
        return key == null
                ? Optional.empty()
                : draft.messages()
                        .filter(message -> message.thread().equals(thread) && key.equals(message.key()))
                        .findFirst();
    }

    boolean isSameAs(Message earlier, Draft draft) {
        return author.equals(earlier.author())
                && content.equals(earlier.content())
                && Objects.equals(quoted(draft).orElse(null), earlier.quoted());
    }

    /** It quotes what is not there, or what the author may not read; or reacts to no message of the guest (M7). */
    boolean isAmiss(Draft draft) {
        return content instanceof Reaction
                ? ofGuest(draft).isEmpty()
                : options.inReplyTo() != null && quoted(draft).isEmpty();
    }

    /** What the platform calls the message that this one quotes. */
    Optional<PlatformId> quoted(Draft draft) {
        return ofGuest(draft).or(() -> ours(draft));
    }

    private Optional<PlatformId> ofGuest(Draft draft) {
        return draft.loaded().guestMessages().stream()
                .filter(message -> message.id().equals(options.inReplyTo())
                        && message.thread().equals(thread)
                        && !message.content().isAboutAnother()
                        && roster(draft).mayRead(author, message.position()))
                .findFirst()
                .map(GuestMessage::platformId);
    }

    private Optional<PlatformId> ours(Draft draft) {
        return draft.messages()
                .filter(message -> message.id().equals(options.inReplyTo())
                        && message.thread().equals(thread)
                        && roster(draft).mayRead(author, message.position()))
                .findFirst()
                .flatMap(message -> Optional.ofNullable(message.delivery().platformId()));
    }

    private Roster roster(Draft draft) {
        return draft.thread(thread).orElseThrow().roster();
    }
}
