package dev.parlor.notice;

import dev.parlor.directory.DisplayRule;
import dev.parlor.directory.Language;
import dev.parlor.directory.PersonName;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One fact in a thread, told to each audience in its own words.
 *
 * @param actor who did it; {@code null} for the guest, time or the host
 * @param subjects to whom it was done; empty where nobody was
 * @param guestCopy the message that tells the guest; {@code null} if the guest is told nothing, or not now
 * @param skippedFor the closed gates for which the guest's copy was not even taken (N1)
 */
public record Notice(
        ThreadId thread,
        ChatId chat,
        long position,
        Instant at,
        Fact fact,
        @Nullable Named actor,
        List<Named> subjects,
        @Nullable MessageId guestCopy,
        Set<Gate> skippedFor) {
    /** Copies the lists. */
    public Notice {
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(fact, "fact");
        subjects = List.copyOf(subjects);
        skippedFor = Set.copyOf(skippedFor);
    }

    /** In the chat that its own was joined into (C5). */
    public Notice in(ChatId joined) {
        return new Notice(thread, joined, position, at, fact, actor, subjects, guestCopy, skippedFor);
    }

    /** As which of the audiences this member reads it. */
    public Audience audience(MemberId reader) {
        if (actor != null && actor.member().equals(reader)) {
            return Audience.ACTOR;
        }
        boolean concerned =
                subjects.stream().anyMatch(subject -> subject.member().equals(reader));
        return concerned ? Audience.SUBJECT : Audience.OTHERS;
    }

    /** What this audience reads, with the names that it may be shown; empty if it is told nothing. */
    public Optional<String> text(NoticeTexts texts, DisplayRule names, Audience audience, Language language) {
        Function<PersonName, String> shown = audience == Audience.GUEST ? names::forGuest : names::forMember;
        String actorName = actor == null ? null : shown.apply(actor.name());
        List<String> subjectNames =
                subjects.stream().map(subject -> shown.apply(subject.name())).toList();
        return texts.notice(fact, audience, language, actorName, subjectNames);
    }
}
