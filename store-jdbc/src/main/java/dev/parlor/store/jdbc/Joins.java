package dev.parlor.store.jdbc;

import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import java.util.List;

/** A former guest becomes another (C5): a new key in each row of theirs, and nothing else. */
final class Joins {
    private static final List<String> OF_CHATS = List.of(
            "parlor_thread",
            "parlor_stay",
            "parlor_read_mark",
            "parlor_message",
            "parlor_guest_message",
            "parlor_notice",
            "parlor_attempt");

    /** Of each part of two wakes the earlier, of two leases the longer; a missing one is none. */
    private static final String JOIN_WAKES = "UPDATE parlor_chat c SET"
            + " wake_line = (" + either("LEAST", "wake_line") + "),"
            + " wake_timer = (" + either("LEAST", "wake_timer") + "),"
            + " due_at = (" + either("LEAST", "due_at") + "),"
            + " lease_until = (" + either("GREATEST", "lease_until") + "),"
            + " lease_by = (SELECT COALESCE(c.lease_by, f.lease_by)" + ofFormer() + ")"
            + " WHERE c.organization = ? AND c.guest = ? AND EXISTS (SELECT 1" + ofFormer() + ")";

    private final Layout layout;
    private final People people;

    Joins(Layout layout, People people) {
        this.layout = layout;
        this.people = people;
    }

    void write(OrganizationId organization, GuestId former, GuestId into, Script script) {
        String of = organization.value();
        script.add(new Sql(
                "UPDATE parlor_link SET guest = ? WHERE organization = ? AND guest = ?",
                into.value(),
                of,
                former.value()));
        script.add(new Upsert("parlor_link")
                .key("organization", of)
                .key("former", former.value())
                .set("guest", into.value())
                .in(layout.dialect()));
        people.remove(organization, former, script);
        move("parlor_contact", organization, former, into, script);
        script.add(new Sql(
                "UPDATE parlor_hold h SET guest = ? WHERE h.organization = ? AND h.guest = ? AND NOT EXISTS"
                        + " (SELECT 1 FROM parlor_hold k"
                        + " WHERE k.organization = h.organization AND k.guest = ? AND k.thread = h.thread)",
                into.value(),
                of,
                former.value(),
                into.value()));
        script.add(new Sql("DELETE FROM parlor_hold WHERE organization = ? AND guest = ?", of, former.value()));
        joinChats(of, former, into, script);
        OF_CHATS.forEach(table -> move(table, organization, former, into, script));
    }

    private static void joinChats(String of, GuestId former, GuestId into, Script script) {
        script.add(new Sql(
                "INSERT INTO parlor_chat (organization, guest, number)"
                        + " SELECT f.organization, CAST(? AS UUID), f.number FROM parlor_chat f"
                        + " WHERE f.organization = ? AND f.guest = ? AND NOT EXISTS (SELECT 1 FROM parlor_chat c"
                        + " WHERE c.organization = f.organization AND c.guest = ? AND c.number = f.number)",
                into.value(),
                of,
                former.value(),
                into.value()));
        script.add(new Sql(
                JOIN_WAKES,
                former.value(),
                former.value(),
                former.value(),
                former.value(),
                former.value(),
                of,
                into.value(),
                former.value()));
        script.add(new Sql("DELETE FROM parlor_chat WHERE organization = ? AND guest = ?", of, former.value()));
    }

    private static void move(String table, OrganizationId organization, GuestId former, GuestId into, Script script) {
        script.add(new Sql(
                "UPDATE " + table + " SET guest = ? WHERE organization = ? AND guest = ?",
                into.value(),
                organization.value(),
                former.value()));
    }

    private static String either(String which, String column) {
        return "SELECT COALESCE(" + which + "(c." + column + ", f." + column + "), c." + column + ", f." + column + ")"
                + ofFormer();
    }

    private static String ofFormer() {
        return " FROM parlor_chat f WHERE f.organization = c.organization AND f.guest = ? AND f.number = c.number";
    }
}
