package dev.parlor.store.jdbc;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.TemplateId;
import dev.parlor.queue.Pause;
import dev.parlor.store.Changes;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Organizations with their parts, numbers, templates and members. */
final class Directories {
    private final Layout layout;

    Directories(Layout layout) {
        this.layout = layout;
    }

    /** The rows that units without a chat lock, in the order of their ids. */
    void lock(Ask ask, Script script) {
        Predicate<Ask.Request> whole = Ask.Request::namesNothing;
        ask.requests().stream()
                .filter(whole)
                .map(request -> request.organization().value())
                .distinct()
                .sorted()
                .forEach(organization -> script.add(new Upsert("parlor_organization")
                        .key("organization", organization)
                        .in(layout.dialect())));
        ask.organizations("o", whole)
                .ifPresent(of -> script.add(new Sql("SELECT o.organization FROM parlor_organization o WHERE ")
                        .add(of)
                        .add(" ORDER BY o.organization FOR UPDATE")));
    }

    void load(Ask ask, Script script, Rows rows) {
        Optional<Sql> asked = ask.organizations("d", Ask.has(Part.DIRECTORY));
        if (asked.isEmpty()) {
            return;
        }
        Sql of = asked.get();
        script.read(
                new Sql("SELECT d.organization, d.body FROM parlor_organization d WHERE d.body IS NOT NULL AND ")
                        .add(of),
                row -> rows.of(row).organization = layout.codec()
                        .read(Keys.organization(row), Organization.class, row.getString("body"), Map.of()));
        script.read(
                new Sql("SELECT d.organization, d.body FROM parlor_sub_organization d WHERE ")
                        .add(of)
                        .add(" ORDER BY d.id"),
                row -> rows.of(row)
                        .subOrganizations
                        .add(layout.codec()
                                .read(Keys.organization(row), SubOrganization.class, row.getString("body"), Map.of())));
        script.read(
                new Sql("SELECT d.organization, d.body FROM parlor_number d WHERE ")
                        .add(of)
                        .add(" ORDER BY d.number"),
                row -> rows.of(row)
                        .numbers
                        .add(layout.codec()
                                .read(Keys.organization(row), BusinessNumber.class, row.getString("body"), Map.of())));
        script.read(
                new Sql("SELECT d.organization, d.body, d.standing FROM parlor_template d WHERE ")
                        .add(of)
                        .add(" ORDER BY d.number, d.name, d.language_tag"),
                row -> {
                    OrganizationId organization = Keys.organization(row);
                    String body = row.getString("body");
                    if (body != null) {
                        rows.of(row)
                                .templates
                                .add(layout.codec().read(organization, RegisteredTemplate.class, body, Map.of()));
                    }
                    String standing = row.getString("standing");
                    if (standing != null) {
                        rows.of(row)
                                .standings
                                .add(layout.codec().read(organization, TemplateStanding.class, standing, Map.of()));
                    }
                });
        script.read(
                new Sql("SELECT d.organization, d.body FROM parlor_pause d WHERE ")
                        .add(of)
                        .add(" ORDER BY d.number"),
                row -> {
                    Pause pause =
                            layout.codec().read(Keys.organization(row), Pause.class, row.getString("body"), Map.of());
                    rows.of(row).pauses.put(pause.number(), pause);
                });
        loadMembers(ask, script, rows);
    }

    private void loadMembers(Ask ask, Script script, Rows rows) {
        String members = "SELECT m.organization, m.body FROM parlor_member m WHERE ";
        Script.Row read = row -> {
            Member member = layout.codec().read(Keys.organization(row), Member.class, row.getString("body"), Map.of());
            rows.of(row).members.put(member.id(), member);
        };
        ask.keys(
                        "m.organization, m.id",
                        request -> request.has(Part.DIRECTORY)
                                ? request.reads().members().stream()
                                        .filter(member -> member.organization().equals(request.organization()))
                                        .map(MemberId::value)
                                : Stream.of())
                .ifPresent(named -> script.read(new Sql(members).add(named), read));
        ask.chats("s", Ask.has(Part.DIRECTORY).and(Ask.has(Part.THREADS)))
                .ifPresent(ofChats -> script.read(
                        new Sql(members)
                                .add(
                                        "(m.organization, m.id) IN (SELECT s.organization, s.member FROM parlor_stay s WHERE ")
                                .add(ofChats)
                                .add(")"),
                        read));
    }

