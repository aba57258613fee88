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

    /**
     * Whether the phone is online; true by default. Messages to one that is offline are {@code sent} and wait, and are {@code
     * delivered} once it is online again. What the platform drops after 30 days is not modelled.
     */
    public Phone online(boolean isOnline) {
        guest.offline = !isOnline;
        if (isOnline) {
            accounts.chatsOf(guest).forEach(Chat::deliverWaiting);
        }
        return this;
    }

    /** Whether the guest uses WhatsApp; true by default. Sends to one who does not are refused with 131026. */
    public Phone onWhatsApp(boolean isThere) {
        guest.gone = !isThere;
        return this;
    }

    /**
     * Whether another responder of the business owns the conversation; false by default. Messages, and statuses of ours, then
     * come as {@code standby} (Meta page "Standby webhooks").
     */
    public Phone answeredElsewhere(boolean elsewhere) {
        guest.answeredElsewhere = elsewhere;
        return this;
    }

    /**
     * Takes another phone number, and with it another user id. What was said stays on the screen, the window does not travel:
     * whether it does at the platform is not documented. One who {@linkplain #hidesNumber() hides} the number tells only of
     * the user id.
     *
     * @throws IllegalArgumentException if another guest has that number
     */
    public Phone changesNumber(String phoneNumber) {
        String oldDigits = guest.digits;
        String oldUserId = guest.userId;
        String digits = PlatformModel.digits(phoneNumber);
        Chat chat = chat();
        accounts.renumber(guest, digits);
        guest.userId = accounts.ids.userId();
        accounts.chatsOf(guest).forEach(Chat::closeWindow);
        chat.say(
                guest.hidesPhone
                        ? Said.changedUserId(oldUserId, guest.userId)
                        : Said.changedNumber(oldDigits, digits, oldUserId, guest.userId));
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

    /** Writes a text after a tap on an advertisement with this headline. */
    public String writesFromAd(String headline, String text) {
        return chat().say(Said.fromAd(headline, text));
    }

    /** Writes a text in a group; nothing of it shows in the chat with the business number. */
    public String writesInGroup(String groupId, String text) {
        return chat().say(Said.inGroup(groupId, text));
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
     * Taps the quick reply at this place, from 0, of the latest message that has some.
     *
     * @throws IllegalStateException if none has, or if it has fewer
     */
    public String tapsNumber(int place) {
        return chat().answer(place);
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

    /** Sends back a form, whose fields are this JSON object. */
    public String fillsForm(String responseJson) {
        return chat().say(Said.form(responseJson));
    }

    /** Sends a picture without caption; only its notice exists, the bytes cannot be fetched. */
    public String sendsPicture() {
        return sendsPicture("");
    }

    /** Sends a picture with a caption; only its notice exists, the bytes cannot be fetched. */
    public String sendsPicture(String caption) {
        return chat().announce(GuestFile.picture("image/jpeg", new byte[0]).captioned(caption));
    }

    /** Sends a picture whose bytes can be fetched for 7 days, with a caption or an empty one. */
    public String sendsPicture(String caption, String mimeType, byte[] bytes) {
        return sends(GuestFile.picture(mimeType, bytes).captioned(caption));
    }

    /** Sends a file whose bytes can be fetched for 7 days. */
    public String sends(GuestFile file) {
        return chat().send(Objects.requireNonNull(file, "file"));
    }

    /** Sends a place, with a name or an empty one. */
    public String sendsLocation(double latitude, double longitude, String name) {
        return chat().say(Said.location(latitude, longitude, name));
    }

    /** Sends the card of somebody. */
    public String sendsContact(String name, String phoneNumber) {
        return chat().say(Said.card(name, phoneNumber));
    }

    /** Orders from a catalogue of the business. */
    public String orders(String catalogId, String product, int quantity, double price, String currency) {
        return chat().say(Said.order(catalogId, product, quantity, price, currency));
    }

    /**
     * Sends something that the platform does not hand on.
     *
     * @param what as the platform calls it, such as {@code poll_creation}
     * @param code why: 131051 for a kind it does not know, 131052 for a file it could not fetch or of more than 100 MB
     */
    public String sendsUnsupported(String what, int code) {
        return chat().say(Said.unsupported(what, code));
    }

    /**
     * Sends a message of any type, such as one that did not exist when the host was built.
     *
     * @param type the {@code type} of the item
     * @param json the value of the member of that name
     */
    public String sendsKind(String type, String json) {
        return chat().say(Said.message(type, Json.parse(json), "(" + type + ")", null));
    }

    /**
     * Puts an emoji on one message on the screen, or takes it back with an empty one. Opens no window: whether the
     * platform counts it is not documented.
     *
     * @throws java.util.NoSuchElementException if that message is not on the screen
     */
    public String reacts(String messageId, String emoji) {
        return chat().act(messageId, Said.reaction(messageId, emoji));
    }

    /**
     * Changes a text that this guest wrote; the platform tells that of numbers which are used in the app too. Opens no
     * window, as it is not documented.
     *
     * @throws java.util.NoSuchElementException if the message is not the guest's own
     */
    public String edits(String messageId, String text) {
        return chat().change(messageId, Said.edit(messageId, text));
    }

    /**
     * Takes a message back; as with {@link #edits}.
     *
     * @throws java.util.NoSuchElementException if the message is not the guest's own
     */
    public String revokes(String messageId) {
        return chat().change(messageId, Said.revocation(messageId));
    }

    /** Opens the chat: all that was delivered and not read is read. Gives how many that were. */
    public int reads() {
        return chat().readAll();
    }

    /** Plays every voice note that was not played. Gives how many that were. */
    public int plays() {
        return chat().playAll();
    }

    /** Writes "STOP": a second message after it, once the host has it, is a violation. */
    public String stops() {
        return writes("STOP");
    }

    /** Stops the marketing of the business, in the phone's settings; such templates are then refused with 131050. */
    public Phone stopsMarketing() {
        guest.stoppedMarketing = true;
        chat().prefer("stop");
        return this;
    }

    /** Allows marketing again. */
    public Phone resumesMarketing() {
        guest.stoppedMarketing = false;
        chat().prefer("resume");
        return this;
    }

    /** What somebody sends to the guest from the app on a phone of the business. */
    String echo(String text) {
        return chat().echo(text);
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
