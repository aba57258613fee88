package dev.parlor.directory;

import dev.parlor.id.TemplateId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the platform last said of a registered template (rule O11). A template of which it said nothing yet counts as
 * approved: the host registered it because it is.
 *
 * @param reason the platform's own word for why, such as {@code FIRST_PAUSE}; empty where it gave none
 * @param category as what the platform treats it now, which may differ from what the host registered; {@code null} where
 *     it did not say, or names one that Parlor does not use
 * @param at when it said so of the status, on the platform's clock; what is older changes nothing
 * @param categoryAt when it said so of the category; {@code null} with the category, and only then
 */
public record TemplateStanding(
        TemplateId template,
        Status status,
        String reason,
        RegisteredTemplate.@Nullable Category category,
        Instant at,
        @Nullable Instant categoryAt) {

    /** How the platform sees a template; only an approved one can be sent. */
    public enum Status {
        /** It can be sent. */
        APPROVED,
        /** It is being looked at, or looked at again. */
        PENDING,
        /** It was not approved. */
        REJECTED,
        /** Guests did not like it; the platform lifts that by itself after some hours. */
        PAUSED,
        /** It can never be sent again. */
        DISABLED,
        /** It is not there any more. */
        DELETED,
        /** The platform used a word that Parlor does not know; it is left to the platform to refuse. */
        UNKNOWN;

        /** Whether a template can be sent that stands so. */
        public boolean isUsable() {
            return this == APPROVED || this == UNKNOWN;
        }
    }

    /** Of one about which the platform has not said anything. */
    public static TemplateStanding untold(TemplateId template) {
        return new TemplateStanding(template, Status.APPROVED, "", null, Instant.EPOCH, null);
    }

    /** Both told at the same time, as far as a category was told. */
    public TemplateStanding(
            TemplateId template,
            Status status,
            String reason,
            RegisteredTemplate.@Nullable Category category,
            Instant at) {
        this(template, status, reason, category, at, category == null ? null : at);
    }

    /**
     * After the platform said so too, in whatever order it comes (I4): of the status and of the category what is newer counts, of
     * two at one time the stricter.
     */
    public TemplateStanding after(TemplateStanding told) {
        boolean status = told.at.isAfter(at) || (told.at.equals(at) && isUsable());
        boolean category = told.isNewerOnCategoryThan(this);
        return new TemplateStanding(
                template,
                status ? told.status : this.status,
                status ? told.reason : reason,
                category ? told.category : this.category,
                status ? told.at : at,
                category ? told.categoryAt : categoryAt);
    }

    /** After the platform said that it treats the template as this category now. */
    public TemplateStanding after(RegisteredTemplate.Category told, Instant toldAt) {
        return after(new TemplateStanding(template, Status.APPROVED, "", told, Instant.EPOCH, toldAt));
    }

    /** As what this template is treated: the platform's word goes before the host's (O10). */
    public RegisteredTemplate.Category categoryOf(RegisteredTemplate registered) {
        return category != null ? category : registered.category();
    }

    private boolean isNewerOnCategoryThan(TemplateStanding known) {
        if (categoryAt == null || known.categoryAt == null) {
            return categoryAt != null;
        }
        return categoryAt.isAfter(known.categoryAt)
                || (categoryAt.equals(known.categoryAt) && category == RegisteredTemplate.Category.MARKETING);
    }

    /** Needs all but a category with its time. */
    public TemplateStanding {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
        if ((category == null) != (categoryAt == null)) {
            throw new IllegalArgumentException("categoryAt must be given with category and only then");
        }
    }

    /** Whether such a template can be sent. */
    public boolean isUsable() {
        return status.isUsable();
    }
}
