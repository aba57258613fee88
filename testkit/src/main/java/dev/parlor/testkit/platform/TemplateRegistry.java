package dev.parlor.testkit.platform;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates of all accounts, each under an id of its own. */
final class TemplateRegistry {

    private record Key(String wabaId, String name, String language) {}

    /**
     * A template with what the platform thinks of it.
     *
     * @param reason why it was turned down or paused; {@code NONE} for most
     */
    record Entry(String id, PlatformTemplate template, Rating rating, String reason) {}

    private final OpaqueIds ids;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    TemplateRegistry(OpaqueIds ids) {
        this.ids = ids;
    }

    /** A template of the same name and language is replaced and keeps its id. */
    void put(String wabaId, PlatformTemplate template) {
        put(wabaId, template, "NONE");
    }

    Entry put(String wabaId, PlatformTemplate template, String reason) {
        return entries.compute(
                key(wabaId, template),
                (key, before) -> before == null
                        ? new Entry(ids.digits(), template, Rating.UNKNOWN, reason)
                        : new Entry(before.id(), template, before.rating(), reason));
    }

    Entry rate(String wabaId, PlatformTemplate template, Rating rating) {
        return entries.compute(
                key(wabaId, template),
                (key, before) -> new Entry(
                        before == null ? ids.digits() : before.id(),
                        template,
                        rating,
                        before == null ? "NONE" : before.reason()));
    }

    void remove(String wabaId, PlatformTemplate template) {
        entries.remove(key(wabaId, template));
    }

    @Nullable
    PlatformTemplate find(String wabaId, String name, String language) {
        Entry entry = entries.get(new Key(wabaId, name, language));
        return entry == null ? null : entry.template();
    }

    @Nullable
    Entry byId(String id) {
        return entries.values().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** By name and language. */
    List<Entry> of(String wabaId) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().wabaId().equals(wabaId))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing((Entry entry) -> entry.template().name())
                        .thenComparing(entry -> entry.template().language()))
                .toList();
    }

    private static Key key(String wabaId, PlatformTemplate template) {
        return new Key(wabaId, template.name(), template.language());
    }
}
