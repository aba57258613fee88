package dev.parlor.testkit.platform;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that the platform knows by name: tokens, numbers, templates, guests and their chats. */
final class Accounts {

    private record TemplateKey(String wabaId, String name, String language) {}

    private record ChatKey(String phoneNumberId, String guestDigits) {}

    private static final Pattern PROOF = Pattern.compile("(?:^|&)appsecret_proof=([0-9a-f]{64})(?:&|$)");

    final Clock clock;
    final OpaqueIds ids;
    final PlatformMedia media;
    final List<Webhook> outbox = new ArrayList<>();
    final Rates rates = new Rates();

    private @Nullable String appSecret;
    private final Set<String> tokens = new HashSet<>();
    private final Map<String, BusinessAccount> numbers = new LinkedHashMap<>();
    private final Map<TemplateKey, PlatformTemplate> templates = new HashMap<>();
    private final Map<String, Guest> guests = new LinkedHashMap<>();
    private final Map<ChatKey, Chat> chats = new LinkedHashMap<>();

    Accounts(Clock clock, OpaqueIds ids) {
        this.clock = clock;
        this.ids = ids;
        this.media = new PlatformMedia(clock, ids);
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

    List<PlatformTemplate> templates(String wabaId) {
        return templates.entrySet().stream()
                .filter(entry -> entry.getKey().wabaId().equals(wabaId))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(PlatformTemplate::name).thenComparing(PlatformTemplate::language))
                .toList();
    }

    void putTemplate(String wabaId, PlatformTemplate template) {
        templates.put(new TemplateKey(wabaId, template.name(), template.language()), template);
    }

    @Nullable
    PlatformTemplate template(String wabaId, String name, String language) {
        return templates.get(new TemplateKey(wabaId, name, language));
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

    Chat chat(BusinessAccount number, Guest guest) {
        return chats.computeIfAbsent(
                new ChatKey(number.phoneNumberId(), guest.digits), unknown -> new Chat(number, guest, this));
    }
}
