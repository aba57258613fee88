package dev.parlor.testkit.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One guest and one business number: the messages, the window, and the webhooks that acts in it cause. */
final class Chat {

    private static final Duration WINDOW = Duration.ofHours(24);

    private final BusinessAccount number;
    private final Rates rates;
    private final WebhookWriter writer;
    private final Guest guest;
    private final Clock clock;
    private final OpaqueIds ids;
    private final List<Webhook> outbox;
    private final PlatformMedia media;
    private final Map<String, ChatMessage> messages = new LinkedHashMap<>();
    private @Nullable Instant windowEnd;

    Chat(BusinessAccount number, Guest guest, Accounts accounts) {
        this.number = number;
        this.rates = accounts.rates;
        this.writer = new WebhookWriter(number, guest);
        this.guest = guest;
        this.clock = accounts.clock;
        this.ids = accounts.ids;
        this.outbox = accounts.outbox;
        this.media = accounts.media;
    }

    @Nullable
    Instant windowEnd() {
        return windowEnd;
    }

    /** At exactly 24 hours it is closed. */
    boolean windowOpenAt(Instant now) {
        return windowEnd != null && now.isBefore(windowEnd);
    }

    boolean has(String messageId) {
        return messages.containsKey(messageId);
    }

    boolean isFromGuest(String messageId) {
        ChatMessage message = messages.get(messageId);
        return message != null && !message.isFromBusiness();
    }

    List<ScreenLine> screen() {
        return messages.values().stream()
                .filter(ChatMessage::visible)
                .map(ChatMessage::line)
                .toList();
    }

    // What the business does

    /** Throws {@link Refusal} where the business is too fast. */
    void requireRoom() {
        rates.requireRoom(number, this, clock.instant());
    }

    ChatMessage accept(Send send, String text, @Nullable PlatformTemplate template) {
        ChatMessage message = ChatMessage.fromBusiness(ids.messageId(), clock.instant(), text, template, send);
        messages.put(message.id, message);
        return message;
    }

    void deliver(ChatMessage message) {
        outbox.add(writer.status(message, "sent", clock.instant()));
        message.delivered = true;
        outbox.add(writer.status(message, "delivered", clock.instant()));
        if (guest.readsAtOnce) {
            read(message);
        }
    }

    void fail(ChatMessage message, int code) {
        outbox.add(writer.failure(message, code, clock.instant()));
    }

    // What the guest does

    String write(String text, @Nullable String quotedId) {
        if (quotedId != null) {
            requireVisible(quotedId);
        }
        return send("text", Json.object().put("body", text), text, quotedId);
    }

    String tap(String label) {
        ChatMessage latest = messages.values().stream()
                .filter(message -> message.visible() && !message.quickReplies().isEmpty())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("No message with quick replies is on the guest's screen"));
        return tap(latest.id, label);
    }

    String tap(String messageId, String label) {
        ChatMessage tapped = requireVisible(messageId);
        if (!tapped.quickReplies().contains(label)) {
            throw new IllegalArgumentException(
                    "That message has no quick reply '" + label + "', only " + tapped.quickReplies());
        }
        String payload = tapped.payloadOf(label);
        if (tapped.template == null) {
            ObjectNode reply = Json.object().put("type", "button_reply");
            reply.putObject("button_reply").put("id", payload).put("title", label);
            return send("interactive", reply, label, tapped.id);
        }
        ObjectNode button = Json.object().put("payload", payload).put("text", label);
        return send("button", button, label, tapped.id);
    }

    /** Chooses from the latest list that offers this. */
    String choose(String title) {
        ChatMessage list = messages.values().stream()
                .filter(message -> message.visible() && message.row(title) != null)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("No list on the guest's screen offers '" + title + "'"));
        Send.Row row = Objects.requireNonNull(list.row(title));
        ObjectNode reply = Json.object().put("type", "list_reply");
        ObjectNode chosen = reply.putObject("list_reply").put("id", row.id()).put("title", row.title());
        if (row.description() != null) {
            chosen.put("description", row.description());
        }
        return send("interactive", reply, title, list.id);
    }

    /** An act on another message: no message of its own on the screen, and no window from it. */
    String react(String messageId, String emoji) {
        requireVisible(messageId);
        ObjectNode reaction = Json.object().put("message_id", messageId);
        if (!emoji.isEmpty()) {
            reaction.put("emoji", emoji);
        }
        ChatMessage act = ChatMessage.fromGuest(ids.messageId(), clock.instant(), "(reaction) " + emoji, null);
        outbox.add(writer.message(act, "reaction", reaction));
        return act.id;
    }

    String sendPicture(@Nullable String caption) {
        String mediaId = ids.digits();
        ObjectNode image = Json.object()
                .put("id", mediaId)
                .put("mime_type", "image/jpeg")
                .put("sha256", Base64.getEncoder().encodeToString(OpaqueIds.sha256(mediaId)));
        if (caption != null) {
            image.put("caption", caption);
        }
        return send("image", image, caption == null ? "(picture)" : "(picture) " + caption, null);
    }

    String sendPicture(String caption, String mimeType, byte[] bytes) {
        ObjectNode image = Json.object()
                .put("id", media.received(number.phoneNumberId(), mimeType, bytes))
                .put("mime_type", mimeType)
                .put("sha256", Base64.getEncoder().encodeToString(OpaqueIds.sha256(bytes)));
        if (!caption.isEmpty()) {
            image.put("caption", caption);
        }
        return send("image", image, caption.isEmpty() ? "(picture)" : "(picture) " + caption, null);
    }

    /** A message of any type: opens the window as every guest message does. */
    String send(String type, JsonNode object, String shown, @Nullable String quotedId) {
        Instant now = clock.instant();
        ChatMessage message = ChatMessage.fromGuest(ids.messageId(), now, shown, quotedId);
        messages.put(message.id, message);
        rates.came(number, now);
        openWindow(now);
        outbox.add(writer.message(message, type, object));
        return message.id;
    }

    int readAll() {
        List<ChatMessage> unread = messages.values().stream()
                .filter(message -> message.isFromBusiness() && message.delivered && !message.read)
                .toList();
        unread.forEach(this::read);
        return unread.size();
    }

    private void read(ChatMessage message) {
        message.read = true;
        outbox.add(writer.status(message, "read", clock.instant()));
    }

    private void openWindow(Instant now) {
        Instant end = now.plus(WINDOW);
        if (windowEnd == null || windowEnd.isBefore(end)) {
            windowEnd = end;
        }
    }

    private ChatMessage requireVisible(String messageId) {
        ChatMessage message = messages.get(messageId);
        if (message == null || !message.visible()) {
            throw new NoSuchElementException("No such message is on the guest's screen: " + messageId);
        }
        return message;
    }
}
