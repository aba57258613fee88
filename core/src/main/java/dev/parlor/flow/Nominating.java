package dev.parlor.flow;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.store.Reads;
import dev.parlor.thread.AssignmentHook.Arrival;
import dev.parlor.transport.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the host, outside any unit of work, who is to take care of a guest's message that nobody would answer (rules R6
 * and P7). What comes of it is decided in the unit: by then somebody may be there.
 */
final class Nominating {
    private static final Logger LOG = LoggerFactory.getLogger(Nominating.class);

    private final Work work;
    private final Settings settings;
    private final GuestActs guestActs;

    Nominating(Work work, Settings settings, GuestActs guestActs) {
        this.work = work;
        this.settings = settings;
        this.guestActs = guestActs;
    }

    /**
     * What is known before the unit of work.
     *
     * @param nominees whom to assign, the first who can be; empty if somebody is there, or if nobody is named
     * @param later the guest's messages that were said after this one and are read again (I4)
     */
    record Foreseen(List<MemberId> nominees, Set<PlatformId> later) {}

    Foreseen foresee(OrganizationId organization, BusinessNumber number, ChatId chat, Item.FromGuest item) {
        Reads reads =
                item.quoted() == null ? Reads.everything() : Reads.everything().platformIds(List.of(item.quoted()));
        Draft draft = Draft.of(
                chat,
                work.store().read(organization, Set.of(chat), Set.of(), reads),
                work.store().time(),
                settings,
                work.ids());
        Optional<Arrival> arrival = guestActs.findsNobody(item, draft);
        List<MemberId> nominees = new ArrayList<>();
        arrival.flatMap(this::ask).ifPresent(nominees::add);
        if (arrival.isPresent() && arrival.get().thread() == null && number.defaultMember() != null) {
            nominees.add(number.defaultMember());
        }
        return new Foreseen(nominees, guestActs.later(item, draft));
    }

    private Optional<MemberId> ask(Arrival arrival) {
        try {
            return settings.host().assignment().memberFor(arrival);
        } catch (RuntimeException failure) {
            LOG.error("The host's assignment hook failed, which counts as nobody", failure);
            return Optional.empty();
        }
    }
}
