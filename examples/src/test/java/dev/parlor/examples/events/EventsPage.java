package dev.parlor.examples.events;

import dev.parlor.event.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** docs/events.md: what each event says, from the types themselves and from the comments in their source. */
final class EventsPage {
    private static final Pattern COMMENTED =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*record (\\w+)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("@param (\\w+) ");

    private final Map<String, String> comments = new LinkedHashMap<>();
    private final Map<String, Class<?>> values = new TreeMap<>();

    /** With the source of {@link Event}. */
    EventsPage(String source) {
        Matcher found = COMMENTED.matcher(source);
        while (found.find()) {
            comments.put(found.group(2), plain(found.group(1)));
        }
    }

    /** All of them, in the order of the source. */
    List<Class<?>> events() {
        List<String> order = List.copyOf(comments.keySet());
        return Arrays.stream(Event.class.getPermittedSubclasses())
                .<Class<?>>map(event -> event)
                .sorted(Comparator.comparingInt(event -> order.indexOf(event.getSimpleName())))
                .toList();
    }

    String rendered() {
        StringBuilder page = new StringBuilder("""
                # Events

                What a host is told, after commit, in order (rules V1 to V3): read it with `Parlor.events`, or be told by a
                `ParlorBuilder.listener`. Each comes with its position in the feed, its organization and its time. Events name
                things by id and carry no text, name or address.

                Written from the types by `./mvnw test -Devents.write`.

                | Event | When |
                |---|---|
                """);
        events().forEach(event ->
                page.append("| [%s](#%s) | %s |\n".formatted(event.getSimpleName(), anchor(event), summary(event))));
        events().forEach(event -> describe(event, page));
        page.append("\n## Values\n");
        values.forEach((name, type) -> page.append("\n**")
                .append(name)
                .append("**: ")
                .append(Arrays.stream(type.getEnumConstants())
                        .map(value -> "`" + value + "`")
                        .collect(Collectors.joining(", ")))
                .append('\n'));
        return page.toString();
    }

    /** What the comment says of the event as a whole; blank if it has none. */
    String summary(Class<?> event) {
        String comment = comments.getOrDefault(event.getSimpleName(), "");
        return comment.split("@param", 2)[0].strip();
    }

    private void describe(Class<?> event, StringBuilder page) {
        page.append("\n## ")
                .append(event.getSimpleName())
                .append("\n\n")
                .append(summary(event))
                .append("\n\n");
        Map<String, String> told = parameters(comments.getOrDefault(event.getSimpleName(), ""));
        for (RecordComponent component : event.getRecordComponents()) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            String meaning = told.get(component.getName());
            page.append("- `")
                    .append(component.getName())
                    .append("`: ")
                    .append(name(component.getGenericType()))
                    .append(nullable ? ", or nothing" : "")
                    .append(meaning == null ? "" : ": " + meaning)
                    .append('\n');
        }
    }

    private String name(Type type) {
        if (type instanceof ParameterizedType several) {
            return ((Class<?>) several.getRawType()).getSimpleName() + " of "
                    + name(several.getActualTypeArguments()[0]);
        }
        Class<?> one = (Class<?>) type;
        String name = one.getEnclosingClass() == null || one.getEnclosingClass() == Event.class
                ? one.getSimpleName()
                : one.getEnclosingClass().getSimpleName() + "." + one.getSimpleName();
        if (one.isEnum()) {
            values.put(name, one);
        }
        return name;
    }

    private static String anchor(Class<?> event) {
        return event.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> parameters(String comment) {
        Map<String, String> told = new HashMap<>();
        Matcher found = PARAMETER.matcher(comment);
        while (found.find()) {
            told.put(
                    found.group(1),
                    comment.substring(found.end()).split("@param", 2)[0].strip());
        }
        return told;
    }

    private static String plain(String comment) {
        return comment.replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link(?:plain)? (?:[\\w.]*\\.)?(\\w+)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
