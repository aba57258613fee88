package dev.parlor.testkit.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One guest and one business number: the messages, the window, and the webhooks that acts in it cause. */
final class Chat {

    private static final Duration WINDOW = Duration.ofHours(24);

    /** Of the screen; older messages are forgotten, so that a long load does not fill the memory. */
    private static final int MOST_KEPT = 10_000;

    private final BusinessAccount number;
    private final Rates rates;
    private final WebhookWriter writer;
    private final Guest guest;
    private final Clock clock;
    private final OpaqueIds ids;
    private final List<Webhook> outbox;
    private final PlatformMedia media;
    private final Accounts accounts;
    private final Map<String, ChatMessage> messages = new LinkedHashMap<>();
    private @Nullable Instant windowEnd;

    final Stop stop = new Stop();

    Chat(BusinessAccount number, Guest guest, Accounts accounts) {
        this.number = number;
        this.rates = accounts.rates;
        this.writer = new WebhookWriter(number, guest);
        this.guest = guest;
        this.clock = accounts.clock;
        this.ids = accounts.ids;
        this.outbox = accounts.outbox;
        this.media = accounts.media;
        this.accounts = accounts;
    }

    Phone phone() {
        return new Phone(accounts, guest, number);
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
        keep(message);
        return message;
    }

    /** Reported as sent at once, and as delivered when the guest's phone is online. */
    void deliver(ChatMessage message) {
        outbox.add(writer.status(message, "sent", clock.instant()));
        if (!guest.offline) {
            arrive(message);
        }
    }

    /** Delivers what waited for the phone to be online. */
    void deliverWaiting() {
        messages.values().stream()
                .filter(message -> message.isFromBusiness() && !message.delivered && !message.failed)
                .toList()
                .forEach(this::arrive);
    }

    private void arrive(ChatMessage message) {
        message.delivered = true;
        outbox.add(writer.status(message, "delivered", clock.instant()));
        if (guest.readsAtOnce) {
            read(message);
        }
        accounts.deliveries.accept(this, message.line());
    }

    void fail(ChatMessage message, int code) {
        message.failed = true;
        outbox.add(writer.failure(message, code, clock.instant()));
    }

    /** From the app on a phone of the business: on the guest's screen, and no window (Meta page "Coexistence"). */
    String echo(String text) {
        ChatMessage message = ChatMessage.echo(ids.messageId(), clock.instant(), text);
        keep(message);
        outbox.add(writer.echo(message.id, text, clock.instant()));
        return message.id;
    }

    // What the guest does

    String write(String text, @Nullable String quotedId) {
        if (quotedId != null) {
            requireVisible(quotedId);
        }
        return say(Said.text(text, quotedId));
    }

    String tap(String label) {
        return tap(latestQuestion().id, label);
    }

    String tap(String messageId, String label) {
        ChatMessage tapped = requireVisible(messageId);
        if (!tapped.quickReplies().contains(label)) {
            throw new IllegalArgumentException(
                    "That message has no quick reply '" + label + "', only " + tapped.quickReplies());
        }
        return say(Said.tap(tapped, label));
    }

    /** Taps the quick reply at this place of the latest message that has some. */
    String answer(int place) {
        ChatMessage question = latestQuestion();
        if (question.quickReplies().size() <= place) {
            throw new IllegalStateException("That message has only the quick replies " + question.quickReplies());
        }
        return say(Said.tap(question, question.quickReplies().get(place)));
    }

    private ChatMessage latestQuestion() {
        return messages.values().stream()
                .filter(message -> message.visible() && !message.quickReplies().isEmpty())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("No message with quick replies is on the guest's screen"));
    }

    /** Chooses from the latest list that offers this. */
    String choose(String title) {
        ChatMessage list = messages.values().stream()
                .filter(message -> message.visible() && message.row(title) != null)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("No list on the guest's screen offers '" + title + "'"));
        return say(Said.choice(list, Objects.requireNonNull(list.row(title))));
    }

    String send(GuestFile file) {
        String mediaId = media.received(number.phoneNumberId(), file.mimeType, file.bytes);
        return say(Said.file(file, mediaId, OpaqueIds.sha256(file.bytes)));
    }

    /** Only its notice exists: the platform has no such file. */
    String announce(GuestFile file) {
        String mediaId = ids.digits();
        return say(Said.file(file, mediaId, OpaqueIds.sha256(mediaId)));
    }

    String say(Said said) {
        Instant now = clock.instant();
        ChatMessage message = ChatMessage.fromGuest(ids.messageId(), now, said.shown(), said.about());
        rates.came(number, now);
        if (said.kind() == Said.Kind.MESSAGE) {
            keep(message);
            openWindow(now);
            stop.listen(message.id, said.shown());
        }
        outbox.add(writer.message(message, said, stop.wasSaidIn(message.id) ? message.id : null));
        return message.id;
    }

    /** Does something to a message that is on the screen. */
    String act(String messageId, Said said) {
        requireVisible(messageId);
        return say(said);
    }

    /** Does something to a message of the guest's own. */
    String change(String messageId, Said said) {
        if (!isFromGuest(messageId)) {
            throw new NoSuchElementException("No such message is the guest's own: " + messageId);
        }
        return say(said);
    }

    void prefer(String change) {
        outbox.add(writer.preference(change, clock.instant()));
    }

    int readAll() {
        List<ChatMessage> unread = messages.values().stream()
                .filter(message -> message.isFromBusiness() && message.delivered && !message.read)
                .toList();
        unread.forEach(this::read);
        return unread.size();
    }

    /** Plays what was sent as a voice note and not played; reads it, if it was not. */
    int playAll() {
        List<ChatMessage> unplayed = messages.values().stream()
                .filter(message -> message.isVoice && message.delivered && !message.played)
                .toList();
        for (ChatMessage voice : unplayed) {
            if (!voice.read) {
                read(voice);
            }
            voice.played = true;
            outbox.add(writer.status(voice, "played", clock.instant()));
        }
        return unplayed.size();
    }

    /** After a change of number: what was said stays, the window does not travel. */
    void closeWindow() {
        windowEnd = null;
    }

    private void keep(ChatMessage message) {
        messages.put(message.id, message);
        if (messages.size() > MOST_KEPT) {
            messages.remove(messages.keySet().iterator().next());
        }
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
