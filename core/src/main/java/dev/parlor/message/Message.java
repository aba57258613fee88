package dev.parlor.message;

import dev.parlor.id.CallerKey;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message of ours.
 *
 * @param position its place among all entries of the chat; it decides who may read it and never changes
 * @param author {@code null} for one that Parlor itself writes
 * @param takenAt when Parlor took it
 * @param progress where it stands in the line
 * @param delivery how far it came
 * @param key what the caller named it (M5); {@code null} for none
 * @param quoted the message of the chat that it quotes (M7); {@code null} for none
 */
public record Message(
        MessageId id,
        ThreadId thread,
        ChatId chat,
        long position,
        Purpose purpose,
        @Nullable MemberId author,
        Content content,
        Instant takenAt,
        Progress progress,
        Delivery delivery,
        @Nullable CallerKey key,
        @Nullable PlatformId quoted) {
    /** Needs all but an author, a key and a quote. */
    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(delivery, "delivery");
    }

    /** Without a caller's key, and quoting nothing. */
    public Message(
            MessageId id,
            ThreadId thread,
            ChatId chat,
            long position,
            Purpose purpose,
            @Nullable MemberId author,
            Content content,
            Instant takenAt,
            Progress progress,
            Delivery delivery) {
        this(id, thread, chat, position, purpose, author, content, takenAt, progress, delivery, null, null);
    }

    /** Takes a message: ready if no gate is closed, else held. Its place in the line is its position in the chat. */
    public static Message taken(
            MessageId id,
            ThreadId thread,
            ChatId chat,
            long position,
            Purpose purpose,
            @Nullable MemberId author,
            Content content,
            Set<Gate> closed,
            Instant now) {
        Progress progress = Progress.taken(closed, now, position);
        return new Message(id, thread, chat, position, purpose, author, content, now, progress, Delivery.none());
    }

    /** Named so by its caller, and quoting that message. */
    public Message with(@Nullable CallerKey newKey, @Nullable PlatformId newQuoted) {
        return new Message(
                id, thread, chat, position, purpose, author, content, takenAt, progress, delivery, newKey, newQuoted);
    }

    /** Where it stands. */
    public MessageState state() {
        return progress.state();
    }

    /** It waits for these gates. */
    public Message held(Set<Gate> closed, Instant now) {
        return with(progress.held(closed, now), delivery);
    }

    /** It is in line, not to be armed before the given time if there is one. */
    public Message ready(Instant now, @Nullable Instant notBefore) {
        return with(progress.ready(now, notBefore), delivery);
    }

    /** One attempt was committed; what was known of an earlier one is past. */
    public Message sending(Instant now) {
        return with(progress.sending(now), Delivery.none());
    }

    /** Its attempt ended without an answer. */
    public Message inDoubt(Instant now) {
        return with(progress.inDoubt(now), delivery);
    }

    /** The host must decide. */
    public Message needingDecision() {
        return with(progress.needingDecision(), delivery);
    }

    /** The platform took it. */
    public Message accepted(PlatformId platformId, Instant now) {
        return with(progress.accepted(now), delivery.accepted(platformId, now));
    }

    /** It ended; no attempt is open. */
    public Message cancelled(Ending why, Instant now) {
        return with(progress.ended(MessageState.CANCELLED, why, now), delivery);
    }

    /** The platform rejected it for good. */
    public Message failed(Ending why, @Nullable Rejection rejection, Instant now) {
        Delivery known = rejection == null ? delivery : delivery.rejected(rejection, now);
        return with(progress.ended(MessageState.FAILED, why, now), known);
    }

    /**
     * Whether the report is about an attempt that counts no more: the message went back into the line, or out again, since
     * (W4). Only a proof that such an attempt arrived after all still matters, and only while no other one is open.
     */
    public boolean hasLeftBehind(DeliveryReport report) {
        boolean sameId = report.message().equals(delivery.platformId());
        return switch (state()) {
            case HELD, READY -> !report.status().provesArrival();
            case SENDING, IN_DOUBT -> sameId;
            case ACCEPTED, FAILED -> delivery.platformId() != null && !sameId;
            case EXPIRED, CANCELLED -> false;
        };
    }

    /** A report came in; it changes the state only where it proves acceptance or failure. */
    public Message reported(DeliveryReport report, Instant now) {
        Delivery known = delivery.after(report);
        boolean failed = known.step() == Delivery.Step.FAILED;
        return switch (state()) {
            case SENDING, IN_DOUBT, FAILED ->
                failed ? failedBy(known, now) : with(progress.accepted(now), known.accepted(report.message(), now));
            case ACCEPTED -> failed ? failedBy(known, now) : with(progress, known);
            case HELD, READY ->
                known.isArrived()
                        ? with(progress.ended(MessageState.CANCELLED, Ending.ARRIVED_AFTER_ALL, now), known)
                        : with(progress, known);
            case EXPIRED, CANCELLED -> with(progress, known);
        };
    }

    /** At another place in the line; its place among the entries stays (Q3). */
    public Message at(long sequence) {
        return with(progress.at(sequence), delivery);
    }

    /** In the chat that its own was joined into (C5). */
    public Message in(ChatId joined) {
        return new Message(
                id, thread, joined, position, purpose, author, content, takenAt, progress, delivery, key, quoted);
    }

    /** Another member's now (P4). */
    public Message handedTo(MemberId member) {
        return new Message(
                id, thread, chat, position, purpose, member, content, takenAt, progress, delivery, key, quoted);
    }

    private Message failedBy(Delivery known, Instant now) {
        return with(progress.ended(MessageState.FAILED, Ending.REJECTED, now), known);
    }

    private Message with(Progress newProgress, Delivery newDelivery) {
        return new Message(
                id, thread, chat, position, purpose, author, content, takenAt, newProgress, newDelivery, key, quoted);
    }
}
