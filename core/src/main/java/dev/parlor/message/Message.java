package dev.parlor.message;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.CallerKey;
import dev.parlor.id.ChatId;
import dev.parlor.id.MediaId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
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
 * @param upload how its file came to the platform (M3)
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
        @Nullable PlatformId quoted,
        Upload upload) {
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
        Objects.requireNonNull(upload, "upload");
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
        this(
                id,
                thread,
                chat,
                position,
                purpose,
                author,
                content,
                takenAt,
                progress,
                delivery,
                null,
                null,
                Upload.none());
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
                id, thread, chat, position, purpose, author, content, takenAt, progress, delivery, newKey, newQuoted,
                upload);
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

    /** It is in line again, and its last attempt does not count: the pace or the account was refused, not the message. */
    public Message putOff(Instant now, @Nullable Instant notBefore) {
        return with(progress.putOff(now, notBefore), delivery);
    }

    /** The guest may have got it twice (S4, W4). */
    public Message possiblyTwice() {
        return with(progress.duplicated(), delivery);
    }

    /** With other content, before it was armed (Q2). */
    public Message with(Content other) {
        return new Message(
                id, thread, chat, position, purpose, author, other, takenAt, progress, delivery, key, quoted, upload);
    }

    /** The host says that it arrived (S4). */
    public Message confirmed(Instant now) {
        return with(progress.accepted(now), delivery.confirmed(now));
    }

    /** The platform has its file, under this id (M3). */
    public Message uploaded(StoredBytes bytes, MediaId mediaId, Instant now) {
        return with(progress, upload.done(bytes, mediaId, now));
    }

    /** Its file could not be uploaded; the next try is not before that (M3). */
    public Message notUploaded(Instant now, Instant notBefore) {
        return with(progress.ready(now, notBefore), upload.failed());
    }

    /** One attempt was committed; what was known of an earlier one is past. */
    public Message sending(AttemptToken attempt, Instant now) {
        return with(progress.sending(now), Delivery.of(attempt));
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

    /** With what is known by now of its delivery. */
    public Message with(Delivery known) {
        return with(progress, known);
    }

    /** It ended; no attempt is open. */
    public Message cancelled(Ending why, Instant now) {
        return with(progress.ended(MessageState.CANCELLED, why, now), delivery);
    }

    /** It was held for too long (Q5). */
    public Message expired(Instant now) {
        return with(progress.ended(MessageState.EXPIRED, Ending.TOO_OLD, now), delivery);
    }

    /** The platform rejected it for good. */
    public Message failed(Ending why, @Nullable Rejection rejection, Instant now) {
        Delivery known = rejection == null ? delivery : delivery.rejected(rejection, now);
        return with(progress.ended(MessageState.FAILED, why, now), known);
    }

    /**
     * Whether the report changes nothing, because the message went back into the line since (W4, S4) and may have ended
     * there, or because it is about another attempt than the one shown: of several it is the one that arrived first, else the
     * last.
     */
    public boolean hasLeftBehind(DeliveryReport report) {
        boolean arrived = report.status().provesArrival();
        return switch (state()) {
            case HELD, READY -> !arrived && !progress.possibleDuplicate();
            case SENDING, IN_DOUBT, FAILED -> !arrived && delivery.isAboutAnother(report);
            case ACCEPTED ->
                delivery.isAboutAnother(report) ? !delivery.arrivedLaterThan(report) : isLateFailure(report);
            case EXPIRED, CANCELLED -> !arrived;
        };
    }

    /**
     * With what a report that changes nothing else says of the attempt from which the message came back: that it had been sent
     * is the same fact before its failure and after it (I4).
     */
    public Message noted(DeliveryReport report) {
        boolean sent = report.status() == DeliveryReport.Status.SENT;
        return state().isUnsent() && sent && !delivery.isAboutAnother(report) ? with(delivery.after(report)) : this;
    }

    private boolean isLateFailure(DeliveryReport report) {
        return leavesNoTrace(report.failure()) && delivery.isArrived();
    }

    /** A failure that puts back a copy is forgotten once one proves to have arrived, whichever of the two is told first. */
    private boolean leavesNoTrace(@Nullable Rejection failure) {
        return progress.possibleDuplicate() && failure != null && failure.kind().closesAGate();
    }

    /** Whether the report shows that the guest has, or may get, this message twice (S4, W4). */
    public boolean isTwiceBy(DeliveryReport report) {
        boolean another =
                state() == MessageState.SENDING || state() == MessageState.IN_DOUBT || state() == MessageState.ACCEPTED;
        return another
                && !progress.possibleDuplicate()
                && report.status().provesArrival()
                && delivery.isAboutAnother(report);
    }

    /** With what was told before of the attempt that the report is about, if that is another than the one shown here (I4). */
    public Message turnedTo(DeliveryReport report, Delivery told) {
        if (!delivery.isAboutAnother(report)) {
            return this;
        }
        Delivery known = leavesNoTrace(told.failure()) ? told.withoutFailure() : told;
        Instant acceptedAt = delivery.acceptedAt();
        return with(acceptedAt == null ? known : known.confirmed(acceptedAt));
    }

    /** A report came in; it changes the state only where it proves acceptance or failure. */
    public Message reported(DeliveryReport report, Instant now) {
        Delivery known = delivery.after(report);
        boolean failed = known.step() == Delivery.Step.FAILED;
        return switch (state()) {
            case SENDING, IN_DOUBT, FAILED ->
                failed ? failedBy(known, now) : with(progress.accepted(now), known.accepted(report.message(), now));
            case ACCEPTED -> failed ? failedBy(known, now) : with(progress, known);
            case HELD, READY -> reportedUnsent(report, known, failed, now);
            case EXPIRED, CANCELLED -> with(progress, known);
        };
    }

    /**
     * The copy that waits is not needed: an attempt in doubt was taken after all, whatever then became of it, or a refused one
     * arrived (S4, W4).
     */
    private Message reportedUnsent(DeliveryReport report, Delivery known, boolean failed, Instant now) {
        if (progress.possibleDuplicate()) {
            return failed ? failedBy(known, now) : with(progress.accepted(now), known.accepted(report.message(), now));
        }
        return known.isArrived()
                ? with(progress.ended(MessageState.CANCELLED, Ending.ARRIVED_AFTER_ALL, now), known)
                : with(progress, known);
    }

    /** At another place in the line; its place among the entries stays (Q3). */
    public Message at(long sequence) {
        return with(progress.at(sequence), delivery);
    }

    /** In the chat that its own was joined into (C5). */
    public Message in(ChatId joined) {
        return new Message(
                id, thread, joined, position, purpose, author, content, takenAt, progress, delivery, key, quoted,
                upload);
    }

    /** Another member's now (P4). */
    public Message handedTo(MemberId member) {
        return new Message(
                id, thread, chat, position, purpose, member, content, takenAt, progress, delivery, key, quoted, upload);
    }

    /**
     * What stays after an erasure (T4): the act, without content, key and quote.
     *
     * @param hash what is kept of the platform's id
     */
    public Message erased(UnaryOperator<PlatformId> hash) {
        return new Message(
                id,
                thread,
                chat,
                position,
                purpose,
                author,
                new Erased(),
                takenAt,
                progress,
                delivery.named(hash),
                null,
                null,
                Upload.none());
    }

    private Message failedBy(Delivery known, Instant now) {
        return with(progress.ended(MessageState.FAILED, Ending.REJECTED, now), known);
    }

    private Message with(Progress newProgress, Delivery newDelivery) {
        return new Message(
                id,
                thread,
                chat,
                position,
                purpose,
                author,
                content,
                takenAt,
                newProgress,
                newDelivery,
                key,
                quoted,
                upload);
    }

    private Message with(Progress newProgress, Upload newUpload) {
        return new Message(
                id,
                thread,
                chat,
                position,
                purpose,
                author,
                content,
                takenAt,
                newProgress,
                delivery,
                key,
                quoted,
                newUpload);
    }
}
