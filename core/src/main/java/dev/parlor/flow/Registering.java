package dev.parlor.flow;

import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.Recognition;
import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the host and its members enter: the directory and the address books. */
public final class Registering {
    private final Work work;
    private final Sweeping sweeping;

    /** On this store. */
    public Registering(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.sweeping = new Sweeping(work, settings);
    }

    /** Writes a member; if that moves them to another part they are taken off the threads of the old one (E4). */
    public void member(Member member) {
        directory(member.id().organization(), changes -> changes.put(member));
        sweeping.takeOff(member.id());
    }

    /** Deletes a member; without such a member nothing happens (E4). */
    public void delete(MemberId id) {
        Reads reads = Reads.of(Reads.Part.DIRECTORY).members(Set.of(id));
        work.commit(work.onDirectory(
                id.organization(),
                reads,
                (loaded, now) -> loaded.directory()
                        .member(id)
                        .map(member -> new ChangesBuilder().put(member.gone()).answer(id))
                        .orElseGet(() -> Decision.nothing(id))));
        sweeping.takeOff(id);
    }

    /** Writes rows of the directory, and lets go what waited for a switch; a row with a known id replaces it. */
    public void directory(OrganizationId organization, UnaryOperator<ChangesBuilder> rows) {
        work.commit(work.onDirectory(
                organization,
                Reads.none(),
                (loaded, now) -> rows.apply(new ChangesBuilder()).answer(organization)));
        sweeping.letGo(organization);
    }

    /** Adds a contact to a member's address book; the address finds or makes the guest (rule C4). */
    public ContactId contact(MemberId owner, String name, PhoneNumber phone) {
        PersonName personName = new PersonName(name);
        GuestId guest = guestAt(owner.organization(), Reach.by(phone), null);
        ContactId id = work.ids().contact();
        Contact contact = new Contact(id, owner, guest, personName, false);
        return work.commit(work.onDirectory(
                owner.organization(), Reads.of(Reads.Part.DIRECTORY).members(Set.of(owner)), (loaded, now) -> {
                    if (loaded.directory()
                            .member(owner)
                            .filter(member -> !member.deleted())
                            .isEmpty()) {
                        throw new IllegalArgumentException("owner must be a registered member, but " + owner
                                + " is not; register the member first");
                    }
                    return new ChangesBuilder().put(contact).answer(id);
                }));
    }

    /** The guest with one of these addresses, made if there is none. */
    GuestId guestAt(OrganizationId organization, Reach reach, @Nullable PersonName profileName) {
        GuestId fresh = work.ids().guest();
        return work.commit(work.onDirectory(organization, Reads.none().addresses(reach.addresses()), (loaded, now) -> {
            Guest guest = Recognition.of(reach, profileName, loaded.guests(), fresh);
            ChangesBuilder changes = new ChangesBuilder();
            return (loaded.guests().contains(guest) ? changes : changes.put(guest)).answer(guest.id());
        }));
    }
}
