package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.transport.ListedTemplate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * The platform as a state machine: no I/O, no threads, no time but that of the clock, no randomness but a seed.
 *
 * <p>It keeps its own truth and judges the client strictly. A send is checked against the "Messages" reference member
 * by member; free-form text outside the 24 hours after a guest's last act is refused with 131047, a template filled otherwise than its blanks
 * with 132000 or 132012. It also knows who said STOP. Whatever the client
 * should not have asked for is kept in {@link #violations()}, whatever the answer was. An accepted message is {@code
 * sent} at once, and {@code delivered} too unless the guest's phone is offline.
 *
 * <p>It knows text, files by id or link, reply buttons and lists, locations, contact cards, reactions, and templates with
 * headers, numbered or named blanks, quick replies, links and codes, and refuses every other kind as a fault. A file must have
 * been uploaded for the number that sends it, and be of a type that the kind takes; that of a template's header is not looked
 * at. It is
 * stricter than the platform in one point: a {@code to} without {@code +} is refused, where the platform would put
 * the business number's own country code before it and could reach a stranger.
 *
 * <p>Not thread-safe. {@link CloudApiSimulator} serialises the calls on it; without it, use one thread.
 */
public final class PlatformModel {

    private final Accounts accounts;
    private final GraphEndpoints endpoints;
    private final List<ClientCall> record = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    private BiConsumer<ClientCall, List<Violation>> calls = (call, faults) -> {};

    private PlatformModel(Clock clock, long seed) {
        this.accounts = new Accounts(Objects.requireNonNull(clock, "clock"), new OpaqueIds(seed));
        this.endpoints = new GraphEndpoints(accounts);
    }

    /** An empty platform that lives by this clock, with the seed 1. */
    public static PlatformModel at(Clock clock) {
        return at(clock, 1);
    }

    /** An empty platform: the same clock readings, seed and calls give the same ids and the same bytes. */
    public static PlatformModel at(Clock clock, long seed) {
        return new PlatformModel(clock, seed);
    }

    // What exists

    /** A further access token that clients may use; none is valid by default. */
    public PlatformModel addAccessToken(String token) {
        accounts.addToken(Objects.requireNonNull(token, "token"));
        return this;
    }

    /**
     * A business number. The first one is the one that guests write to, unless they say otherwise.
     *
     * @param phoneNumberId the platform's id, as in the path of a send
     * @param displayNumber the number itself, with {@code +}
     * @param wabaId the WhatsApp Business account that owns it and its templates
     */
    public PlatformModel addNumber(String phoneNumberId, String displayNumber, String wabaId) {
        accounts.addNumber(new BusinessAccount(
                Objects.requireNonNull(phoneNumberId, "phoneNumberId"),
                digits(displayNumber),
                Objects.requireNonNull(wabaId, "wabaId")));
        return this;
    }

    /**
     * From now on a call needs the {@code appsecret_proof} that this secret gives for its token (Meta page "Secure Graph
     * API requests"); others answer 100. Off by default.
     */
    public PlatformModel requireAppSecretProof(String appSecret) {
        accounts.requireProof(Objects.requireNonNull(appSecret, "appSecret"));
        return this;
    }

    /**
     * From now on each number takes so many messages a second, in and out together; more answer 130429. Without a limit by
     * default; the platform starts with 80.
     */
    public PlatformModel limitThroughput(int messagesPerSecond) {
        if (messagesPerSecond < 1) {
            throw new IllegalArgumentException("At least 1 message a second, not " + messagesPerSecond);
        }
        accounts.rates.limitNumber(messagesPerSecond);
        return this;
    }

    /**
     * From now on each guest gets one message in 6 seconds, with a burst of 45 that is paid back at that rate; more answer
     * 131056. Off by default.
     */
    public PlatformModel limitPairs() {
        accounts.rates.limitPairs();
        return this;
    }

    /** Adds a template to an account, or replaces the one of the same name and language. */
    public PlatformModel putTemplate(String wabaId, PlatformTemplate template) {
        accounts.templates.put(Objects.requireNonNull(wabaId, "wabaId"), template);
        return this;
    }

    /** What the platform lists for the account of this number, by name and language: for a transport that is asked. */
    public List<ListedTemplate> templates(String phoneNumberId) {
        return accounts.templates.of(accounts.requireNumber(phoneNumberId).wabaId()).stream()
                .map(entry -> entry.template().listed())
                .toList();
    }

