package dev.parlor.testkit.platform;

import dev.parlor.testkit.platform.PlatformTemplate.Category;
import dev.parlor.testkit.platform.PlatformTemplate.Status;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the platform decides over one business number, its account and its templates. Each decision changes what is answered
 * from now on, and makes the webhook that tells it (Meta pages "Webhooks, account_update" and the like).
 *
 * <p>Not thread-safe, as the model is not.
 */
public final class Supervision {

    private final Accounts accounts;
    private final BusinessAccount number;
    private final NumberState state;

    Supervision(Accounts accounts, BusinessAccount number) {
        this.accounts = accounts;
        this.number = number;
        this.state = accounts.state(number);
    }

    // The number

    /** Rates how guests take the number's messages. Of this alone there is no webhook. */
    public Supervision rates(Rating rating) {
        state.rating = Objects.requireNonNull(rating, "rating");
        return this;
    }

    /**
     * Sets to how many guests a day the business may write first, which is only told and not enforced: {@code TIER_250},
     * the default, to {@code TIER_UNLIMITED}. Told as {@code phone_number_quality_update} and {@code
     * business_capability_update}.
     */
    public Supervision limits(String tier) {
        tell(
                "phone_number_quality_update",
                Json.object()
                        .put("display_phone_number", number.digits())
                        .put("event", "ONBOARDING")
                        .put("old_limit", state.limit)
                        .put("current_limit", tier)
                        .put("max_daily_conversations_per_business", tier));
        tell("business_capability_update", Json.object().put("max_daily_conversations_per_business", tier));
        state.limit = tier;
        return this;
    }

    /** Raises the throughput, which {@link PlatformModel#limitThroughput} sets: only told here. */
    public Supervision upgradesThroughput() {
        state.throughput = "HIGH";
        tell(
                "phone_number_quality_update",
                Json.object()
                        .put("display_phone_number", number.digits())
                        .put("event", "THROUGHPUT_UPGRADE")
                        .put("current_limit", state.limit));
        return this;
    }

    /**
     * From now on every send is refused with this code, such as 131031 or 131042, and the number's health is {@code
     * BLOCKED}. Told as {@code account_update}.
     *
     * @param why as the health names it
     */
    public Supervision locks(int code, String why) {
        state.lock = new NumberState.Lock(code, Objects.requireNonNull(why, "why"));
        ObjectNode value = Json.object().put("event", "ACCOUNT_RESTRICTION");
        value.putArray("restriction_info")
                .addObject()
                .put("restriction_type", "RESTRICTED_BIZ_INITIATED_MESSAGING")
                .put("expiration", now().plusSeconds(86_400).getEpochSecond());
        tell("account_update", value);
        return this;
    }

    /** Sends are taken again. Told as {@code account_update}. */
    public Supervision reinstates() {
        state.lock = null;
        ObjectNode value = Json.object().put("event", "DISABLED_UPDATE");
        value.putObject("ban_info").put("waba_ban_state", "REINSTATE");
        tell("account_update", value);
        return this;
    }

    /** Warns of something: {@code account_alerts}. */
    public Supervision alerts(String type, String description) {
        ObjectNode value = Json.object().put("entity_type", "PHONE_NUMBER").put("entity_id", number.phoneNumberId());
        value.putObject("alert_info")
                .put("alert_severity", "WARNING")
                .put("alert_status", "ACTIVE")
                .put("alert_type", type)
                .put("alert_description", description);
        tell("account_alerts", value);
        return this;
    }

    /** Takes another display name, or turns it down with a reason: {@code phone_number_name_update}. */
    public Supervision decidesName(String name, @Nullable String rejectionReason) {
        if (rejectionReason == null) {
            state.name = name;
        }
        tell(
                "phone_number_name_update",
                Json.object()
                        .put("display_phone_number", number.digits())
                        .put("decision", rejectionReason == null ? "APPROVED" : "REJECTED")
                        .put("requested_verified_name", name)
                        .put("rejection_reason", rejectionReason == null ? "NONE" : rejectionReason));
        return this;
    }

