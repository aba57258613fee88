package dev.parlor.store.jdbc;

import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Changes;
import dev.parlor.store.Reads;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the units of a round have written so far, as far as another unit could be shown it. A unit that it touches was loaded
 * too early and belongs into the next round.
 */
final class Footprint {
    private final Set<Object> written = new HashSet<>();

    /** Whether this unit is shown anything of what was written. */
    boolean touches(Ask.Request request, Set<ChatId> chats) {
        OrganizationId organization = request.organization();
        return written.contains(organization)
                || shown(request.reads(), chats).anyMatch(key -> written.contains(List.of(organization, key)));
    }

    /** What a unit wrote; what is not about its chats could be shown to any other of the organization. */
    void add(OrganizationId organization, Changes changes) {
        if (isWide(changes)) {
            written.add(organization);
        }
        keys(changes).forEach(key -> written.add(List.of(organization, key)));
    }

    /** What a unit that waits will be shown, so that none behind it overtakes. */
    void add(Ask.Request request, Set<ChatId> chats) {
        shown(request.reads(), chats).forEach(key -> written.add(List.of(request.organization(), key)));
        if (request.namesNothing()) {
            written.add(request.organization());
        }
    }

    private static Stream<Object> shown(Reads reads, Set<ChatId> chats) {
        return Stream.<Stream<? extends Object>>of(
                        chats.stream().map(ChatId::guest),
                        reads.addresses().stream(),
                        reads.messages().stream(),
                        reads.platformIds().stream(),
                        reads.tokens().stream(),
                        reads.quarantined().stream(),
                        reads.seen().stream())
                .flatMap(keys -> keys);
    }

    private static Stream<Object> keys(Changes changes) {
        Stream<Stream<? extends Object>> keys = Stream.of(
                changes.guests().stream().map(row -> row.id()),
                changes.guests().stream().flatMap(row -> row.addresses().stream()),
                changes.chats().stream().map(row -> row.id().guest()),
                changes.threads().stream().map(row -> row.chat().guest()),
                changes.consents().stream().map(row -> row.chat().guest()),
                changes.consentsEmptied().stream().map(row -> row.chat().guest()),
                changes.messages().stream().map(row -> row.chat().guest()),
                changes.messages().stream().map(row -> row.id()),
                changes.messages().stream()
                        .flatMap(row -> Stream.ofNullable(row.delivery().platformId())),
                changes.guestMessages().stream().map(row -> row.chat().guest()),
                changes.guestMessages().stream().map(row -> row.id()),
                changes.guestMessages().stream().map(row -> row.platformId()),
                changes.attempts().stream().map(row -> row.chat().guest()),
                changes.attempts().stream().map(row -> row.token()),
                changes.parked().stream().map(row -> row.message()),
                changes.quarantined().stream().map(row -> row.id()),
                changes.quarantinedRemoved().stream(),
                changes.seen().stream());
        return keys.flatMap(each -> each);
    }

    private static boolean isWide(Changes changes) {
        return Stream.of(
                        changes.organizations(),
                        changes.subOrganizations(),
                        changes.members(),
                        changes.numbers(),
                        changes.templates(),
                        changes.standings(),
                        changes.templatesRemoved(),
                        changes.contacts(),
                        changes.contactsRemoved(),
                        changes.pauses(),
                        changes.resumed(),
                        changes.joined().keySet(),
                        changes.guestsRemoved(),
                        changes.erased(),
                        changes.forgotten(),
                        changes.reportsRemoved(),
                        changes.holdsSet(),
                        changes.holdsLifted())
                .anyMatch(rows -> !rows.isEmpty());
    }
}
