package dev.parlor.message;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a message of ours came, each step with the earliest time that was told. It only moves forward (rule M4):
 * reports may come twice or in any order and end in the same value. A failure is kept, but hides no proof of delivery. Of
 * several attempts it is about the one that arrived first, by the platform's clock, and until one has, about the last.
 */
public record Delivery(
        @Nullable AttemptToken attempt,
        @Nullable PlatformId platformId,
        @Nullable Instant acceptedAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant playedAt,
        @Nullable Instant failedAt,
        @Nullable Rejection failure) {

    /** The furthest step, in rising order. */
    public enum Step {
        /** Nothing is known yet. */
        NONE,
        /** The platform took it. */
        ACCEPTED,
        /** It left the platform. */
        SENT,
        /** The platform gave up, and nothing proves that it arrived. */
        FAILED,
        /** It is on the guest's phone. */
        DELIVERED,
        /** The guest opened it. */
        READ,
        /** The guest played it. */
        PLAYED
    }

    /** Nothing is known yet. */
    public static Delivery none() {
        return new Delivery(null, null, null, null, null, null, null, null, null);
    }

    /** Nothing is known yet of this attempt. */
    static Delivery of(AttemptToken attempt) {
        return new Delivery(attempt, null, null, null, null, null, null, null, null);
    }

    /** Whether the report is about another attempt than the one that all this is about. */
    boolean isAboutAnother(DeliveryReport report) {
        if (report.token() != null && attempt != null) {
            return !report.token().equals(attempt);
        }
        return platformId != null && !report.message().equals(platformId);
    }

    /** Without the names that the attempt has here and at the platform. */
    public Delivery unnamed() {
        return new Delivery(null, null, acceptedAt, sentAt, deliveredAt, readAt, playedAt, failedAt, failure);
    }

    /** Without the failure, for a message that goes back into the line because of it. */
    public Delivery withoutFailure() {
        return new Delivery(attempt, platformId, acceptedAt, sentAt, deliveredAt, readAt, playedAt, null, null);
    }

    /** The platform took it under this name. */
    public Delivery accepted(PlatformId id, Instant at) {
        return new Delivery(
                attempt, id, earlier(acceptedAt, at), sentAt, deliveredAt, readAt, playedAt, failedAt, failure);
    }

    /** Somebody knows that the platform took it, but not under which name. */
    Delivery confirmed(Instant at) {
        return new Delivery(
                attempt, platformId, earlier(acceptedAt, at), sentAt, deliveredAt, readAt, playedAt, failedAt, failure);
    }

    /** The same with the platform's id changed like this, if it is known. */
    Delivery named(UnaryOperator<PlatformId> change) {
        PlatformId changed = platformId == null ? null : change.apply(platformId);
        return new Delivery(attempt, changed, acceptedAt, sentAt, deliveredAt, readAt, playedAt, failedAt, failure);
    }

    /** The platform said no. */
    public Delivery rejected(Rejection rejection, Instant at) {
        return new Delivery(
                attempt,
                platformId,
                acceptedAt,
                sentAt,
                deliveredAt,
                readAt,
                playedAt,
                earlier(failedAt, at),
                rejection);
    }

    /** With this report taken in. */
    public Delivery after(DeliveryReport report) {
        DeliveryReport.Status status = report.status();
        return new Delivery(
                report.token() == null ? attempt : report.token(),
                report.message(),
                acceptedAt,
                when(status, DeliveryReport.Status.SENT, sentAt, report),
                when(status, DeliveryReport.Status.DELIVERED, deliveredAt, report),
                when(status, DeliveryReport.Status.READ, readAt, report),
                when(status, DeliveryReport.Status.PLAYED, playedAt, report),
                when(status, DeliveryReport.Status.FAILED, failedAt, report),
                reason(report));
    }

    /** How far it came. */
    public Step step() {
        if (playedAt != null) {
            return Step.PLAYED;
        }
        if (readAt != null) {
            return Step.READ;
        }
        if (deliveredAt != null) {
            return Step.DELIVERED;
        }
        if (failedAt != null) {
            return Step.FAILED;
        }
        if (sentAt != null) {
            return Step.SENT;
        }
        return acceptedAt == null ? Step.NONE : Step.ACCEPTED;
    }

    /** Whether it is proven to be on the guest's phone. */
    public boolean isArrived() {
        return step().compareTo(Step.DELIVERED) >= 0;
    }

    /** Whether the report proves an arrival, and one before that which is known. */
    boolean arrivedLaterThan(DeliveryReport report) {
        return report.status().provesArrival()
                && Stream.of(deliveredAt, readAt, playedAt)
                        .filter(Objects::nonNull)
                        .allMatch(known -> report.at().isBefore(known));
    }

    /** The earliest failure's reason stays; of two at the same time the one with the lower code. */
    private @Nullable Rejection reason(DeliveryReport report) {
        Rejection told = report.failure();
        if (told == null || failure == null || failedAt == null) {
            return told == null ? failure : told;
        }
        boolean earlier = report.at().isBefore(failedAt);
        boolean lower = report.at().equals(failedAt) && told.code() < failure.code();
        return earlier || lower ? told : failure;
    }

    private static @Nullable Instant when(
            DeliveryReport.Status status, DeliveryReport.Status step, @Nullable Instant known, DeliveryReport report) {
        return status == step ? earlier(known, report.at()) : known;
    }

    private static Instant earlier(@Nullable Instant known, Instant told) {
        return known != null && known.isBefore(told) ? known : told;
    }
}
