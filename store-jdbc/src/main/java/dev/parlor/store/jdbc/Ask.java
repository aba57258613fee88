package dev.parlor.store.jdbc;

import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.Reads;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What several units want to read, as conditions on tables. Each condition is empty if no unit wants anything by it, so that
 * its statement can be left out.
 */
record Ask(List<Request> requests) {
    private static final Comparator<ChatId> AS_THE_DATABASE_SORTS = Comparator.comparing(
                    (ChatId chat) -> chat.guest().value().toString())
            .thenComparing(chat -> chat.number().value());

    /** What one unit wants: of which chats, named or by a thread of theirs, and what else. */
    record Request(OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads) {
        boolean has(Reads.Part part) {
            return reads.parts().contains(part);
        }

        /** The same with these chats instead of whatever named them. */
        Request of(Set<ChatId> known) {
            return new Request(organization, known, Set.of(), reads);
        }

        boolean namesNothing() {
            return chats.isEmpty() && threads.isEmpty();
        }
    }

    static final Predicate<Request> ANY = request -> true;

    static Predicate<Request> has(Reads.Part part) {
        return request -> request.has(part);
    }

    /** That a row is of one of the chats. */
    Optional<Sql> chats(String table, Predicate<Request> wanting) {
        return keyed(table, List.of("organization", "guest", "number"), wanting);
    }

    /** That a row is of one of the chats' guests. */
    Optional<Sql> guests(String table, Predicate<Request> wanting) {
        return keyed(table, List.of("organization", "guest"), wanting);
    }

    /** That a row has one of these keys, each after its organization. */
    Optional<Sql> keys(String columns, Function<Request, Stream<? extends Object>> keys) {
        Set<List<Object>> rows = requests.stream()
                .flatMap(request -> keys.apply(request)
                        .map(key -> List.<Object>of(request.organization().value(), key)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Sql("(" + columns + ") IN ").addRows(rows));
    }

    /** That a row is of one of the organizations. */
    Optional<Sql> organizations(String table, Predicate<Request> wanting) {
        Set<List<Object>> rows = wanting(wanting)
                .map(request -> List.<Object>of(request.organization().value()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Sql(table + ".organization IN ").addRows(rows));
    }

    /** The business numbers of the chats, as a table of two columns. */
    Optional<Sql> numbers(Predicate<Request> wanting) {
        Set<List<Object>> named = wanting(wanting)
                .flatMap(request -> request.chats().stream()
                        .map(chat -> List.<Object>of(
                                request.organization().value(), chat.number().value())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<List<Object>> threads = threads(wanting);
        if (named.isEmpty() && threads.isEmpty()) {
            return Optional.empty();
        }
        Sql table = new Sql("");
        if (!threads.isEmpty()) {
            table.add("SELECT organization, number FROM parlor_thread WHERE (organization, id) IN ")
                    .addRows(threads);
        }
        for (List<Object> row : named) {
            table.add(table.isEmpty() ? "" : " UNION ALL ")
                    .add(
                            "SELECT CAST(? AS VARCHAR(64)) AS organization, CAST(? AS VARCHAR(64)) AS number",
                            row.toArray());
        }
        return Optional.of(table);
    }

    /** The chats that are named, in the order in which they are locked. */
    List<List<Object>> namedChats(Predicate<Request> wanting) {
        return wanting(wanting)
                .flatMap(request -> request.chats().stream()
                        .sorted(AS_THE_DATABASE_SORTS)
                        .map(chat -> Keys.of(request.organization(), chat)))
                .distinct()
                .sorted(Comparator.comparing((List<Object> row) -> row.get(0).toString())
                        .thenComparing(row -> row.get(1).toString())
                        .thenComparing(row -> row.get(2).toString()))
                .toList();
    }

    Set<List<Object>> threads(Predicate<Request> wanting) {
        return wanting(wanting)
                .flatMap(request -> request.threads().stream()
                        .map(thread -> List.<Object>of(request.organization().value(), thread.value())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<Sql> keyed(String table, List<String> columns, Predicate<Request> wanting) {
        List<List<Object>> chats = namedChats(wanting).stream()
                .map(row -> row.subList(0, columns.size()))
                .distinct()
                .toList();
        Set<List<Object>> threads = threads(wanting);
        if (chats.isEmpty() && threads.isEmpty()) {
            return Optional.empty();
        }
        String names = columns.stream().map(column -> table + "." + column).collect(Collectors.joining(", "));
        Sql condition = new Sql("(" + names + ") IN ");
        if (threads.isEmpty()) {
            return Optional.of(condition.addRows(chats));
        }
        condition
                .add("(SELECT " + String.join(", ", columns) + " FROM parlor_thread WHERE (organization, id) IN ")
                .addRows(threads);
        for (List<Object> chat : chats) {
            condition.add(
                    " UNION ALL SELECT CAST(? AS VARCHAR(64)), CAST(? AS UUID)"
                            + (columns.size() > 2 ? ", CAST(? AS VARCHAR(64))" : ""),
                    chat.toArray());
        }
        return Optional.of(condition.add(")"));
    }

    private Stream<Request> wanting(Predicate<Request> wanting) {
        return requests.stream().filter(wanting);
    }
}
