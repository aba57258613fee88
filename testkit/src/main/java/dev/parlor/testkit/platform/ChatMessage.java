package dev.parlor.testkit.platform;

import dev.parlor.testkit.platform.ScreenLine.Side;
import java.time.Instant;
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

    /** The template that it was made from, and what its buttons answer; null and empty for free-form ones. */
    final @Nullable PlatformTemplate template;

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
            Map<Integer, String> payloads,
            @Nullable String callbackData,
            boolean sentToUserId) {
        this.id = id;
        this.at = at;
        this.side = side;
        this.text = text;
        this.quotedId = quotedId;
        this.template = template;
        this.payloads = Map.copyOf(payloads);
        this.callbackData = callbackData;
        this.sentToUserId = sentToUserId;
    }

    static ChatMessage fromGuest(String id, Instant at, String text, @Nullable String quotedId) {
        return new ChatMessage(id, at, Side.FROM_GUEST, text, quotedId, null, Map.of(), null, false);
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
                send.content() instanceof Send.FromTemplate used ? used.payloads() : Map.of(),
                send.callbackData(),
                send.byUserId());
    }

    boolean isFromBusiness() {
        return side == Side.FROM_BUSINESS;
    }

    /** Whether it stands on the guest's screen. */
    boolean visible() {
        return !isFromBusiness() || delivered;
    }

    List<String> quickReplies() {
        return template == null ? List.of() : template.quickReplies();
    }

    /** What a tap on this label sends: the payload that came with the message, or else the label. */
    String payloadOf(String label) {
        return payloads.getOrDefault(quickReplies().indexOf(label), label);
    }

    ScreenLine line() {
        return new ScreenLine(at, side, text, quickReplies(), id, quotedId);
    }
}
