package dev.parlor.flow;

import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.notice.Fact;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members come into a thread: what that means whoever brings them (rules P0, P6, C3). */
final class Joining {
    private Joining() {}

    /**
     * Puts them on the roster and gives them a contact.
     *
     * @param by who brings them; {@code null} for the host
     * @param from the first position that they read where newcomers do not read all
     */
    static MessageThread come(
            MessageThread row, Collection<MemberId> coming, @Nullable MemberId by, long from, Draft draft) {
        MessageThread owned = row.belongsToNobodyYet()
                ? row.belongingTo(coming.stream()
                        .findFirst()
                        .flatMap(draft.directory()::member)
                        .map(Member::subOrganization)
                        .orElse(null))
                : row;
        Roster roster = owned.roster();
        for (MemberId member : coming) {
            roster = roster.joinedBy(member, draft.settings().host().newcomers().readFrom(from));
            giveContact(draft, by, member);
        }
        MessageThread joined = owned.with(roster);
        draft.put(joined);
        return joined;
    }

    /** The host assigns a member, and everybody is told (P7). */
    static void assign(MessageThread row, MemberId member, long from, Draft draft) {
        come(row, List.of(member), null, from, draft);
        draft.tell(row.id(), Fact.ASSIGNED, null, List.of(draft.named(member)));
        draft.event(new Event.RosterChanged(row.id(), Fact.ASSIGNED, null, List.of(member), false));
    }

    /** A newcomer gets a provisional contact, so that the guest has a name in their book (C3). */
    private static void giveContact(Draft draft, @Nullable MemberId by, MemberId newcomer) {
        List<Contact> known = draft.loaded().contacts();
        if (known.stream().anyMatch(contact -> contact.owner().equals(newcomer))) {
            return;
        }
        Guest guest = draft.loaded().guests().get(0);
        PersonName profile = guest.profileName();
        PersonName name = profile != null
                ? profile
                : known.stream()
                        .filter(contact -> contact.owner().equals(by))
                        .findFirst()
                        .map(Contact::name)
                        .orElseGet(() ->
                                new PersonName(guest.reach().addresses().get(0).toString()));
        draft.changes().put(new Contact(draft.ids().contact(), newcomer, guest.id(), name, true));
    }
}
