package dev.parlor.store.jdbc;

import dev.parlor.contact.Address;
import dev.parlor.contact.AddressHash;
import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Changes;
import dev.parlor.store.Loaded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Guests with their addresses, whom they became, and the address books. */
final class People {
    private static final String GUESTS = "SELECT g.organization, g.guest, g.body FROM parlor_guest g";
    private static final String CONTACTS = "SELECT c.organization, c.id, c.guest, c.body FROM parlor_contact c WHERE ";

    private final Layout layout;

    People(Layout layout) {
        this.layout = layout;
    }

    /** An address in one text: those of two kinds are never the same. */
    static String key(Address address) {
        return kind(address) + " " + Keys.opaque(address.value());
    }

    void load(Ask ask, Script script, Rows rows) {
        ask.guests("l", Ask.ANY)
                .ifPresent(into -> script.read(
                        new Sql("SELECT l.organization, l.former, l.guest FROM parlor_link l WHERE ").add(into),
                        row -> readLink(row, rows)));
        ask.keys(
                        "l.organization, l.former",
                        request -> request.chats().stream()
                                .map(chat -> chat.guest().value()))
                .ifPresent(former -> script.read(
                        new Sql("SELECT l.organization, l.former, l.guest FROM parlor_link l WHERE ").add(former),
                        row -> readLink(row, rows)));
        ask.guests("g", Ask.ANY)
                .ifPresent(ofChats -> script.read(new Sql(GUESTS + " WHERE ").add(ofChats), row -> read(row, rows)));
        Set<List<Object>> addresses = ask.requests().stream()
                .flatMap(request -> request.reads().addresses().stream()
                        .map(address -> List.<Object>of(
                                request.organization().value(), kind(address), Keys.opaque(address.value()))))
                .collect(Collectors.toSet());
        if (!addresses.isEmpty()) {
            script.read(
                    new Sql("SELECT a.kind, a.address, g.organization, g.guest, g.body FROM parlor_address a"
                                    + " JOIN parlor_guest g ON g.organization = a.organization AND g.guest = a.guest"
                                    + " WHERE (a.organization, a.kind, a.address) IN ")
                            .addRows(addresses),
                    row -> {
                        read(row, rows);
                        rows.of(row)
                                .addresses
                                .put(row.getString("kind") + " " + row.getString("address"), Keys.guest(row));
                    });
        }
        ask.guests("c", Ask.ANY)
                .ifPresent(ofChats -> script.read(new Sql(CONTACTS).add(ofChats), row -> readContact(row, rows)));
        ask.keys(
                        "c.organization, c.id",
                        request -> request.reads().contacts().stream().map(ContactId::value))
                .ifPresent(named -> script.read(new Sql(CONTACTS).add(named), row -> readContact(row, rows)));
    }

    private static void readLink(ResultSet row, Rows rows) throws SQLException {
        rows.of(row).linked.put(new GuestId(Keys.uuid(row, "former")), Keys.guest(row));
    }

    private void read(ResultSet row, Rows rows) throws SQLException {
        GuestId id = Keys.guest(row);
        Guest guest = layout.codec().read(Keys.organization(row), Guest.class, row.getString("body"), Map.of("id", id));
        rows.of(row).guests.put(id, guest);
    }

    private void readContact(ResultSet row, Rows rows) throws SQLException {
        Contact contact = contact(Keys.organization(row), row);
        rows.of(row).contacts.put(contact.id(), contact);
    }

    Contact contact(OrganizationId organization, ResultSet row) throws SQLException {
        return layout.codec()
                .read(
                        organization,
                        Contact.class,
                        row.getString("body"),
                        Map.of("id", new ContactId(Keys.uuid(row, "id")), "guest", Keys.guest(row)));
    }

    void writeGuests(OrganizationId organization, Changes changes, Loaded shown, Script script) {
        List<Guest> written = Latest.of(changes.guests(), Guest::id);
        for (Guest row : written) {
            String name = row.profileName() == null
                    ? null
                    : Keys.folded(row.profileName().value());
            script.add(new Upsert("parlor_guest")
                    .key("organization", organization.value())
                    .key("guest", row.id().value())
                    .set("folded_name", name)
                    .set("body", layout.codec().write(organization, Guest.class, row, "id"))
                    .in(layout.dialect()));
        }
        List<Guest> moved = written.stream()
                .filter(row -> shown.guests().stream()
                        .noneMatch(known ->
                                known.id().equals(row.id()) && known.addresses().equals(row.addresses())))
                .toList();
        moved.forEach(row -> freeAddresses(organization, row.id(), script));
        for (Guest row : moved) {
            for (Address address : row.addresses()) {
                script.add(new Sql(
                        "INSERT INTO parlor_address (organization, kind, address, guest) VALUES (?, ?, ?, ?)",
                        organization.value(),
                        kind(address),
                        Keys.opaque(address.value()),
                        row.id().value()));
            }
        }
    }

    void writeContacts(OrganizationId organization, Changes changes, Script script) {
        for (Contact row : changes.contacts()) {
            script.add(new Upsert("parlor_contact")
                    .key("organization", organization.value())
                    .key("id", row.id().value())
                    .set("guest", row.guest().value())
                    .set("owner", row.owner().value())
                    .set("folded_name", Keys.folded(row.name().value()))
                    .set("body", layout.codec().write(organization, Contact.class, row, "id", "guest"))
                    .in(layout.dialect()));
        }
        changes.contactsRemoved()
                .forEach(id -> script.add(new Sql(
                        "DELETE FROM parlor_contact WHERE organization = ? AND id = ?",
                        organization.value(),
                        id.value())));
    }

    void remove(OrganizationId organization, GuestId guest, Script script) {
        script.add(new Sql(
                "DELETE FROM parlor_guest WHERE organization = ? AND guest = ?", organization.value(), guest.value()));
        freeAddresses(organization, guest, script);
    }

    private static void freeAddresses(OrganizationId organization, GuestId guest, Script script) {
        script.add(new Sql(
                "DELETE FROM parlor_address WHERE organization = ? AND guest = ?",
                organization.value(),
                guest.value()));
    }

    private static String kind(Address address) {
        if (address instanceof PhoneNumber) {
            return "phone";
        }
        return address instanceof AddressHash ? "hash" : "user";
    }
}
