package dev.parlor.flow;

import dev.parlor.directory.Directory;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.event.Event;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.SeenId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.transport.Item;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the platform tells of accounts, numbers and templates and from which nothing follows but that the host is told, once for
 * each thing that it told (rules V3, I3).
 */
final class Announcing {
    private final Work work;
    private final Aside aside;

    Announcing(Work work, Aside aside) {
        this.work = work;
        this.aside = aside;
    }

    /** Of what is about no guest. */
    Unit<Fate> unit(OrganizationId organization, Directory directory, Item item) {
        if (item instanceof Item.TemplateRated rated) {
            return rated(organization, rated);
        }
        if (item instanceof Item.AccountChanged changed) {
            return account(organization, directory, changed);
        }
        return work.onDirectory(
                organization,
                Reads.of(Reads.Part.DIRECTORY),
                (loaded, now) -> item instanceof Item.TemplateRecategorised changed
                        ? Templates.told(changed, loaded, now)
                        : Templates.told((Item.TemplateChanged) item, loaded, now));
    }

    /** The name by which an item is known again. */
    static SeenId seenId(Item item) {
        return new SeenId(Quarantined.idOf(item).value());
    }

    /** Of a number by how people see it: the platform says its id nowhere in such news. */
    private Unit<Fate> account(OrganizationId organization, Directory directory, Item.AccountChanged item) {
        return item.phone() == null
                ? told(organization, null, item)
                : directory
                        .numberShownAs(item.phone())
                        .map(number -> told(organization, number.id(), item))
                        .orElseGet(() -> aside.unknownNumber(organization, item));
    }

    private Unit<Fate> told(OrganizationId organization, @Nullable BusinessNumberId number, Item.AccountChanged item) {
        Event event =
                new Event.AccountChanged(item.account(), number, item.topic(), item.word(), item.details(), item.at());
        return once(organization, item, (templates, changes) -> changes.add(event));
    }

    /** Of every number that registered such a template: the platform names the account and no number. */
    private Unit<Fate> rated(OrganizationId organization, Item.TemplateRated item) {
        return once(
                organization,
                item,
                (templates, changes) -> templates.stream()
                        .filter(template -> Templates.isSame(template, item.name(), item.languageTag()))
                        .forEach(template -> changes.add(new Event.TemplateRated(template.id(), item.rating()))));
    }

    private Unit<Fate> once(
            OrganizationId organization, Item item, BiConsumer<List<RegisteredTemplate>, ChangesBuilder> telling) {
        SeenId id = seenId(item);
        return work.onDirectory(organization, Reads.of(Reads.Part.DIRECTORY).seen(id), (loaded, now) -> {
            if (loaded.seen().contains(id)) {
                return Decision.nothing(Fate.DUPLICATE);
            }
            ChangesBuilder changes = new ChangesBuilder().add(id);
            telling.accept(loaded.directory().templates(), changes);
            return changes.answer(Fate.APPLIED);
        });
    }
}
