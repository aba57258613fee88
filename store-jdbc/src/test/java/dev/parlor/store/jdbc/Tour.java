package dev.parlor.store.jdbc;

import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.NewFile;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryQuery;
import dev.parlor.transport.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Every flow of Parlor once, so that each statement of the store is run, and each table that grows has rows at the end. */
final class Tour {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2};

    private final Harbor harbor;
    private final DataSource source;
    private final JdbcMediaStore files;

    private Tour(Harbor harbor, DataSource source, JdbcMediaStore files) {
        this.harbor = harbor;
        this.source = source;
        this.files = files;
    }

    static void of(String organization, DataSource source) throws IOException, SQLException {
        JdbcStore store = JdbcStore.on(source);
        JdbcMediaStore files = JdbcMediaStore.on(source, store::time);
        Tour tour = new Tour(new Harbor(organization, store, files), source, files);
        ThreadId thread = tour.talks();
        tour.peopleComeAndGo(thread);
        tour.isRead(thread);
        tour.guestsAreOneOrGo();
        tour.oddThingsCome(thread);
        tour.isTidied();
        tour.waits(thread);
    }

    private ThreadId talks() throws IOException {
        ThreadId thread = harbor.meets(1);
        harbor.writes(thread, "Good morning.");
        harbor.parlor.send(
                harbor.ada, thread, new Text("Once."), SendOptions.none().key("k"));
        harbor.parlor
                .keep(harbor.ada, NewFile.picture(new ByteArrayInputStream(PNG), "The pier"))
                .fold(
                        KeepAnswer.Kept::content,
                        refused -> Harbor.fail(refused.refusal().sentence()));
        harbor.parlor.send(
                harbor.ada,
                thread,
                harbor.parlor
                        .keep(harbor.ada, NewFile.picture(new ByteArrayInputStream(PNG), "The quay"))
                        .fold(
                                KeepAnswer.Kept::content,
                                refused -> Harbor.fail(refused.refusal().sentence())));
        harbor.dispatches();
        harbor.reports();
        harbor.hears(1, "Thank you.");
        harbor.hears(2, "Hello?");
        harbor.dispatches();
        return thread;
    }

    private void peopleComeAndGo(ThreadId thread) {
        harbor.parlor.add(harbor.ada, thread, List.of(harbor.ben));
        harbor.parlor.transfer(harbor.ada, thread, harbor.ben);
        harbor.parlor.add(harbor.ben, thread, List.of(harbor.ada));
        harbor.parlor.leave(harbor.ben, thread);
        harbor.dispatches();
    }

    private void isRead(ThreadId thread) throws IOException {
        List<Entry> entries = harbor.parlor.timeline(harbor.ada, thread, 3);
        harbor.parlor.timeline(harbor.ada, thread, entries.get(0).cursor(), 3);
        harbor.parlor.markRead(harbor.ada, thread, entries.get(entries.size() - 1));
        harbor.parlor.history(harbor.ada, 10);
        harbor.parlor.history(harbor.ada, HistoryQuery.all().open().named("guest"), 10);
        harbor.parlor.history(harbor.ada, HistoryQuery.all().unattended(), 10);
        harbor.parlor.history(harbor.ada, HistoryQuery.all().with(guest(thread)), 10);
        harbor.parlor.explain(harbor.ada, thread);
        harbor.parlor.consent(harbor.ada, thread);
        harbor.parlor.events(harbor.id, 0, 10);
        harbor.parlor.contacts().of(harbor.ada);
        harbor.parlor
                .consents()
                .verify(harbor.id, List.of(harbor.parlor.consents().anchor(harbor.id)));
        harbor.parlor.records().export(harbor.id, thread, new StringBuilder());
        harbor.parlor.records().export(harbor.id, guest(thread), new StringBuilder());
    }

    private void guestsAreOneOrGo() {
        ThreadId former = harbor.meets(3);
        ThreadId other = harbor.meets(4);
        harbor.parlor.contacts().link(harbor.id, guest(former), guest(other));
        ThreadId erased = harbor.meets(5);
        harbor.parlor.records().erase(harbor.id, guest(erased));
        harbor.hears(5, "It is me again.");
        ContactId contact = harbor.knows(6);
        harbor.parlor.contacts().edit(harbor.ada, contact, "Guest 7", Harbor.phone(7));
        harbor.parlor.contacts().remove(harbor.ada, contact);
        harbor.dispatches();
    }

    private void oddThingsCome(ThreadId thread) {
        harbor.receives(new Item.NotUnderstood("unknown kind", "{\"kind\":\"knee\"}"));
        harbor.receives(harbor.report("nobody-knows", DeliveryReport.Status.DELIVERED, null));
        harbor.receives(harbor.stopsMarketing(1));
        harbor.parlor.quarantine().items(harbor.id, 10);
        harbor.parlor.quarantine().redrive(harbor.id);
        harbor.parlor.records().hold(harbor.id, guest(thread), "A dispute");
        harbor.parlor.records().hold(harbor.id, thread, "A dispute");
        harbor.parlor.records().holds(harbor.id);
    }

    private void isTidied() {
        harbor.store.tidy(harbor.id, Retention.defaults());
        harbor.store.tidyFiles(harbor.id, files, Duration.ofDays(31));
        harbor.parlor.forgetUnsentFiles(harbor.id);
    }

    /** What is on its way: held for the window, one in flight for a new guest, one committed by a host. */
    private void waits(ThreadId thread) throws SQLException {
        harbor.starts(harbor.knows(8));
        harbor.store.moveTime(Duration.ofHours(25));
        harbor.dispatches();
        harbor.writes(thread, "Are you there?");
        MessageId cancelled = harbor.parlor
                .send(harbor.ada, thread, new Text("Never mind."))
                .fold(
                        SendAnswer.Taken::message,
                        refused -> Harbor.fail(refused.refusal().sentence()));
        harbor.parlor.messages().held(harbor.ada, thread);
        harbor.parlor.messages().cancel(harbor.ada, thread, cancelled);
        for (String text : List.of("first-by-the-host", "then-by-the-host")) {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                harbor.parlor.send(
                        harbor.ada,
                        thread,
                        new Text(text),
                        SendOptions.none().key(text),
                        harbor.store.intake(connection));
                connection.commit();
                connection.setAutoCommit(true);
            }
            if (text.startsWith("first")) {
                harbor.dispatches();
            }
        }
    }

    private GuestId guest(ThreadId thread) {
        return harbor.parlor.history(harbor.ada, 100).stream()
                .filter(line -> line.thread().equals(thread))
                .findFirst()
                .orElseThrow()
                .guest();
    }
}
