package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a number and its account stand: {@code GET /v25.0/<phone number id>}, {@code GET /v25.0/<account id>}, and the
 * subscription of the app, {@code POST /v25.0/<account id>/subscribed_apps} (Meta pages "Health status", "Messaging limits").
 */
final class AccountEndpoint {

    private static final Pattern ONE = Pattern.compile("/v[0-9]{1,3}\\.0/([^/]+)");
    private static final Pattern APPS = Pattern.compile("/v[0-9]{1,3}\\.0/([^/]+)/subscribed_apps");
    private static final byte[] SUCCESS = "{\"success\":true}".getBytes(UTF_8);

    private final Accounts accounts;

    AccountEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Empty for a call that is about something else; throws {@link Refusal} for a faulty one. */
    Optional<Judgement> judge(GraphCall call, CallDraft draft) {
        String path = call.pathWithoutQuery();
        Matcher apps = APPS.matcher(path);
        if (call.method().equals("POST") && apps.matches()) {
            return Optional.of(subscribe(call, apps.group(1), draft));
        }
        Matcher one = ONE.matcher(path);
        if (!call.method().equals("GET") || !one.matches()) {
            return Optional.empty();
        }
        BusinessAccount number = accounts.number(one.group(1));
        if (number != null) {
            draft.phoneNumberId = number.phoneNumberId();
            return Optional.of(show(call, "number state", number(number), draft));
        }
        return accounts.hasAccount(one.group(1))
                ? Optional.of(show(call, "account state", account(one.group(1)), draft))
                : Optional.empty();
    }

    private Judgement subscribe(GraphCall call, String wabaId, CallDraft draft) {
        draft.kind = "subscription";
        accounts.requireCaller(call, draft);
        if (!accounts.hasAccount(wabaId)) {
            throw draft.fault(PlatformError.UNKNOWN_OBJECT, "no account has this id");
        }
        return new Judgement(GraphAnswer.of(200, SUCCESS), new CallOutcome.Served());
    }

    private Judgement show(GraphCall call, String kind, ObjectNode whole, CallDraft draft) {
        draft.kind = kind;
        accounts.requireCaller(call, draft);
        return Judgement.served(new Query(call, draft, Set.of("fields")).chosen(whole));
    }

    private ObjectNode number(BusinessAccount number) {
        NumberState state = accounts.state(number);
        ObjectNode whole = Json.object()
                .put("status", state.lock == null ? "CONNECTED" : "RESTRICTED")
                .put("display_phone_number", "+" + number.digits())
                .put("verified_name", state.name)
                .put("quality_rating", state.rating.name())
                .put("whatsapp_business_manager_messaging_limit", state.limit);
        whole.putObject("throughput").put("level", state.throughput);
        health(whole.putObject("health_status"), number, state.lock);
        return whole.put("id", number.phoneNumberId());
    }

    /** An account is as well as the worst of its numbers. */
    private ObjectNode account(String wabaId) {
        BusinessAccount worst = accounts.worstNumberOf(wabaId);
        ObjectNode whole = Json.object().put("name", "Test account");
        health(whole.putObject("health_status"), worst, accounts.state(worst).lock);
        return whole.put("id", wabaId);
    }

    private static void health(ObjectNode health, BusinessAccount number, NumberState.@Nullable Lock lock) {
        health.put("can_send_message", lock == null ? "AVAILABLE" : "BLOCKED");
        ArrayNode entities = health.putArray("entities");
        ObjectNode phone = entities.addObject()
                .put("entity_type", "PHONE_NUMBER")
                .put("id", number.phoneNumberId())
                .put("can_send_message", lock == null ? "AVAILABLE" : "BLOCKED");
        if (lock != null) {
            phone.putArray("errors")
                    .addObject()
                    .put("error_code", lock.code())
                    .put("error_description", lock.why())
                    .put("possible_solution", "See the account's notices");
        }
        entities.addObject()
                .put("entity_type", "WABA")
                .put("id", number.wabaId())
                .put("can_send_message", "AVAILABLE");
    }
}
