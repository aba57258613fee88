package dev.parlor.flow;

import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Reads;
import java.util.Set;
import java.util.stream.Collectors;

/** The chats that a guest has or could have: one for each business number. */
final class GuestChats {
    private GuestChats() {}

    static Set<ChatId> of(Work work, OrganizationId organization, GuestId guest) {
        return work
                .store()
                .read(organization, Set.of(), Set.of(), Reads.of(Reads.Part.DIRECTORY))
                .directory()
                .numbers()
                .stream()
                .map(number -> new ChatId(guest, number.id()))
                .collect(Collectors.toSet());
    }
}
