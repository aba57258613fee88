package dev.parlor.flow;

import static dev.parlor.flow.JsonLine.fields;

import dev.parlor.consent.Anchor;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.consent.Seal;
import dev.parlor.contact.Contact;
import dev.parlor.contact.Contest;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.id.MemberId;
import dev.parlor.message.Delivery;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Referral;
import dev.parlor.message.Rejection;
import dev.parlor.notice.Named;
import dev.parlor.notice.Notice;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each kind of row as a line of an export (docs/export.md). What is not known is left out. */
final class ExportedRows {
    private ExportedRows() {}

    static Map<String, Object> of(Guest row) {
        return fields(
                "kind",
                "guest",
                "id",
                text(row.id()),
                "phone",
                row.reach().phone() == null ? null : row.reach().phone().value(),
                "userId",
                row.reach().userId() == null ? null : row.reach().userId().value(),
                "profileName",
                row.profileName() == null ? null : row.profileName().value(),
                "blocked",
                row.blocked(),
                "contest",
                row.contest() == null ? null : contest(row.contest()));
    }

    private static Map<String, Object> contest(Contest contest) {
        return fields("by", text(contest.by()), "since", text(contest.since()), "lost", contest.lost());
    }

    static Map<String, Object> of(ErasedGuest row) {
        return fields("kind", "erasedGuest", "id", text(row.guest()), "erasedAt", text(row.at()));
    }

    static Map<String, Object> of(Contact row) {
        return fields(
                "kind", "contact",
                "id", text(row.id()),
                "owner", row.owner().value(),
                "name", row.name().value(),
                "language", row.language() == null ? null : row.language().name(),
                "provisional", row.provisional());
    }

    static Map<String, Object> of(LegalHold row) {
        return fields(
                "kind", "legalHold",
                "thread", text(row.thread()),
                "reason", row.reason(),
                "since", text(row.since()));
    }

    static Map<String, Object> of(Chat row) {
        return fields(
                "kind",
                "chat",
                "guest",
                text(row.id().guest()),
                "number",
                row.id().number().value(),
                "windowEnd",
                text(row.window().end().orElse(null)));
    }

    static Map<String, Object> of(ConsentRecord row) {
        return fields(
                "kind", "consent",
                "guest", text(row.chat().guest()),
                "number", row.chat().number().value(),
                "thread", text(row.thread()),
                "act", row.act().name(),
                "at", text(row.at()),
                "recordedAt", text(row.recordedAt()),
                "evidence", evidence(row.evidence()),
                "seal", row.seal() == null ? null : seal(row.seal()));
    }

    static Map<String, Object> of(MessageThread row) {
        return fields(
                "kind",
                "thread",
                "id",
                text(row.id()),
                "number",
                row.chat().number().value(),
                "subOrganization",
                row.subOrganization() == null ? null : row.subOrganization().value(),
                "startedAt",
                text(row.startedAt()),
                "restartOf",
                text(row.restartOf()),
                "stays",
                row.roster().stays().stream().map(ExportedRows::stay).toList());
    }

    static Map<String, Object> of(Message row) {
        return fields(
                "kind", "message",
                "id", text(row.id()),
                "thread", text(row.thread()),
                "position", row.position(),
                "at", text(row.takenAt()),
                "purpose", row.purpose().name(),
                "author", row.author() == null ? null : row.author().value(),
                "content", ExportedContent.of(row.content()),
                "quoted", row.quoted() == null ? null : row.quoted().value(),
                "state", row.state().name(),
                "since", text(row.progress().since()),
                "ending",
                        row.progress().ending() == null
                                ? null
                                : row.progress().ending().name(),
                "delivery", delivery(row.delivery()));
    }

    static Map<String, Object> of(GuestMessage row) {
        return fields(
                "kind", "guestMessage",
                "id", text(row.id()),
                "thread", text(row.thread()),
                "position", row.position(),
                "at", text(row.at()),
                "receivedAt", text(row.receivedAt()),
                "platformId", row.platformId().value(),
                "content", ExportedContent.of(row.content()),
                "quoted", row.quoted() == null ? null : row.quoted().value(),
                "routedBy", row.routedBy().name(),
                "referral", row.referral() == null ? null : referral(row.referral()));
    }

    private static Map<String, Object> referral(Referral row) {
        return fields(
                "source", row.source(),
                "sourceId", row.sourceId(),
                "url", row.url(),
                "headline", row.headline(),
                "body", row.body(),
                "clickId", row.clickId());
    }

    static Map<String, Object> of(Notice row) {
        return fields(
                "kind", "notice",
                "thread", text(row.thread()),
                "position", row.position(),
                "at", text(row.at()),
                "fact", row.fact().name(),
                "actor", row.actor() == null ? null : named(row.actor()),
                "subjects", row.subjects().stream().map(ExportedRows::named).toList(),
                "guestCopy", text(row.guestCopy()),
                "skippedFor", row.skippedFor().stream().sorted().map(Enum::name).toList());
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        MemberId askedBy = evidence.askedBy();
        List<?> buttons = evidence.buttons().stream()
                .map(button -> fields(
                        "payload", button.payload(), "meaning", button.meaning().name()))
                .toList();
        return fields(
                "askedByOrganization",
                        askedBy == null ? null : askedBy.organization().value(),
                "askedBy", askedBy == null ? null : askedBy.value(),
                "request", text(evidence.request()),
                "template", evidence.template(),
                "language", evidence.languageTag(),
                "method", evidence.method(),
                "namesRequest", evidence.namesRequest(),
                "buttons", buttons,
                "joined", joined(evidence.joined()),
                "wording", evidence.wording(),
                "answer", evidence.answer() == null ? null : evidence.answer().value(),
                "verbatim", evidence.verbatim());
    }

    private static @Nullable Map<String, Object> joined(Anchor.@Nullable Head head) {
        return head == null
                ? null
                : fields(
                        "guest", text(head.chat().guest()),
                        "number", head.chat().number().value(),
                        "sequence", head.sequence(),
                        "hash", head.hash());
    }

    private static Map<String, Object> seal(Seal seal) {
        return fields(
                "sequence", seal.sequence(),
                "previous", seal.previous(),
                "salt", seal.salt(),
                "personal", seal.personal(),
                "hash", seal.hash());
    }

    private static Map<String, Object> stay(Roster.Stay stay) {
        return fields(
                "member", stay.member().value(),
                "readsFrom", stay.readsFrom(),
                "readsTo", stay.readsTo());
    }

    private static Map<String, Object> delivery(Delivery delivery) {
        Rejection failure = delivery.failure();
        return fields(
                "platformId",
                        delivery.platformId() == null
                                ? null
                                : delivery.platformId().value(),
                "acceptedAt", text(delivery.acceptedAt()),
                "sentAt", text(delivery.sentAt()),
                "deliveredAt", text(delivery.deliveredAt()),
                "readAt", text(delivery.readAt()),
                "playedAt", text(delivery.playedAt()),
                "failedAt", text(delivery.failedAt()),
                "failure", failure == null ? null : failure.kind().name(),
                "code", failure == null ? null : failure.code());
    }

    private static Map<String, Object> named(Named named) {
        return fields("member", named.member().value(), "name", named.name().value());
    }

    /** A time, or an id that Parlor made: these show themselves whole. */
    private static @Nullable String text(@Nullable Object idOrTime) {
        return idOrTime == null ? null : idOrTime.toString();
    }
}
