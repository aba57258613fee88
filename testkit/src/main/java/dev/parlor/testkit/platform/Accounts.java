package dev.parlor.testkit.platform;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that the platform knows by name: tokens, numbers, templates, guests and their chats. */
final class Accounts {

    private record ChatKey(String phoneNumberId, String guestDigits) {}

    private static final Pattern PROOF = Pattern.compile("(?:^|&)appsecret_proof=([0-9a-f]{64})(?:&|$)");

    final Clock clock;
    final OpaqueIds ids;
    final PlatformMedia media;
    final List<Webhook> outbox = new ArrayList<>();
    final Rates rates = new Rates();
    final TemplateRegistry templates;

    /** How long after a guest's stop a message is nobody's fault. */
    Duration graceAfterStop = Duration.ZERO;

    /** Told of each message that comes to a guest's screen. */
    BiConsumer<Chat, ScreenLine> deliveries = (chat, line) -> {};

    private @Nullable String appSecret;
    private final Set<String> tokens = new HashSet<>();
    private final Map<String, BusinessAccount> numbers = new LinkedHashMap<>();
    private final Map<String, NumberState> states = new HashMap<>();
    private final Map<String, Guest> guests = new LinkedHashMap<>();
    private final Map<ChatKey, Chat> chats = new LinkedHashMap<>();

    Accounts(Clock clock, OpaqueIds ids) {
        this.clock = clock;
        this.ids = ids;
        this.media = new PlatformMedia(clock, ids);
        this.templates = new TemplateRegistry(ids);
    }

    void addToken(String token) {
        tokens.add(token);
    }

    void requireProof(String secret) {
        appSecret = secret;
    }

    /** Whether this is the proof for the token, or none is needed. */
    private boolean accepts(String token, @Nullable String proof) {
        return appSecret == null
                || WebhookSignature.of(appSecret, token.getBytes(StandardCharsets.UTF_8))
                        .equals("sha256=" + proof);
    }

    /** Throws {@link Refusal} unless the call carries a valid bearer token, which it answers. */
    String requireToken(GraphCall call, CallDraft draft) {
        String header = call.authorization();
        if (header == null || !header.startsWith("Bearer ") || !tokens.contains(header.substring(7))) {
            throw draft.fault(PlatformError.BAD_TOKEN, "the Authorization header carries no valid bearer token");
        }
        return header.substring(7);
    }

    /** Throws {@link Refusal} unless the call carries a valid bearer token, and its proof where one is needed. */
    void requireCaller(GraphCall call, CallDraft draft) {
        String token = requireToken(call, draft);
        Matcher proof = PROOF.matcher(call.query());
        if (!accepts(token, proof.find() ? proof.group(1) : null)) {
            throw draft.fault(PlatformError.BAD_PARAMETER, "the call needs the appsecret_proof of its token");
        }
    }

    void addNumber(BusinessAccount number) {
        if (numbers.putIfAbsent(number.phoneNumberId(), number) != null) {
            throw new IllegalArgumentException("The phone number id " + number.phoneNumberId() + " is taken");
        }
    }

    @Nullable
    BusinessAccount number(String phoneNumberId) {
        return numbers.get(phoneNumberId);
    }

    BusinessAccount requireNumber(String phoneNumberId) {
        BusinessAccount number = numbers.get(phoneNumberId);
        if (number == null) {
            throw new IllegalArgumentException(
                    "No business number has the phone number id " + phoneNumberId + ", only " + numbers.keySet());
        }
        return number;
    }

    BusinessAccount firstNumber() {
        return numbers.values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Add a business number to the model first"));
    }

    /** Whether a number belongs to this account. */
    boolean hasAccount(String wabaId) {
        return numbers.values().stream().anyMatch(number -> number.wabaId().equals(wabaId));
    }

    NumberState state(BusinessAccount number) {
        return states.computeIfAbsent(number.phoneNumberId(), unknown -> new NumberState());
    }

    /** One that cannot send, if there is any. */
    BusinessAccount worstNumberOf(String wabaId) {
        List<BusinessAccount> all = numbers.values().stream()
                .filter(number -> number.wabaId().equals(wabaId))
                .toList();
        return all.stream()
                .filter(number -> state(number).lock != null)
                .findFirst()
                .orElse(all.get(0));
    }

    Guest findOrAddGuest(String digits) {
        return guests.computeIfAbsent(digits, unknown -> new Guest(digits, ids.userId()));
    }

    @Nullable
    Guest guestByPhone(String digits) {
        return guests.get(digits);
    }

    @Nullable
    Guest guestByUserId(String userId) {
        return guests.values().stream()
                .filter(guest -> guest.userId.equals(userId))
                .findFirst()
                .orElse(null);
    }

    /** Whether a guest sent this to the number. */
    boolean hasFromGuest(BusinessAccount number, String messageId) {
        return chats.entrySet().stream()
                .filter(entry -> entry.getKey().phoneNumberId().equals(number.phoneNumberId()))
                .anyMatch(entry -> entry.getValue().isFromGuest(messageId));
    }

    /** All chats of a guest, with any number. */
    List<Chat> chatsOf(Guest guest) {
        return chats.entrySet().stream()
                .filter(entry -> entry.getKey().guestDigits().equals(guest.digits))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The guest has another number from now on; what was said goes along, the old number is nobody's. */
    void renumber(Guest guest, String digits) {
        if (guests.containsKey(digits)) {
            throw new IllegalArgumentException("Another guest has this number");
        }
        String old = guest.digits;
        guests.remove(old);
        guest.digits = digits;
        guests.put(digits, guest);
        for (BusinessAccount number : numbers.values()) {
            Chat chat = chats.remove(new ChatKey(number.phoneNumberId(), old));
            if (chat != null) {
                chats.put(new ChatKey(number.phoneNumberId(), digits), chat);
            }
        }
    }

    /** The host has these messages of guests. */
    void heard(List<String> messageIds) {
        Instant now = clock.instant();
        messageIds.forEach(id -> chats.values().forEach(chat -> chat.stop.heard(id, now)));
    }

    Chat chat(BusinessAccount number, Guest guest) {
        return chats.computeIfAbsent(
                new ChatKey(number.phoneNumberId(), guest.digits), unknown -> new Chat(number, guest, this));
    }
}