    void write(OrganizationId organization, Changes changes, Script script) {
        changes.organizations()
                .forEach(row -> put(
                        script,
                        of("parlor_organization", organization),
                        organization,
                        "body",
                        Organization.class,
                        row));
        changes.subOrganizations()
                .forEach(row -> put(
                        script,
                        of("parlor_sub_organization", organization)
                                .key("id", row.id().value()),
                        organization,
                        "body",
                        SubOrganization.class,
                        row));
        changes.members()
                .forEach(row -> put(
                        script,
                        of("parlor_member", organization)
                                .key("id", row.id().value())
                                .set("folded_name", Keys.folded(row.name().value())),
                        organization,
                        "body",
                        Member.class,
                        row));
        changes.numbers()
                .forEach(row -> put(
                        script,
                        of("parlor_number", organization).key("number", row.id().value()),
                        organization,
                        "body",
                        BusinessNumber.class,
                        row));
        changes.templates()
                .forEach(row -> put(
                        script, template(organization, row.id()), organization, "body", RegisteredTemplate.class, row));
        changes.standings()
                .forEach(row -> put(
                        script,
                        template(organization, row.template()),
                        organization,
                        "standing",
                        TemplateStanding.class,
                        row));
        changes.templatesRemoved()
                .forEach(id -> script.add(new Sql(
                        "DELETE FROM parlor_template"
                                + " WHERE organization = ? AND number = ? AND name = ? AND language_tag = ?",
                        organization.value(),
                        id.number().value(),
                        id.name(),
                        Keys.opaque(id.languageTag()))));
    }

    /** A pause counts only if nobody else wrote one since this unit was shown what there is. */
    void writePauses(OrganizationId organization, Changes changes, Loaded shown, Ask.Request request, Script script) {
        for (Pause pause : changes.pauses()) {
            String body = layout.codec().write(organization, Pause.class, pause);
            List<Pause> known = shown.pauses().stream()
                    .filter(row -> row.number().equals(pause.number()))
                    .toList();
            if (!request.has(Part.DIRECTORY)) {
                script.add(of("parlor_pause", organization)
                        .key("number", pause.number().value())
                        .set("probe_at", pause.probeAt())
                        .set("body", body)
                        .in(layout.dialect()));
            } else if (known.isEmpty()) {
                script.add(new Sql(
                        "INSERT INTO parlor_pause (organization, number, probe_at, body) VALUES (?, ?, ?, ?)",
                        organization.value(),
                        pause.number().value(),
                        pause.probeAt(),
                        body));
            } else {
                script.add(
                        new Sql(
                                "UPDATE parlor_pause SET probe_at = ?, body = ?"
                                        + " WHERE organization = ? AND number = ? AND body = ?",
                                pause.probeAt(),
                                body,
                                organization.value(),
                                pause.number().value(),
                                layout.codec().write(organization, Pause.class, known.get(0))),
                        Collision::unlessOne);
            }
        }
        changes.resumed()
                .forEach(number -> script.add(new Sql(
                        "DELETE FROM parlor_pause WHERE organization = ? AND number = ?",
                        organization.value(),
                        number.value())));
    }

    private void put(
            Script script, Upsert row, OrganizationId organization, String column, Class<?> type, Object value) {
        script.add(
                row.set(column, layout.codec().write(organization, type, value)).in(layout.dialect()));
    }

    private static Upsert of(String table, OrganizationId organization) {
        return new Upsert(table).key("organization", organization.value());
    }

    private static Upsert template(OrganizationId organization, TemplateId id) {
        return of("parlor_template", organization)
                .key("number", id.number().value())
                .key("name", id.name())
                .key("language_tag", Keys.opaque(id.languageTag()));
    }
}
