package dev.parlor.flow;

import dev.parlor.directory.Member;
import dev.parlor.event.Event;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the host enters: the directory. */
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

    /** Ends a pause of a business number; false if it is not paused (Q6). */
    public boolean resume(OrganizationId organization, BusinessNumberId number) {
        return work.commit(work.onDirectory(organization, Reads.of(Reads.Part.DIRECTORY), (loaded, now) -> {
            boolean paused =
                    loaded.pauses().stream().anyMatch(pause -> pause.number().equals(number));
            return paused
                    ? new ChangesBuilder()
                            .resume(number)
                            .add(new Event.NumberResumed(number))
                            .answer(true)
                    : Decision.nothing(false);
        }));
    }

    /** Writes rows of the directory, and lets go what waited for a switch; a row with a known id replaces it. */
    public void directory(OrganizationId organization, UnaryOperator<ChangesBuilder> rows) {
        work.commit(work.onDirectory(
                organization,
                Reads.none(),
                (loaded, now) -> rows.apply(new ChangesBuilder()).answer(organization)));
        sweeping.letGo(organization);
    }
}
