package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.testkit.platform.PlatformTemplate.Button;
import dev.parlor.testkit.platform.PlatformTemplate.Header;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Templates, to read: {@code GET /v25.0/<account id>/message_templates} page by page, and {@code GET /v25.0/<template id>} (Meta
 * page "Templates, management").
 */
final class TemplateEndpoint {

    private static final Pattern LIST = Pattern.compile("/v[0-9]{1,3}\\.0/([^/]+)/message_templates");
    private static final Pattern ONE = Pattern.compile("/v[0-9]{1,3}\\.0/([0-9]+)");
    private static final Set<String> FILTERS =
            Set.of("fields", "limit", "after", "status", "category", "name", "language");
    private static final int PAGE = 25;
    private static final int LONGEST_PAGE = 1000;

    private final Accounts accounts;

    TemplateEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Empty for a call that is not about templates; throws {@link Refusal} for a faulty one. */
    Optional<Judgement> judge(GraphCall call, CallDraft draft) {
        Matcher list = LIST.matcher(call.pathWithoutQuery());
        Matcher one = ONE.matcher(call.pathWithoutQuery());
        if (list.matches()) {
            return Optional.of(list(call, list.group(1), draft));
        }
        TemplateRegistry.Entry entry = one.matches() ? accounts.templates.byId(one.group(1)) : null;
        return entry == null || !call.method().equals("GET") ? Optional.empty() : Optional.of(one(call, entry, draft));
    }

    private Judgement one(GraphCall call, TemplateRegistry.Entry entry, CallDraft draft) {
        draft.kind = "template state";
        accounts.requireCaller(call, draft);
        return Judgement.served(new Query(call, draft, Set.of("fields")).chosen(row(entry)));
    }

    private Judgement list(GraphCall call, String wabaId, CallDraft draft) {
        draft.kind = "templates";
        if (!call.method().equals("GET")) {
            throw draft.fault(PlatformError.BAD_PARAMETER, "templates can only be read here");
        }
        accounts.requireCaller(call, draft);
        if (!accounts.hasAccount(wabaId)) {
            throw draft.fault(PlatformError.UNKNOWN_OBJECT, "no account has this id");
        }
        Query query = new Query(call, draft, FILTERS);
        List<TemplateRegistry.Entry> all = accounts.templates.of(wabaId).stream()
                .filter(entry -> fits(entry.template(), query))
                .toList();
        int from = position(query.get("after"), draft);
        int to = Math.min(all.size(), from + query.number("limit", PAGE, LONGEST_PAGE));

        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        all.subList(Math.min(from, to), to).forEach(entry -> data.add(query.chosen(row(entry))));
        if (!data.isEmpty()) {
            ObjectNode paging = body.putObject("paging");
            paging.putObject("cursors").put("before", cursor(from)).put("after", cursor(to));
            if (to < all.size()) {
                paging.put("next", accounts.media.host() + call.pathWithoutQuery() + "?after=" + cursor(to));
            }
        }
        return Judgement.served(body);
    }

    private static boolean fits(PlatformTemplate template, Query query) {
        return fits(query.get("status"), template.status().name())
                && fits(query.get("category"), template.category().name())
                && fits(query.get("name"), template.name())
                && fits(query.get("language"), template.language());
    }

    private static boolean fits(@Nullable String wanted, String there) {
        return wanted == null || wanted.equals(there);
    }

    private static String cursor(int position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("at" + position).getBytes(UTF_8));
    }

    private static int position(@Nullable String cursor, CallDraft draft) {
        if (cursor == null) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            return text.matches("at[0-9]{1,6}") ? Integer.parseInt(text.substring(2)) : badCursor(draft);
        } catch (IllegalArgumentException noBase64) {
            return badCursor(draft);
        }
    }

    private static int badCursor(CallDraft draft) {
        throw draft.fault(PlatformError.BAD_CURSOR, "after is no cursor of this list");
    }

    private static ObjectNode row(TemplateRegistry.Entry entry) {
        PlatformTemplate template = entry.template();
        ObjectNode row = Json.object()
                .put("name", template.name())
                .put("parameter_format", template.isNamed() ? "NAMED" : "POSITIONAL");
        components(row.putArray("components"), template);
        row.put("language", template.language())
                .put("status", template.status().name())
                .put("category", template.category().name())
                .put("rejected_reason", entry.reason());
        row.putObject("quality_score").put("score", entry.rating().name());
        return row.put("id", entry.id());
    }

    private static void components(ArrayNode components, PlatformTemplate template) {
        if (template.header() != Header.NONE) {
            components
                    .addObject()
                    .put("type", "HEADER")
                    .put("format", template.header().name());
        }
        components.addObject().put("type", "BODY").put("text", template.wording());
        if (!template.buttons().isEmpty()) {
            ArrayNode buttons = components.addObject().put("type", "BUTTONS").putArray("buttons");
            for (Button button : template.buttons()) {
                buttons.addObject()
                        .put("type", type(button).toUpperCase(Locale.ROOT))
                        .put("text", button.label());
            }
        }
    }

    private static String type(Button button) {
        return switch (button.kind()) {
            case QUICK_REPLY -> "quick_reply";
            case LINK, LINK_WITH_SUFFIX -> "url";
            case COPY_CODE -> "copy_code";
            case CALL -> "phone_number";
        };
    }
}
