package dev.parlor.flow;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.event.Event;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.Item;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.TemplateDifference;
import dev.parlor.transport.TemplateDifference.Kind;
import dev.parlor.transport.Transport;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the platform says of a number and its templates: told by itself, or asked for (rule O11). */
public final class Templates {
    private final Work work;
    private final Transport transport;

    /** On this store, asking through this transport. */
    public Templates(Work work, Transport transport) {
        this.work = Objects.requireNonNull(work, "work");
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    /** How the platform sees a number now; empty if the transport cannot tell. Nothing is kept. */
    public Optional<AccountView> account(OrganizationId organization, BusinessNumberId number) {
        return transport.account(known(organization, number).platformNumber());
    }

    /** Takes over what the platform lists, and says where it is not what was registered. */
    public Optional<List<TemplateDifference>> refresh(OrganizationId organization, BusinessNumberId number) {
        BusinessNumber row = known(organization, number);
        Instant asked = work.store().time();
        return transport
                .templates(row.platformNumber())
                .map(listed -> work.commit(work.onDirectory(
                        organization,
                        Reads.of(Reads.Part.DIRECTORY),
                        (loaded, now) -> takeOver(number, listed, asked, loaded.directory()))));
    }

    private BusinessNumber known(OrganizationId organization, BusinessNumberId number) {
        Reads reads = Reads.of(Reads.Part.DIRECTORY);
        return work.store()
                .read(organization, Set.of(), Set.of(), reads)
                .directory()
                .number(number)
                .orElseThrow(() -> new IllegalArgumentException("there is no business number " + number));
    }

    private static Decision<List<TemplateDifference>> takeOver(
            BusinessNumberId number, List<ListedTemplate> listed, Instant asked, Directory directory) {
        ChangesBuilder changes = new ChangesBuilder();
        List<TemplateDifference> differences = new ArrayList<>();
        for (RegisteredTemplate template : directory.templates()) {
            if (template.number().equals(number)) {
                Optional<ListedTemplate> own = listed.stream()
                        .filter(row -> isSame(template, row.name(), row.languageTag()))
                        .findFirst();
                note(standing(template, own, asked), directory, changes);
                kinds(template, own).forEach(kind -> differences.add(new TemplateDifference(template.id(), kind)));
            }
        }
        return changes.answer(List.copyOf(differences));
    }

    private static TemplateStanding standing(
            RegisteredTemplate template, Optional<ListedTemplate> listed, Instant asked) {
        return listed.map(row -> new TemplateStanding(template.id(), row.status(), row.reason(), row.category(), asked))
                .orElseGet(() -> new TemplateStanding(template.id(), Status.DELETED, "", null, asked));
    }

    private static List<Kind> kinds(RegisteredTemplate template, Optional<ListedTemplate> listed) {
        if (listed.isEmpty()) {
            return List.of(Kind.NOT_LISTED);
        }
        List<Kind> kinds = new ArrayList<>();
        if (listed.get().parameterCount() != template.parameterCount()) {
            kinds.add(Kind.PARAMETERS);
        }
        if (listed.get().category() != null && listed.get().category() != template.category()) {
            kinds.add(Kind.CATEGORY);
        }
        return kinds;
    }

    /** The platform names the account and no number, so that every number which registered such a template is meant. */
    static Decision<Fate> told(Item.TemplateChanged item, Loaded loaded, Instant now) {
        Instant at = item.at().isBefore(now) ? item.at() : now;
        boolean tooOld = at.isBefore(now.minus(Window.OLDEST_ACT));
        Directory directory = loaded.directory();
        ChangesBuilder changes = new ChangesBuilder();
        boolean repeated = false;
        for (RegisteredTemplate template : directory.templates()) {
            if (isSame(template, item.name(), item.languageTag())) {
                TemplateStanding standing =
                        new TemplateStanding(template.id(), item.status(), item.reason(), item.category(), at);
                repeated |= directory
                        .standing(template.id())
                        .filter(standing::equals)
                        .isPresent();
                if (!(tooOld && standing.isUsable())) {
                    note(standing, directory, changes);
                }
            }
        }
        return repeated ? Decision.nothing(Fate.DUPLICATE) : changes.answer(Fate.APPLIED);
    }

    /** By the time of the act: what is older changes nothing, and of two at one time the stricter stays (I4). */
    private static void note(TemplateStanding standing, Directory directory, ChangesBuilder changes) {
        Optional<TemplateStanding> before = directory.standing(standing.template());
        boolean overtaken = before.filter(known ->
                        known.at().isAfter(standing.at()) || (known.at().equals(standing.at()) && !known.isUsable()))
                .isPresent();
        if (overtaken) {
            return;
        }
        changes.put(standing);
        Status known = before.map(TemplateStanding::status).orElse(Status.APPROVED);
        if (known != standing.status()) {
            changes.add(new Event.TemplateChanged(standing.template(), standing.status()));
        }
    }

    /** The platform writes {@code en_US} in its list and sometimes {@code en-US} where it tells of a change. */
    private static boolean isSame(RegisteredTemplate template, String name, String languageTag) {
        return template.name().equals(name)
                && template.languageTag().replace('-', '_').equalsIgnoreCase(languageTag.replace('-', '_'));
    }
}
