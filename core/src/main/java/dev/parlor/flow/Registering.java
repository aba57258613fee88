package dev.parlor.flow;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.event.Event;
import dev.parlor.event.Event.Change;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.TemplateId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the host enters: the directory, with an event for each change (rule V3). What is as it was is no change; the
 * threads are brought in line all the same, since an earlier call may have been cut short.
 */
public final class Registering {
    private final Work work;
    private final Sweeping sweeping;

    /** On this store. */
    public Registering(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.sweeping = new Sweeping(work, settings);
    }

    /** Writes an organization, and lets go what waited for its switch. */
    public void organization(Organization row) {
        enter(row.id(), (known, changes) -> {
            Organization before = known.organization();
            if (!row.equals(before)) {
                changes.put(row).add(new Event.OrganizationChanged(row.id(), change(before)));
                Switch then = before != null && before.on() ? Switch.ON : Switch.OFF;
                switched(new Event.EnablementSwitched(null, null, row.on() ? Switch.ON : Switch.OFF), then, changes);
            }
        });
        sweeping.letGo(row.id());
    }

    /** Writes a sub-organization, and lets go what waited for its switch. */
    public void subOrganization(OrganizationId organization, SubOrganization row) {
        enter(organization, (known, changes) -> {
            SubOrganization before = known.subOrganizations().stream()
                    .filter(part -> part.id().equals(row.id()))
                    .findFirst()
                    .orElse(null);
            if (!row.equals(before)) {
                changes.put(row).add(new Event.SubOrganizationChanged(row.id(), change(before)));
                Switch then = before == null ? Switch.INHERIT : before.whatsApp();
                switched(new Event.EnablementSwitched(row.id(), null, row.whatsApp()), then, changes);
            }
        });
        sweeping.letGo(organization);
    }

    /**
     * Writes a member, and lets go what waited for their switch; if that moves them to another part they are taken off
     * the threads of the old one (E4).
     */
    public void member(Member row) {
        enter(row.id(), (known, changes) -> {
            Member before = known.member(row.id()).orElse(null);
            if (!row.equals(before)) {
                changes.put(row)
                        .add(new Event.MemberChanged(row.id(), row.deleted() ? Change.DELETED : change(before)));
                Switch then = before == null ? Switch.INHERIT : before.whatsApp();
                switched(new Event.EnablementSwitched(null, row.id(), row.whatsApp()), then, changes);
            }
        });
        sweeping.letGo(row.id().organization());
        sweeping.takeOff(row.id());
    }

    /** Deletes a member; without such a member nothing happens (E4). */
    public void delete(MemberId id) {
        enter(
                id,
                (known, changes) -> known.member(id)
                        .filter(member -> !member.deleted())
                        .ifPresent(
                                member -> changes.put(member.gone()).add(new Event.MemberChanged(id, Change.DELETED))));
        sweeping.takeOff(id);
    }

    /** Writes a business number. */
    public void number(OrganizationId organization, BusinessNumber row) {
        enter(organization, (known, changes) -> {
            Optional<BusinessNumber> before = known.number(row.id());
            if (!Optional.of(row).equals(before)) {
                changes.put(row).add(new Event.NumberChanged(row.id(), change(before.orElse(null))));
            }
        });
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

    /** Writes a template. */
    public void template(OrganizationId organization, RegisteredTemplate row) {
        enter(organization, (known, changes) -> {
            Optional<RegisteredTemplate> before = known.template(row.id());
            if (!Optional.of(row).equals(before)) {
                changes.put(row).add(new Event.TemplateRegistered(row.id(), change(before.orElse(null))));
            }
        });
    }

    /** Removes a template; without such a one nothing happens (O11). */
    public void removeTemplate(OrganizationId organization, TemplateId template) {
        enter(
                organization,
                (known, changes) -> known.template(template)
                        .ifPresent(row ->
                                changes.remove(template).add(new Event.TemplateRegistered(template, Change.DELETED))));
    }

    private void enter(MemberId member, BiConsumer<Directory, ChangesBuilder> entering) {
        enter(member.organization(), Reads.of(Reads.Part.DIRECTORY).members(Set.of(member)), entering);
    }

    private void enter(OrganizationId organization, BiConsumer<Directory, ChangesBuilder> entering) {
        enter(organization, Reads.of(Reads.Part.DIRECTORY), entering);
    }

    private void enter(OrganizationId organization, Reads reads, BiConsumer<Directory, ChangesBuilder> entering) {
        work.commit(work.onDirectory(organization, reads, (loaded, now) -> {
            ChangesBuilder changes = new ChangesBuilder();
            entering.accept(loaded.directory(), changes);
            return changes.answer(organization);
        }));
    }

    private static Change change(@Nullable Object before) {
        return before == null ? Change.REGISTERED : Change.CHANGED;
    }

    private static void switched(Event.EnablementSwitched event, Switch before, ChangesBuilder changes) {
        if (event.to() != before) {
            changes.add(event);
        }
    }
}
