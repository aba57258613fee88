package dev.parlor.transport.whatsapp;

import static java.util.Map.entry;

import dev.parlor.message.Rejection.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the platform's error codes ask of us (rule S7). Source: Cloud API, Error codes, editions of 2025-11-19 and
 * 2026-09-11, whose advice is to judge by the code and not by the HTTP status.
 *
 * <p>Codes of what Parlor does not use (calling, Flows, groups, block lists, usernames, onboarding) end the message at
 * hand and no more: they say nothing about the number. For the same reason a guest whose country (130497) or number
 * (131030, test numbers only) the account may not reach is unreachable, and the account is not in trouble.
 */
final class PlatformErrors {
    private static final int TEMPLATE_SYNCING = 134101;

    private static final Map<Integer, Kind> KINDS = kinds(List.of(
            // 1 and 131000 are "unknown error"; 131027 is an old name of it.
            entry(Kind.RETRY, codes(1, 2, 131000, 131016, 131027, 131057, 133004, TEMPLATE_SYNCING, 2494100)),
            // Limits of the app or the account stop every number of it, so at least this one.
            entry(Kind.THROTTLED_NUMBER, codes(4, 613, 80007, 130429, 131208)),
            entry(Kind.THROTTLED_CHAT, codes(131056)),
            // 130470 is the old name of 131047.
            entry(Kind.WINDOW_CLOSED, codes(130470, 131047)),
            // 2494191: another responder owns the conversation.
            entry(Kind.UNREACHABLE, codes(130403, 130497, 131026, 131030, 131036, 131062, 2494191)),
            entry(Kind.MARKETING_STOPPED, codes(131050)),
            entry(Kind.MARKETING_CAPPED, codes(130472, 131049)),
            entry(Kind.IDENTITY, codes(137000)),
            // Token and permission; 200 to 299 follow below.
            entry(Kind.ACCOUNT, codes(0, 3, 10, 104, 190, 2500, 131005)),
            // Policy, quality, payment, and a webhook that the platform could not deliver in time.
            entry(Kind.ACCOUNT, codes(368, 131031, 131035, 131042, 131044, 131048, 131064)),
            // Number and registration.
            entry(Kind.ACCOUNT, codes(33, 131037, 131045, 134011)),
            entry(Kind.ACCOUNT, codes(133000, 133005, 133006, 133008, 133009, 133010, 133015, 133016)),
            entry(Kind.TEMPLATE, codes(131063, 132000, 132001, 132005, 132007, 132012, 132015, 132016)),
            entry(Kind.TEMPLATE, codes(132068, 132069, 134100, 134102, 134103)),
            entry(Kind.TEMPLATE, codes(2388019, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299)),
            entry(Kind.MEDIA, codes(131052, 131053)),
            // A request that is wrong, or a message of a kind that cannot be had.
            entry(Kind.MESSAGE, codes(100, 130501, 131008, 131009, 131021, 131051, 131055, 131060)),
            entry(Kind.MESSAGE, codes(132008, 132018, 135000, 2388318, 2388330, 139200)),
            // Groups.
            entry(Kind.MESSAGE, codes(131020, 131041, 131059, 131201, 131202, 131203, 131204, 131207, 131209)),
            entry(Kind.MESSAGE, codes(131210, 131211, 131212, 131213, 131214, 131215)),
            // Flows, block lists, usernames; calling and onboarding follow below.
            entry(Kind.MESSAGE, codes(139000, 139001, 139002, 139003, 139004, 135002, 139100, 139101, 139102)),
            entry(Kind.MESSAGE, codes(139103, 138038, 147001, 147002, 147003, 147004, 147005))));

    private PlatformErrors() {}

    /** For the answer to a request; a code that is not listed is judged by the HTTP status. */
    static Kind kindOf(int code, int httpStatus) {
        Kind listed = listed(code);
        return listed != null ? listed : byStatus(httpStatus);
    }

    /** For a report that comes later; a code that is not listed is the end of the message. */
    static Kind kindOf(int code) {
        Kind listed = listed(code);
        return listed != null ? listed : Kind.MESSAGE;
    }

    /** How long to wait where the documentation says so and the answer does not; else {@code null}. */
    static @Nullable Duration waitOf(int code) {
        return code == TEMPLATE_SYNCING ? Duration.ofMinutes(10) : null;
    }

    private static @Nullable Kind listed(int code) {
        if (code >= 200 && code <= 299) {
            return Kind.ACCOUNT;
        }
        if ((code >= 138000 && code <= 138025) || (code >= 2494164 && code <= 2494179)) {
            return Kind.MESSAGE;
        }
        return KINDS.get(code);
    }

    private static Kind byStatus(int httpStatus) {
        if (httpStatus >= 500) {
            return Kind.RETRY;
        }
        return switch (httpStatus) {
            case 401, 403 -> Kind.ACCOUNT;
            case 429 -> Kind.THROTTLED_NUMBER;
            default -> Kind.MESSAGE;
        };
    }

    private static int[] codes(int... codes) {
        return codes;
    }

    private static Map<Integer, Kind> kinds(List<Map.Entry<Kind, int[]>> rows) {
        Map<Integer, Kind> kinds = new HashMap<>();
        for (Map.Entry<Kind, int[]> row : rows) {
            for (int code : row.getValue()) {
                kinds.put(code, row.getKey());
            }
        }
        return Map.copyOf(kinds);
    }
}
