package dev.parlor.testkit.platform;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guest's phone in the chat with one business number: what the guest does, and what the guest sees.
 *
 * <p>Every act happens at the model's clock and makes webhooks; every message, tap and picture opens the window for 24
 * hours (Meta page "Send messages", customer service windows). The acts give the platform's id of the new message.
 *
 * <p>Not thread-safe, as the model is not: with a {@link CloudApiSimulator} running, act only inside {@link
 * CloudApiSimulator#act}.
 */
public final class Phone {

    private final Accounts accounts;
    private final Guest guest;
    private final @Nullable BusinessAccount number;

    Phone(Accounts accounts, Guest guest, @Nullable BusinessAccount number) {
        this.accounts = accounts;
        this.guest = guest;
        this.number = number;
    }

    /** The same phone in the chat with another business number; without it, the one that was added first. */
    public Phone with(String phoneNumberId) {
        return new Phone(accounts, guest, accounts.requireNumber(phoneNumberId));
    }

    // Who the guest is

    /** Sets the profile name; {@code Guest} by default. */
    public Phone named(String profileName) {
        guest.name = Objects.requireNonNull(profileName, "profileName");
        return this;
    }

    /** Sets the business-scoped user id; by default an invented one. */
    public Phone withUserId(String userId) {
        Guest holder = accounts.guestByUserId(Objects.requireNonNull(userId, "userId"));
        if (holder != null && holder != guest) {
            throw new IllegalArgumentException("Another guest has the user id " + userId);
        }
        guest.userId = userId;
        return this;
    }

    /**
     * From now on webhooks leave the phone out, as for a guest with a username, except in statuses of messages that
     * were sent to the phone. The platform's own exceptions (recent traffic, contact book) are not modelled.
     */
    public Phone hidesNumber() {
        guest.hidesPhone = true;
        return this;
    }

    /** Whether a message counts as read as soon as it is delivered; false by default. */
    public Phone readsAtOnce(boolean atOnce) {
        guest.readsAtOnce = atOnce;
        return this;
    }

    // What the guest does

    /** Writes a text. */
    public String writes(String text) {
        return chat().write(text, null);
    }

    /**
     * Writes a text as an answer to one message on the screen.
     *
     * @throws java.util.NoSuchElementException if that message is not on the screen
     */
    public String quotes(String messageId, String text) {
        return chat().write(text, messageId);
    }

    /**
     * Taps a quick reply of the latest message that has some.
     *
     * @throws IllegalStateException if none has
     * @throws IllegalArgumentException if that message has no such label
     */
    public String taps(String label) {
        return chat().tap(label);
    }

    /**
     * Taps a quick reply of one message on the screen.
     *
     * @throws java.util.NoSuchElementException if that message is not on the screen
     * @throws IllegalArgumentException if it has no such label
     */
    public String tapsOn(String messageId, String label) {
        return chat().tap(messageId, label);
    }

    /**
     * Chooses from the latest list that offers this.
     *
     * @throws IllegalStateException if none does
     */
    public String chooses(String title) {
        return chat().choose(title);
    }

    /** Sends a picture without caption; only its notice exists, the bytes cannot be fetched. */
    public String sendsPicture() {
        return chat().sendPicture(null);
    }

    /** Sends a picture with a caption; only its notice exists, the bytes cannot be fetched. */
    public String sendsPicture(String caption) {
        return chat().sendPicture(Objects.requireNonNull(caption, "caption"));
    }

    /** Sends a picture whose bytes can be fetched for 7 days, with a caption or an empty one. */
    public String sendsPicture(String caption, String mimeType, byte[] bytes) {
        return chat().sendPicture(Objects.requireNonNull(caption, "caption"), mimeType, bytes);
    }

    /**
     * Puts an emoji on one message on the screen, or takes it back with an empty one. Opens no window: whether the
     * platform counts it is not documented.
     *
     * @throws java.util.NoSuchElementException if that message is not on the screen
     */
    public String reacts(String messageId, String emoji) {
        return chat().react(messageId, emoji);
    }

    /**
     * Sends a message of any type, such as one that did not exist when the host was built.
     *
     * @param type the {@code type} of the item
     * @param json the value of the member of that name
     */
    public String sendsKind(String type, String json) {
        return chat().send(type, Json.parse(json), "(" + type + ")", null);
    }

    /** Opens the chat: all that was delivered and not read is read. Gives how many that were. */
    public int reads() {
        return chat().readAll();
    }

    // What the guest sees

    /** All lines on the screen, oldest first; a message that failed is not among them. */
    public List<ScreenLine> screen() {
        return chat().screen();
    }

    /** When the window closes or closed, by the platform's clock; empty if the guest never wrote. */
    public Optional<Instant> windowEndsAt() {
        return Optional.ofNullable(chat().windowEnd());
    }

    /** The phone number, with {@code +}. */
    public String number() {
        return "+" + guest.digits;
    }

    /** The business-scoped user id. */
    public String userId() {
        return guest.userId;
    }

    private Chat chat() {
        return accounts.chat(number == null ? accounts.firstNumber() : number, guest);
    }
}
