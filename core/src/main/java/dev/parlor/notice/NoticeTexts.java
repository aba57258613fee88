package dev.parlor.notice;

import dev.parlor.directory.Language;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.message.Gate;
import dev.parlor.queue.Unreachable;
import dev.parlor.refusal.Measure;
import dev.parlor.refusal.RefusalReason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ready sentences of Parlor in all its languages: notices (table N), refusals and gates. The default locale of the
 * JVM plays no part. Immutable and thread-safe.
 *
 * <p>A host replaces single texts by {@link #with}. Keys are the lower-case names: {@code left.guest} for a
 * {@link Fact} and an {@link Audience}; {@code window_closed.members} where all members read the same;
 * {@code refusal.queue_full}; {@code reply.clarify}, and {@code answer.yes} and {@code answer.no} on its buttons;
 * {@code gate.consent.closed} and {@code gate.consent.open};
 * {@code gate.reachable.closed.blocked} where a gate can be closed for several reasons;
 * {@code added.guest.several} where there is more than one subject, and {@code names.and} for their names. {@code {A}} stands for the
 * actor's name, {@code {B}} for the subject's; in {@code refusal.measure}, {@code {limit}} for what is possible at most and
 * {@code {actual}} for what there was.
 */
public final class NoticeTexts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([AB])\\}");
    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*\\}?|\\}");

    private static final String AND = "names.and";
    private static final String YES = "answer.yes";
    private static final String NO = "answer.no";
    private static final String MEASURE = "refusal.measure";
    private static final String SEVERAL = ".several";

    private static final Set<Gate> SAY_WHY = EnumSet.of(Gate.REACHABLE, Gate.TEMPLATE);

    private static final NoticeTexts STANDARD = new NoticeTexts(loadAll());

    private final Map<Language, Map<String, String>> texts;

    private NoticeTexts(Map<Language, Map<String, String>> texts) {
        this.texts = texts;
    }

    /** The texts of Parlor itself. */
    public static NoticeTexts standard() {
        return STANDARD;
    }

    /**
     * A copy in which one text reads otherwise.
     *
     * @param text must name the same placeholders as the text that it replaces, and hold no other braces
     * @throws IllegalArgumentException for a key that does not exist, a placeholder too many or one too few
     */
    public NoticeTexts with(Language language, String key, String text) {
        Map<String, String> changed = new HashMap<>(in(language));
        @Nullable String present = changed.put(key, text);
        if (present == null) {
            throw new IllegalArgumentException("there is no text with the key '" + key + "'");
        }
        checkPlaceholders(language, key, present, text);
        Map<Language, Map<String, String>> all = new EnumMap<>(texts);
        all.put(language, changed);
        return new NoticeTexts(all);
    }

    /**
     * What this audience is told; empty where it is told nothing (a dash in table N, and the guest for what concerns
     * members only).
     *
     * @param actor the name to show for the one who did it; {@code null} if there is none, as with an act of the host
     * @param subjects the names to show for those to whom it was done; empty if there is nobody
     * @throws IllegalArgumentException if the text names someone for whom no name was given
     */
    public Optional<String> notice(
            Fact fact, Audience audience, Language language, @Nullable String actor, List<String> subjects) {
        Map<String, String> all = in(language);
        String own = lower(fact) + "." + lower(audience);
        String single = audience == Audience.GUEST || all.containsKey(own) ? own : lower(fact) + ".members";
        String plural = single + SEVERAL;
        String key = subjects.size() > 1 && all.containsKey(plural) ? plural : single;
        return Optional.ofNullable(all.get(key)).map(text -> rendered(key, text, actor, names(subjects, language)));
    }

    /** Why Parlor refused, for the member who asked for the act; without times and amounts. */
    public String refusal(RefusalReason reason, Language language) {
        return text(language, "refusal." + lower(reason));
    }

    /** The same, with the limit that was passed and by how much, where something was counted. */
    public String refusal(RefusalReason reason, Language language, @Nullable Measure measure) {
        String sentence = refusal(reason, language);
        if (measure == null) {
            return sentence;
        }
        NumberFormat numbers = NumberFormat.getIntegerInstance(language.locale());
        return sentence + " "
                + text(language, MEASURE)
                        .replace("{limit}", numbers.format(measure.limit()))
                        .replace("{actual}", numbers.format(measure.actual()));
    }

    /** What a guest is told about consent. */
    public String reply(Reply reply, Language language) {
        return text(language, "reply." + lower(reply));
    }

    /** What stands on a button for yes, or for no; for guests. */
    public String answer(boolean affirms, Language language) {
        return text(language, affirms ? YES : NO);
    }

    /**
     * Why a message waits at this gate, and what would let it go; for members.
     *
     * @throws IllegalArgumentException for a gate that is closed for one of several reasons: reachable and template
     */
    public String closedGate(Gate gate, Language language) {
        if (SAY_WHY.contains(gate)) {
            throw new IllegalArgumentException("the gate " + gate + " is closed for a reason; ask with that");
        }
        return text(language, "gate." + lower(gate) + ".closed");
    }

    /** Why a message waits at the reachable gate, and what would let it go; for members. */
    public String closedGate(Unreachable.Cause cause, Language language) {
        return text(language, closed(Gate.REACHABLE, cause));
    }

    /**
     * Why a template cannot be sent, and what would change that; for members.
     *
     * @param status one with which a template cannot be sent
     */
    public String closedGate(TemplateStanding.Status status, Language language) {
        return text(language, closed(Gate.TEMPLATE, status));
    }

    /** That this gate is open; for members. */
    public String openGate(Gate gate, Language language) {
        return text(language, "gate." + lower(gate) + ".open");
    }

    /** As people list names: commas, and a word before the last one; {@code null} for nobody. */
    private @Nullable String names(List<String> people, Language language) {
        if (people.size() < 2) {
            return people.isEmpty() ? null : people.get(0);
        }
        String first = String.join(", ", people.subList(0, people.size() - 1));
        return rendered(AND, text(language, AND), first, people.get(people.size() - 1));
    }

    private String text(Language language, String key) {
        return Objects.requireNonNull(in(language).get(key), key);
    }

    private Map<String, String> in(Language language) {
        return Objects.requireNonNull(texts.get(language), "language");
    }

    private static String rendered(String key, String text, @Nullable String actor, @Nullable String subject) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            @Nullable String name = found.group(1).equals("A") ? actor : subject;
            if (name == null) {
                throw new IllegalArgumentException("the text '" + key + "' needs a name for " + found.group());
            }
            return Matcher.quoteReplacement(name);
        });
    }

    private static Map<Language, Map<String, String>> loadAll() {
        Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
        Map<String, String> english = load("texts.properties");
        checkKeys("texts.properties", keysOfCode(english), english.keySet());
        for (Language language : Language.values()) {
            if (language == Language.EN) {
                all.put(language, english);
                continue;
            }
            String file = "texts_" + lower(language) + ".properties";
            Map<String, String> translated = load(file);
            checkKeys(file, english.keySet(), translated.keySet());
            english.forEach((key, text) -> checkPlaceholders(language, key, text, translated.getOrDefault(key, "")));
            all.put(language, translated);
        }
        return all;
    }

    private static Map<String, String> load(String file) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(NoticeTexts.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }

    /** The keys that the code can ask for. A fact speaks to all members alike, or to each audience on its own. */
    private static Set<String> keysOfCode(Map<String, String> english) {
        Stream<String> notices = Arrays.stream(Fact.values()).flatMap(fact -> {
            String members = lower(fact) + ".members";
            return english.containsKey(members)
                    ? Stream.of(members)
                    : Arrays.stream(Audience.values())
                            .map(audience -> lower(fact) + "." + lower(audience))
                            .filter(key -> english.containsKey(key) || key.endsWith(".others"));
        });
        Stream<String> refusals = Arrays.stream(RefusalReason.values()).map(reason -> "refusal." + lower(reason));
        Stream<String> replies = Arrays.stream(Reply.values()).map(reply -> "reply." + lower(reply));
        Stream<String> gates = Arrays.stream(Gate.values())
                .flatMap(gate -> Stream.concat(closedKeys(gate), Stream.of("gate." + lower(gate) + ".open")));
        Stream<String> people =
                Stream.of(AND, MEASURE, YES, NO, lower(Fact.ADDED) + "." + lower(Audience.GUEST) + SEVERAL);
        return Stream.of(notices, refusals, replies, gates, people)
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    private static Stream<String> closedKeys(Gate gate) {
        return switch (gate) {
            case REACHABLE -> Arrays.stream(Unreachable.Cause.values()).map(cause -> closed(gate, cause));
            case TEMPLATE ->
                Arrays.stream(TemplateStanding.Status.values())
                        .filter(status -> !status.isUsable())
                        .map(status -> closed(gate, status));
            case ENABLEMENT, ROSTER, CONSENT, WINDOW, PACE, ACCOUNT -> Stream.of("gate." + lower(gate) + ".closed");
        };
    }

    private static String closed(Gate gate, Enum<?> why) {
        return "gate." + lower(gate) + ".closed." + lower(why);
    }

    private static void checkKeys(String file, Set<String> expected, Set<String> found) {
        if (!found.equals(expected)) {
            Set<String> missing = new TreeSet<>(expected);
            missing.removeAll(found);
            Set<String> unknown = new TreeSet<>(found);
            unknown.removeAll(expected);
            throw new IllegalStateException(
                    file + " has not the keys it must have: missing " + missing + ", unknown " + unknown);
        }
    }

    private static void checkPlaceholders(Language language, String key, String present, String text) {
        Set<String> allowed = placeholders(present);
        Set<String> found = placeholders(text);
        if (!found.equals(allowed)) {
            throw new IllegalArgumentException("the text '" + key + "' (" + lower(language)
                    + ") must have the placeholders " + allowed + " and no other braces, but has " + found);
        }
    }

    private static Set<String> placeholders(String text) {
        return BRACES.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
