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

    /** What its list offers; empty for most. */
    final List<Send.Row> rows;

    final @Nullable String callbackData;
    final boolean sentToUserId;
    final boolean isVoice;
    boolean delivered;
    boolean failed;
    boolean read;
    boolean played;

    private ChatMessage(
            String id,
            Instant at,
            Side side,
            String text,
            @Nullable String quotedId,
            @Nullable PlatformTemplate template,
            List<String> quickReplies,
            Map<Integer, String> payloads,
            List<Send.Row> rows,
            @Nullable String callbackData,
            boolean sentToUserId,
            boolean isVoice) {
        this.id = id;
        this.at = at;
        this.side = side;
        this.text = text;
        this.quotedId = quotedId;
        this.template = template;
        this.quickReplies = List.copyOf(quickReplies);
        this.payloads = Map.copyOf(payloads);
        this.rows = List.copyOf(rows);
        this.callbackData = callbackData;
        this.sentToUserId = sentToUserId;
        this.isVoice = isVoice;
    }

    static ChatMessage fromGuest(String id, Instant at, String text, @Nullable String quotedId) {
        return new ChatMessage(
                id, at, Side.FROM_GUEST, text, quotedId, null, List.of(), Map.of(), List.of(), null, false, false);
    }

    /** What was sent from the app on a phone of the business, and has no statuses. */
    static ChatMessage echo(String id, Instant at, String text) {
        ChatMessage echo = new ChatMessage(
                id, at, Side.FROM_BUSINESS, text, null, null, List.of(), Map.of(), List.of(), null, false, false);
        echo.delivered = true;
        echo.read = true;
        return echo;
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
                payloads(template, send.content()),
                rows(send.content()),
                send.callbackData(),
                send.byUserId(),
                send.content() instanceof Send.File file && file.isVoice());
    }

    private static List<String> labels(@Nullable PlatformTemplate template, Send.Content content) {
        if (template != null) {
            return template.quickReplies();
        }
        return content instanceof Send.WithButtons question ? question.labels() : List.of();
    }

    /** By the place among the quick replies, which other buttons may stand between. */
    private static Map<Integer, String> payloads(@Nullable PlatformTemplate template, Send.Content content) {
        Map<Integer, String> payloads = new HashMap<>();
        if (template != null && content instanceof Send.FromTemplate used) {
            int reply = 0;
            for (int position = 0; position < template.buttons().size(); position++) {
                if (template.buttons().get(position).kind() == PlatformTemplate.ButtonKind.QUICK_REPLY) {
                    TemplateValues.Button given = used.values().buttons().get(position);
                    if (given != null) {
                        payloads.put(reply, given.value());
                    }
                    reply++;
                }
            }
        } else if (content instanceof Send.WithButtons question) {
            question.ids().forEach(id -> payloads.put(payloads.size(), id));
        }
        return payloads;
    }

    private static List<Send.Row> rows(Send.Content content) {
        return content instanceof Send.WithList list ? list.rows() : List.of();
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

    /** What its list offers under this title. */
    Send.@Nullable Row row(String title) {
        return rows.stream()
                .filter(row -> row.title().equals(title))
                .findFirst()
                .orElse(null);
    }

    ScreenLine line() {
        return new ScreenLine(at, side, text, quickReplies(), id, quotedId);
    }
}