    /**
     * The phone of the guest with this number, who from now on is on WhatsApp.
     *
     * @param phoneNumber with {@code +} and country code; blanks, hyphens, dots and brackets are ignored
     */
    public Phone guest(String phoneNumber) {
        return new Phone(accounts, accounts.findOrAddGuest(digits(phoneNumber)), null);
    }

    /** The files that the platform keeps: what clients uploaded, and what guests sent. */
    public PlatformMedia media() {
        return accounts.media;
    }

    /** What the platform decides over a business number, its account and its templates. */
    public Supervision supervise(String phoneNumberId) {
        return new Supervision(accounts, accounts.requireNumber(phoneNumberId));
    }

    /** The same of the number that was added first. */
    public Supervision supervise() {
        return new Supervision(accounts, accounts.firstNumber());
    }

    /**
     * For how long after a host has a guest's STOP a message is nobody's fault, because it may have been on its way; none by
     * default. For hosts that run on a real clock.
     */
    public PlatformModel toleratesAfterStop(Duration grace) {
        accounts.graceAfterStop = Objects.requireNonNull(grace, "grace");
        return this;
    }

    // What the client does

    /** Takes one request of the client and answers it. */
    public GraphAnswer call(GraphCall call) {
        CallDraft draft = new CallDraft(record.size(), accounts.clock.instant());
        Judgement judgement = endpoints.judge(call, draft);
        ClientCall ended = draft.ended(judgement.outcome());
        record.add(ended);
        violations.addAll(draft.violations);
        calls.accept(ended, List.copyOf(draft.violations));
        return judgement.answer();
    }

    /** Plans a failure for the next send; several plans are used up in the order in which they were made. */
    public PlatformModel answerNext(FailureScript script) {
        endpoints.script(Objects.requireNonNull(script, "script"));
        return this;
    }

    // What the platform tells the host

    /** Hands over the webhooks that are due, in order; each is handed over once, and the host is taken to know it. */
    public List<Webhook> takeWebhooks() {
        List<Webhook> due = takeToPost();
        due.forEach(this::acknowledged);
        return due;
    }

    /** Hands over the webhooks that are due, for one who tells when the host has them. */
    List<Webhook> takeToPost() {
        List<Webhook> due = List.copyOf(accounts.outbox);
        accounts.outbox.clear();
        return due;
    }

    /** The host has this one. */
    void acknowledged(Webhook webhook) {
        accounts.heard(webhook.told());
    }

    /**
     * Makes a webhook of exactly these bytes due: for fields, kinds and faults that the model does not know. Nothing
     * else changes.
     */
    public PlatformModel inject(String phoneNumberId, byte[] payload) {
        String known = accounts.requireNumber(phoneNumberId).phoneNumberId();
        accounts.outbox.add(Webhook.of(known, payload));
        return this;
    }

    /** As {@link #inject(String, byte[])}, with the text in UTF-8. */
    public PlatformModel inject(String phoneNumberId, String payload) {
        return inject(phoneNumberId, payload.getBytes(UTF_8));
    }

    // What happened

    /** All requests of the client, in order, as they were until now. */
    public List<ClientCall> record() {
        return List.copyOf(record);
    }

    /** All faults of the client, in order, as they were until now. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /**
     * From now on tells of each request as soon as it is judged, with its violations, of which most have none. One listener;
     * it must not call the model.
     */
    public PlatformModel onCall(BiConsumer<ClientCall, List<Violation>> listener) {
        calls = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * From now on tells of each message of the business that comes to a guest's screen, as soon as it does. One listener; it
     * may look at the phone, and must not do anything with it or call the model.
     */
    public PlatformModel onDelivery(BiConsumer<Phone, ScreenLine> listener) {
        Objects.requireNonNull(listener, "listener");
        accounts.deliveries = (chat, line) -> listener.accept(chat.phone(), line);
        return this;
    }

    static String digits(String phoneNumber) {
        String stripped = phoneNumber.replaceAll("[ ().-]", "");
        if (!stripped.matches("\\+[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException("A phone number is + and 7 to 15 digits, not '" + phoneNumber + "'");
        }
        return stripped.substring(1);
    }
}
