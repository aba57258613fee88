package dev.parlor.store.memory;

import static dev.parlor.store.memory.Lookup.rows;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.TemplateId;
import dev.parlor.store.Changes;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom and what the host has registered in one organization. Not thread-safe. */
final class DirectoryTables {
    private @Nullable Organization organization;
    private final Map<SubOrganizationId, SubOrganization> subOrganizations = new LinkedHashMap<>();
    private final Map<BusinessNumberId, BusinessNumber> numbers = new LinkedHashMap<>();
    private final Map<TemplateId, RegisteredTemplate> templates = new LinkedHashMap<>();
    private final Map<TemplateId, TemplateStanding> standings = new LinkedHashMap<>();
    private final Map<MemberId, Member> members = new HashMap<>();

    void write(Changes changes) {
        changes.organizations().forEach(row -> organization = row);
        changes.subOrganizations().forEach(row -> subOrganizations.put(row.id(), row));
        changes.members().forEach(row -> members.put(row.id(), row));
        changes.numbers().forEach(row -> numbers.put(row.id(), row));
        changes.templates().forEach(row -> templates.put(row.id(), row));
        changes.standings().forEach(row -> standings.put(row.template(), row));
        templates.keySet().removeAll(changes.templatesRemoved());
        standings.keySet().removeAll(changes.templatesRemoved());
    }

    /** Everything but the members, and of these the named ones. */
    Directory with(Collection<MemberId> named) {
        return new Directory(
                organization,
                List.copyOf(subOrganizations.values()),
                List.copyOf(numbers.values()),
                List.copyOf(templates.values()),
                List.copyOf(standings.values()),
                members(named));
    }

    List<Member> members(Collection<MemberId> named) {
        return rows(named, members::get);
    }

    List<MemberId> members() {
        return members.keySet().stream()
                .sorted(Comparator.comparing(MemberId::value))
                .toList();
    }
}
