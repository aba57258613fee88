package dev.parlor.testkit.platform;

import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.Quality;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template as the platform holds it for one WhatsApp Business account: positional body parameters and quick replies.
 *
 * <p>Immutable and thread-safe. By default it is {@link Status#APPROVED}, {@link Category#UTILITY} and without quick
 * replies. Limits (Meta page "Templates"): wording 1 to 1,024 characters, up to 10 quick replies of 1 to 25 characters.
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

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\d{1,3})}}");

    private final String name;
    private final String language;
    private final String wording;
    private final List<String> quickReplies;
    private final Status status;
    private final Category category;

    private PlatformTemplate(
            String name, String language, String wording, List<String> quickReplies, Status status, Category category) {
        this.name = Objects.requireNonNull(name, "name");
        this.language = Objects.requireNonNull(language, "language");
        this.wording = Objects.requireNonNull(wording, "wording");
        this.quickReplies = List.copyOf(quickReplies);
        this.status = Objects.requireNonNull(status, "status");
        this.category = Objects.requireNonNull(category, "category");
        requireLimits();
    }

    /**
     * An approved utility template.
     *
     * @param name lower-case letters, digits and underscores
     * @param language the platform's form, such as {@code en} or {@code en_US}
     * @param wording the body; parameters are <code>{{1}}</code>, <code>{{2}}</code> and so on, without a gap
     */
    public static PlatformTemplate of(String name, String language, String wording) {
        return new PlatformTemplate(name, language, wording, List.of(), Status.APPROVED, Category.UTILITY);
    }

    /** The same with these quick replies, in this order; the first has index 0. */
    public PlatformTemplate withQuickReplies(String... labels) {
        return new PlatformTemplate(name, language, wording, List.of(labels), status, category);
    }

    /** The same in another state. */
    public PlatformTemplate withStatus(Status newStatus) {
        return new PlatformTemplate(name, language, wording, quickReplies, newStatus, category);
    }

    /** The same in another category. */
    public PlatformTemplate withCategory(Category newCategory) {
        return new PlatformTemplate(name, language, wording, quickReplies, status, newCategory);
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
        return quickReplies;
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
        return PLACEHOLDER
                .matcher(wording)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }

    String categoryOnTheWire() {
        return category.name().toLowerCase(Locale.ROOT);
    }

    String rendered(List<String> parameters) {
        return PLACEHOLDER
                .matcher(wording)
                .replaceAll(found -> Matcher.quoteReplacement(parameters.get(Integer.parseInt(found.group(1)) - 1)));
    }

    private void requireLimits() {
        if (!name.matches("[a-z0-9_]{1,512}")) {
            throw new IllegalArgumentException("A template's name is 1 to 512 of a-z, 0-9 and _, not '" + name + "'");
        }
        if (wording.isEmpty() || wording.length() > 1024) {
            throw new IllegalArgumentException("A wording has 1 to 1024 characters, not " + wording.length());
        }
        if (quickReplies.size() > 10
                || quickReplies.stream().anyMatch(label -> label.isEmpty() || label.length() > 25)) {
            throw new IllegalArgumentException(
                    "A template has up to 10 quick replies of 1 to 25 characters, not " + quickReplies);
        }
        for (int position = 1; position <= bodyParameters(); position++) {
            if (!wording.contains("{{" + position + "}}")) {
                throw new IllegalArgumentException("The wording of '" + name + "' skips {{" + position + "}}");
            }
        }
        if (wording.contains("{{0}}")) {
            throw new IllegalArgumentException("Placeholders count from 1; '" + name + "' has {{0}}");
        }
    }

    /** Name, language and state. */
    @Override
    public String toString() {
        return name + "/" + language + " " + status;
    }
}