    /** Tells of trouble that no message has: the list {@code errors} of a {@code messages} webhook. */
    public Supervision reportsError(int code) {
        ObjectNode value = AccountWriter.value(number);
        value.putArray("errors").add(Errors.of(code, "A test asked for this report"));
        accounts.outbox.add(AccountWriter.webhook(number, "messages", value, null, null));
        return this;
    }

    /** Shows a text that somebody sent to a guest from the app on a phone of the business: {@code smb_message_echoes}. */
    public Supervision echoes(Phone guest, String text) {
        guest.with(number.phoneNumberId()).echo(text);
        return this;
    }

    // Its templates

    /**
     * Puts a template in another state, for a reason such as {@code INCORRECT_CATEGORY} or {@code NONE}: {@code
     * message_template_status_update}.
     *
     * @throws IllegalArgumentException if the account has no such template
     */
    public Supervision putsTemplate(String name, String language, Status status, String reason) {
        TemplateRegistry.Entry entry =
                accounts.templates.put(number.wabaId(), template(name, language).withStatus(status), reason);
        ObjectNode value = aboutTemplate(entry).put("event", status.name()).put("reason", reason);
        if (status == Status.PAUSED) {
            value.putObject("other_info").put("title", "FIRST_PAUSE").put("description", "Paused for 3 hours");
        }
        tell("message_template_status_update", value);
        return this;
    }

    /** Forgets a template: {@code message_template_status_update} with {@code DELETED}. */
    public Supervision deletesTemplate(String name, String language) {
        PlatformTemplate template = template(name, language);
        TemplateRegistry.Entry entry = accounts.templates.put(number.wabaId(), template, "NONE");
        accounts.templates.remove(number.wabaId(), template);
        tell(
                "message_template_status_update",
                aboutTemplate(entry).put("event", "DELETED").put("reason", "NONE"));
        return this;
    }

    /** Rates a template: {@code message_template_quality_update}. */
    public Supervision ratesTemplate(String name, String language, Rating rating) {
        TemplateRegistry.Entry before = accounts.templates.put(number.wabaId(), template(name, language), "NONE");
        TemplateRegistry.Entry after = accounts.templates.rate(number.wabaId(), before.template(), rating);
        tell(
                "message_template_quality_update",
                aboutTemplate(after)
                        .put("previous_quality_score", before.rating().name())
                        .put("new_quality_score", rating.name()));
        return this;
    }

    /** Puts a template in another category: {@code template_category_update}. */
    public Supervision recategorizesTemplate(String name, String language, Category category) {
        PlatformTemplate before = template(name, language);
        TemplateRegistry.Entry entry = accounts.templates.put(number.wabaId(), before.withCategory(category), "NONE");
        tell(
                "template_category_update",
                aboutTemplate(entry)
                        .put("previous_category", before.category().name())
                        .put("new_category", category.name()));
        return this;
    }

    private PlatformTemplate template(String name, String language) {
        PlatformTemplate template = accounts.templates.find(number.wabaId(), name, language);
        if (template == null) {
            throw new IllegalArgumentException("The account has no template " + name + " in " + language);
        }
        return template;
    }

    private static ObjectNode aboutTemplate(TemplateRegistry.Entry entry) {
        PlatformTemplate template = entry.template();
        return Json.object()
                .put("message_template_id", Long.parseLong(entry.id()))
                .put("message_template_name", template.name())
                .put("message_template_language", template.language().replace('_', '-'))
                .put("message_template_category", template.category().name().toUpperCase(Locale.ROOT));
    }

    private void tell(String field, ObjectNode value) {
        accounts.outbox.add(AccountWriter.webhook(number, field, value, now(), null));
    }

    private Instant now() {
        return accounts.clock.instant();
    }
}
