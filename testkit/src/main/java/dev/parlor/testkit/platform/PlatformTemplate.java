package dev.parlor.testkit.platform;

import dev.parlor.directory.Quality;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.transport.ListedTemplate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A template as the platform holds it for one WhatsApp Business account.
 *
 * <p>Immutable and thread-safe. By default it is {@link Status#APPROVED}, {@link Category#UTILITY} and without header and
 * buttons. Limits (Meta page "Templates"): wording 1 to 1,024 characters, up to 10 buttons with labels of 1 to 25
 * characters.
 */
public final class PlatformTemplate {

    /** The state of review and quality; only {@link #APPROVED} can be sent. */
    public enum Status {
        /** Can be sent. */
        APPROVED,
        /** Not reviewed yet; sends answer 132001. */
        PENDING,
        /** Turned down; sends answer 132001. */
        REJECTED,
        /** Paused for low quality; sends answer 132015. */
        PAUSED,
        /** Disabled for good; sends answer 132016. */
        DISABLED
    }

    /** What the template is for; the platform prices by it. */
    public enum Category {
        /** Asked for by the guest, or essential. */
        UTILITY,
        /** Anything that promotes. */
        MARKETING,
        /** One-time codes. */
        AUTHENTICATION
    }

    /** What stands above the wording and has to be filled. */
    public enum Header {
        /** Nothing, or words that are fixed. */
        NONE,
        /** Words with one blank. */
        TEXT,
        /** A picture. */
        IMAGE,
        /** A film. */
        VIDEO,
        /** A file to keep. */
        DOCUMENT;

        @Nullable
        String typeOnTheWire() {
            return this == NONE ? null : name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a button does, and whether a send has to fill it. */
    public enum ButtonKind {
        /** Answers with a payload, or else with its label. */
        QUICK_REPLY("quick_reply", false),
        /** Opens a fixed address. */
        LINK(null, false),
        /** Opens an address whose end comes with the send. */
        LINK_WITH_SUFFIX("url", true),
        /** Copies the code that comes with the send. */
        COPY_CODE("copy_code", true),
        /** Calls a fixed number. */
        CALL(null, false);

        final @Nullable String subType;
        final boolean needsValue;

        ButtonKind(@Nullable String subType, boolean needsValue) {
            this.subType = subType;
            this.needsValue = needsValue;
        }
    }

    /** One button. */
    record Button(ButtonKind kind, String label) {}

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\d{1,3}|[a-z][a-z0-9_]*)}}");

    private final String name;
    private final String language;
    private final String wording;
    private final Header header;
    private final List<Button> buttons;
    private final Status status;
    private final Category category;

    private PlatformTemplate(
            String name,
            String language,
            String wording,
            Header header,
            List<Button> buttons,
            Status status,
            Category category) {
        this.name = Objects.requireNonNull(name, "name");
        this.language = Objects.requireNonNull(language, "language");
        this.wording = Objects.requireNonNull(wording, "wording");
        this.header = Objects.requireNonNull(header, "header");
        this.buttons = List.copyOf(buttons);
        this.status = Objects.requireNonNull(status, "status");
        this.category = Objects.requireNonNull(category, "category");
        requireLimits();
    }

    /**
     * An approved utility template.
     *
     * @param name lower-case letters, digits and underscores
     * @param language the platform's form, such as {@code en} or {@code en_US}
     * @param wording the body; its blanks are <code>{{1}}</code>, <code>{{2}}</code> and so on, without a gap, or all have
     *     names like <code>{{first_name}}</code>
     */
    public static PlatformTemplate of(String name, String language, String wording) {
        return new PlatformTemplate(name, language, wording, Header.NONE, List.of(), Status.APPROVED, Category.UTILITY);
    }

    /** The same with these quick replies as its only buttons, in this order; the first has index 0. */
    public PlatformTemplate withQuickReplies(String... labels) {
        List<Button> replies = Stream.of(labels)
                .map(label -> new Button(ButtonKind.QUICK_REPLY, label))
                .toList();
        return new PlatformTemplate(name, language, wording, header, replies, status, category);
    }

    /** The same with one more button, after those that it has. */
    public PlatformTemplate withButton(ButtonKind kind, String label) {
        List<Button> more = new ArrayList<>(buttons);
        more.add(new Button(Objects.requireNonNull(kind, "kind"), label));
        return new PlatformTemplate(name, language, wording, header, more, status, category);
    }

    /** The same under another header. */
    public PlatformTemplate withHeader(Header newHeader) {
        return new PlatformTemplate(name, language, wording, newHeader, buttons, status, category);
    }

    /** The same in another state. */
    public PlatformTemplate withStatus(Status newStatus) {
        return new PlatformTemplate(name, language, wording, header, buttons, newStatus, category);
    }

    /** The same in another category. */
    public PlatformTemplate withCategory(Category newCategory) {
        return new PlatformTemplate(name, language, wording, header, buttons, status, newCategory);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The language in the platform's form. */
    public String language() {
        return language;
    }

    /** The body with its placeholders. */
    public String wording() {
        return wording;
    }

    /** What its header takes. */
    public Header header() {
        return header;
    }

    /** As the platform lists it, unrated. */
    ListedTemplate listed() {
        return new ListedTemplate(
                name,
                language,
                bodyParameters(),
                TemplateStanding.Status.valueOf(status.name()),
                "",
                switch (category) {
                    case UTILITY -> RegisteredTemplate.Category.UTILITY;
                    case MARKETING -> RegisteredTemplate.Category.MARKETING;
                    case AUTHENTICATION -> null;
                },
                Quality.UNKNOWN);
    }

    /** The labels of the quick replies, in order. */
    public List<String> quickReplies() {
        return buttons.stream()
                .filter(button -> button.kind() == ButtonKind.QUICK_REPLY)
                .map(Button::label)
                .toList();
    }

    /** The state. */
    public Status status() {
        return status;
    }

    /** The category. */
    public Category category() {
        return category;
    }

    /** How many parameters the body takes. */
    public int bodyParameters() {
        return blanks().size();
    }

    List<Button> buttons() {
        return buttons;
    }

    /** The names of the blanks in the order in which numbers are given: {@code 1}, {@code 2}, or as they come up. */
    List<String> blanks() {
        List<String> found = PLACEHOLDER
                .matcher(wording)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
        return found.stream().allMatch(PlatformTemplate::isNumber)
                ? found.stream().sorted(Comparator.comparing(Integer::valueOf)).toList()
                : found;
    }

    boolean isNamed() {
        return blanks().stream().anyMatch(blank -> !isNumber(blank));
    }

    String categoryOnTheWire() {
        return category.name().toLowerCase(Locale.ROOT);
    }

    String rendered(Map<String, String> values) {
        return PLACEHOLDER.matcher(wording).replaceAll(found -> Matcher.quoteReplacement(value(values, found)));
    }

    private static String value(Map<String, String> values, MatchResult found) {
        return Objects.requireNonNull(values.get(found.group(1)), "every blank has a value");
    }

    private static boolean isNumber(String blank) {
        return Character.isDigit(blank.charAt(0));
    }

    private void requireLimits() {
        if (!name.matches("[a-z0-9_]{1,512}")) {
            throw new IllegalArgumentException("A template's name is 1 to 512 of a-z, 0-9 and _, not '" + name + "'");
        }
        if (wording.isEmpty() || wording.length() > 1024) {
            throw new IllegalArgumentException("A wording has 1 to 1024 characters, not " + wording.length());
        }
        if (buttons.size() > 10
                || buttons.stream()
                        .anyMatch(button ->
                                button.label().isEmpty() || button.label().length() > 25)) {
            throw new IllegalArgumentException(
                    "A template has up to 10 buttons with labels of 1 to 25 characters, not " + buttons);
        }
        requireBlanks();
    }

    private void requireBlanks() {
        if (wording.contains("{{0}}")) {
            throw new IllegalArgumentException("Placeholders count from 1; '" + name + "' has {{0}}");
        }
        List<String> blanks = blanks();
        if (isNamed()) {
            if (blanks.stream().anyMatch(PlatformTemplate::isNumber)) {
                throw new IllegalArgumentException("The blanks of '" + name + "' are all numbers or all names");
            }
            return;
        }
        for (int position = 1; position <= blanks.size(); position++) {
            if (!wording.contains("{{" + position + "}}")) {
                throw new IllegalArgumentException("The wording of '" + name + "' skips {{" + position + "}}");
            }
        }
    }

    /** Name, language and state. */
    @Override
    public String toString() {
        return name + "/" + language + " " + status;
    }
}
