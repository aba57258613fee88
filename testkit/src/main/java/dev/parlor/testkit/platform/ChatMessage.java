package dev.parlor.testkit.platform;

import dev.parlor.testkit.platform.ScreenLine.Side;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of a chat, from either side. */
final class ChatMessage {

    final String id;
    final Instant at;
    final Side side;
    final String text;
    final @Nullable String quotedId;

    /** The template that it was made from; null for free-form ones. */
    final @Nullable PlatformTemplate template;

    /** The labels of its buttons, and what they answer. */
    private final List<String> quickReplies;

    final Map<Integer, String> payloads;

    final @Nullable String callbackData;
    final boolean sentToUserId;
    boolean delivered;
    boolean read;

    private ChatMessage(
            String id,
            Instant at,
            Side side,
            String text,
            @Nullable String quotedId,
            @Nullable PlatformTemplate template,
            List<String> quickReplies,
            Map<Integer, String> payloads,
            @Nullable String callbackData,
            boolean sentToUserId) {
        this.id = id;
        this.at = at;
        this.side = side;
        this.text = text;
        this.quotedId = quotedId;
        this.template = template;
        this.quickReplies = List.copyOf(quickReplies);
        this.payloads = Map.copyOf(payloads);
        this.callbackData = callbackData;
        this.sentToUserId = sentToUserId;
    }

    static ChatMessage fromGuest(String id, Instant at, String text, @Nullable String quotedId) {
        return new ChatMessage(id, at, Side.FROM_GUEST, text, quotedId, null, List.of(), Map.of(), null, false);
    }

    static ChatMessage fromBusiness(
            String id, Instant at, String text, @Nullable PlatformTemplate template, Send send) {
        boolean isTemplate = send.content() instanceof Send.FromTemplate;
        return new ChatMessage(
                id,
                at,
                Side.FROM_BUSINESS,
                text,
                isTemplate ? null : send.quotedId(),
                template,
                labels(template, send.content()),
                payloads(send.content()),
                send.callbackData(),
                send.byUserId());
    }

    private static List<String> labels(@Nullable PlatformTemplate template, Send.Content content) {
        if (template != null) {
            return template.quickReplies();
        }
        return content instanceof Send.WithButtons question ? question.labels() : List.of();
    }

    private static Map<Integer, String> payloads(Send.Content content) {
        if (content instanceof Send.FromTemplate used) {
            return used.payloads();
        }
        Map<Integer, String> ids = new HashMap<>();
        if (content instanceof Send.WithButtons question) {
            question.ids().forEach(id -> ids.put(ids.size(), id));
        }
        return ids;
    }

    boolean isFromBusiness() {
        return side == Side.FROM_BUSINESS;
    }

    /** Whether it stands on the guest's screen. */
    boolean visible() {
        return !isFromBusiness() || delivered;
    }

    List<String> quickReplies() {
        return quickReplies;
    }

    /** What a tap on this label sends: the payload that came with the message, or else the label. */
    String payloadOf(String label) {
        return payloads.getOrDefault(quickReplies().indexOf(label), label);
    }

    ScreenLine line() {
        return new ScreenLine(at, side, text, quickReplies(), id, quotedId);
    }
}
