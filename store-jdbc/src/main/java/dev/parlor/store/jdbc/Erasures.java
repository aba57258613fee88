package dev.parlor.store.jdbc;

import dev.parlor.contact.AddressHash;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.LegalHold;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is left of erased guests, and who must not be erased. */
final class Erasures {
    private static final UUID ALL_THREADS = new UUID(0, 0);
    private static final String ERASED = "SELECT e.organization, e.guest, e.body FROM parlor_erased e";

    private final Layout layout;

    Erasures(Layout layout) {
        this.layout = layout;
    }

    void load(Ask ask, Script script, Rows rows) {
        Script.Row read = row -> {
            GuestId guest = Keys.guest(row);
            rows.of(row)
                    .erased
                    .put(
                            guest,
                            layout.codec()
                                    .read(
                                            Keys.organization(row),
                                            ErasedGuest.class,
                                            row.getString("body"),
                                            Map.of("guest", guest)));
        };
        ask.guests("e", Ask.ANY).ifPresent(ofChats -> script.read(new Sql(ERASED + " WHERE ").add(ofChats), read));
        Set<List<Object>> hashes = ask.requests().stream()
                .flatMap(request -> request.reads().addresses().stream()
                        .filter(AddressHash.class::isInstance)
                        .map(hash -> List.<Object>of(request.organization().value(), hash.value())))
                .collect(Collectors.toSet());
        if (!hashes.isEmpty()) {
            script.read(
                    new Sql(ERASED + " JOIN parlor_erased_address a ON a.organization = e.organization"
                                    + " AND a.guest = e.guest WHERE (a.organization, a.hash) IN ")
                            .addRows(hashes),
                    read);
        }
        ask.guests("h", Ask.ANY)
                .ifPresent(ofChats -> script.read(
                        new Sql("SELECT h.organization, h.guest, h.thread, h.body FROM parlor_hold h WHERE ")
                                .add(ofChats)
                                .add(" ORDER BY h.since, h.thread"),
                        row -> rows.of(row).holds.add(hold(Keys.organization(row), row))));
    }

    LegalHold hold(OrganizationId organization, ResultSet row) throws SQLException {
        Map<String, Object> columns = new HashMap<>();
        columns.put("guest", Keys.guest(row));
        UUID thread = Keys.uuid(row, "thread");
        if (!thread.equals(ALL_THREADS)) {
            columns.put("thread", new ThreadId(thread));
        }
        return layout.codec().read(organization, LegalHold.class, row.getString("body"), columns);
    }

    void write(OrganizationId organization, Changes changes, Script script) {
        for (ErasedGuest row : Latest.of(changes.erased(), ErasedGuest::guest)) {
            script.add(new Upsert("parlor_erased")
                    .key("organization", organization.value())
                    .key("guest", row.guest().value())
                    .set("body", layout.codec().write(organization, ErasedGuest.class, row, "guest"))
                    .in(layout.dialect()));
            row.addresses()
                    .forEach(hash -> script.add(new Upsert("parlor_erased_address")
                            .key("organization", organization.value())
                            .key("hash", hash.value())
                            .key("guest", row.guest().value())
                            .in(layout.dialect())));
        }
        for (LegalHold hold : changes.holdsLifted()) {
            script.add(new Sql(
                    "DELETE FROM parlor_hold WHERE organization = ? AND guest = ? AND thread = ?",
                    organization.value(),
                    hold.guest().value(),
                    key(hold.thread())));
        }
        for (LegalHold hold : changes.holdsSet()) {
            script.add(new Upsert("parlor_hold")
                    .key("organization", organization.value())
                    .key("guest", hold.guest().value())
                    .key("thread", key(hold.thread()))
                    .set("since", hold.since())
                    .set("body", layout.codec().write(organization, LegalHold.class, hold, "guest", "thread"))
                    .in(layout.dialect()));
        }
    }

    private static UUID key(@Nullable ThreadId thread) {
        return thread == null ? ALL_THREADS : thread.value();
    }
}
