package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;

import dev.parlor.contact.Reach;
import dev.parlor.directory.PersonName;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.thread.Preview;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the platform tells: what Noor wrote and tapped, and what became of our attempts. */
class PlatformItems {
    final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    final RecordingTransport wire = new RecordingTransport();
    private final Map<ThreadId, Preview> asked = new HashMap<>();
    private int guestMessages;

    void wasAsked(ThreadId thread, Preview preview) {
        asked.put(thread, preview);
    }

    Item.FromGuest text(String text, Instant at) {
        return item(new Text(text), at, null);
    }

    Item.FromGuest tap(ThreadId thread, int button, Instant at) {
        String payload = asked.get(thread).request().payloads().get(button);
        return item(new ButtonReply(payload, button == 0 ? "Yes" : "No"), at, null);
    }

    Item.FromGuest item(Content content, Instant at, PlatformId quoted) {
        guestMessages++;
        PlatformId id = new PlatformId("from-noor-" + guestMessages);
        return new Item.FromGuest(NUMBER, id, Reach.by(NOOR), new PersonName("Noor W."), at, content, quoted);
    }

    /** A report with our token on the n-th attempt, counted from 1. */
    Item.Report report(int attempt, Status status) {
        return report("sent-" + attempt, status, wire.sent().get(attempt - 1), null);
    }

    /** A report of failure with our token on the n-th attempt. */
    Item.Report failure(int attempt, Rejection rejection) {
        return report("sent-" + attempt, Status.FAILED, wire.sent().get(attempt - 1), rejection);
    }

    /** A report in which the platform does not echo our token. */
    Item.Report reportWithoutToken(String id, Status status) {
        return report(id, status, null, null);
    }

    private Item.Report report(String id, Status status, Outgoing attempt, Rejection failure) {
        return new Item.Report(
                NUMBER,
                new DeliveryReport(
                        new PlatformId(id),
                        status,
                        clock.instant(),
                        attempt == null ? null : attempt.token(),
                        failure));
    }

    static Rejection windowClosed() {
        return Rejection.of(Rejection.Kind.WINDOW_CLOSED, 131047);
    }

    static SendResult rejected(Rejection.Kind kind) {
        return new SendResult.Rejected(Rejection.of(kind, 1));
    }
}
