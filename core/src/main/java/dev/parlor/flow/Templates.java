package dev.parlor.flow;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.RegisteredTemplate.Category;
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
import java.util.function.UnaryOperator;

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
                TemplateStanding listing = standing(template, own, asked);
                note(template, before -> before.after(listing), directory, changes);
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
        boolean tooOld =
                at.isBefore(now.minus(Window.OLDEST_ACT)) && item.status().isUsable();
        return tooOld
                ? Decision.nothing(Fate.APPLIED)
                : of(
                        item.name(),
                        item.languageTag(),
                        loaded,
                        before -> before.after(new TemplateStanding(
                                before.template(), item.status(), item.reason(), item.category(), at)));
    }

    /** The same for the category alone; that a template is no marketing any more opens a gate. */
    static Decision<Fate> told(Item.TemplateRecategorised item, Loaded loaded, Instant now) {
        Instant at = item.at().isBefore(now) ? item.at() : now;
        boolean tooOld = at.isBefore(now.minus(Window.OLDEST_ACT)) && item.category() != Category.MARKETING;
        return tooOld
                ? Decision.nothing(Fate.APPLIED)
                : of(item.name(), item.languageTag(), loaded, before -> before.after(item.category(), at));
    }

    private static Decision<Fate> of(
            String name, String languageTag, Loaded loaded, UnaryOperator<TemplateStanding> told) {
        Directory directory = loaded.directory();
        ChangesBuilder changes = new ChangesBuilder();
        boolean meant = false;
        boolean news = false;
        for (RegisteredTemplate template : directory.templates()) {
            if (isSame(template, name, languageTag)) {
                meant = true;
                news |= note(template, told, directory, changes);
            }
        }
        return meant && !news ? Decision.nothing(Fate.DUPLICATE) : changes.answer(Fate.APPLIED);
    }

    /** Whether it says anything new. */
    private static boolean note(
            RegisteredTemplate template,
            UnaryOperator<TemplateStanding> told,
            Directory directory,
            ChangesBuilder changes) {
        TemplateStanding before =
                directory.standing(template.id()).orElseGet(() -> TemplateStanding.untold(template.id()));
        TemplateStanding after = told.apply(before);
        if (after.equals(before)) {
            return false;
        }
        changes.put(after);
        if (after.status() != before.status()) {
            changes.add(new Event.TemplateChanged(template.id(), after.status()));
        }
        Category category = after.category();
        if (category != null && category != before.categoryOf(template)) {
            changes.add(new Event.TemplateRecategorised(template.id(), category));
        }
        return true;
    }

    /** The platform writes {@code en_US} in its list and sometimes {@code en-US} where it tells of a change. */
    static boolean isSame(RegisteredTemplate template, String name, String languageTag) {
        return template.name().equals(name)
                && template.languageTag().replace('-', '_').equalsIgnoreCase(languageTag.replace('-', '_'));
    }
}
