package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v25.0/<phone number id>/messages}: judges a request and answers it. */
final class MessagesEndpoint {

    private static final Pattern PATH = Pattern.compile("/v[0-9]{1,3}\\.0/([^/]+)/messages");
    private static final Pattern QUERY = Pattern.compile("(?:appsecret_proof=[0-9a-f]{64})?");
    private static final byte[] GATEWAY_PAGE = "<html><body>Bad gateway</body></html>".getBytes(UTF_8);

    /** A send that the platform has found good. */
    private record Sendable(
            Send send,
            Chat chat,
            Guest guest,
            String text,
            @Nullable PlatformTemplate template) {}

    private final Accounts accounts;
    private final Deque<FailureScript> scripts = new ArrayDeque<>();

    MessagesEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    void script(FailureScript script) {
        scripts.add(script);
    }

    /** Throws {@link Refusal} for a call that is not a send or a read mark. */
    Judgement judge(GraphCall call, CallDraft draft) {
        requireCaller(call, draft);
        BusinessAccount number = requireNumber(call, draft);
        Judgement read = ReadMark.judge(call, number, accounts, draft);
        return read != null ? read : judgeSend(call, number, scripts.poll(), draft);
    }

    /** A script decides over the answer, but the request is examined all the same. */
    private Judgement judgeSend(
            GraphCall call, BusinessAccount number, @Nullable FailureScript script, CallDraft draft) {
        if (script instanceof FailureScript.RefusesConnection) {
            return new Judgement(GraphAnswer.none(GraphAnswer.Fate.REFUSED), new CallOutcome.Unread());
        }
        Supplier<Judgement> own;
        try {
            Sendable sendable = examine(SendReader.read(call, draft), number, draft);
            own = () -> accept(sendable, script);
        } catch (Refusal refusal) {
            own = () -> rejected(refusal);
        }
        if (script instanceof FailureScript.Rejects rejects) {
            return rejected(Refusal.scripted(rejects));
        }
        if (script instanceof FailureScript.Breaks breaks) {
            GraphAnswer page = GraphAnswer.of(breaks.httpStatus(), GATEWAY_PAGE);
            return new Judgement(page, new CallOutcome.Broken(breaks.httpStatus()));
        }
        Judgement judged = own.get();
        return script instanceof FailureScript.DelaysAnswer late
                ? new Judgement(judged.answer().after(late.delay()), judged.outcome())
                : judged;
    }

    private void requireCaller(GraphCall call, CallDraft draft) {
        if (!QUERY.matcher(call.query()).matches()) {
            throw draft.fault(PlatformError.BAD_PARAMETER, "the query may only be appsecret_proof with 64 hex digits");
        }
        accounts.requireCaller(call, draft);
    }

    private BusinessAccount requireNumber(GraphCall call, CallDraft draft) {
        Matcher path = PATH.matcher(call.pathWithoutQuery());
        if (!path.matches()) {
            throw draft.fault(PlatformError.UNKNOWN_PATH, "the path is not /v<n>.0/<phone number id>/messages");
        }
        draft.phoneNumberId = path.group(1);
        if (!call.method().equals("POST")) {
            throw draft.fault(PlatformError.BAD_PARAMETER, "the method must be POST");
        }
        BusinessAccount number = accounts.number(path.group(1));
        if (number == null) {
            throw draft.fault(PlatformError.UNKNOWN_OBJECT, "no business number has this phone number id");
        }
        return number;
    }

    private Sendable examine(Send send, BusinessAccount number, CallDraft draft) {
        Send.Content content = send.content();
        draft.text = content instanceof Send.FromTemplate ? null : content.shown();
        NumberState.Lock lock = accounts.state(number).lock;
        if (lock != null) {
            throw Refusal.of(lock.code(), lock.why());
        }
        Guest guest = recipient(send, number);
        Chat chat = accounts.chat(number, guest);
        draft.windowOpen = chat.windowOpenAt(draft.at);

        PlatformTemplate template = null;
        if (content instanceof Send.FromTemplate wanted) {
            template = approved(wanted, number);
            draft.text = TemplateFit.rendered(template, wanted.values(), draft);
        }
        if (chat.stop.forbids(draft.at, accounts.graceAfterStop)) {
            draft.violation("writes to a guest who said stop");
        }
        if (template != null && template.category() == PlatformTemplate.Category.MARKETING && guest.stoppedMarketing) {
            throw draft.fault(PlatformError.MARKETING_STOPPED, "marketing to a guest who stopped marketing");
        }
        if (content instanceof Send.React reaction && !chat.isFromGuest(reaction.messageId())) {
            throw draft.fault(PlatformError.INVALID_PARAMETER, "reacts to no message of the guest in this chat");
        }
        if (content instanceof Send.File file && !file.isLink()) {
            requireFile(file, number, draft);
        }
        if (send.quotedId() != null && !chat.has(send.quotedId())) {
            draft.violation("quotes a message that this chat does not have");
        }
        if (template == null && !draft.windowOpen) {
            draft.violation("free-form outside the window");
            throw new Refusal(PlatformError.WINDOW_CLOSED, "More than 24 hours since the guest's last message");
        }
        chat.requireRoom();
        return new Sendable(send, chat, guest, String.valueOf(draft.text), template);
    }

    private void requireFile(Send.File file, BusinessAccount number, CallDraft draft) {
        String type = accounts.media.typeToSend(number.phoneNumberId(), file.source());
        if (type == null) {
            throw draft.fault(PlatformError.UNUSABLE_MEDIA, "this number has no file of this id, or not any more");
        }
        if (!MediaKind.fits(file.kind(), type)) {
            throw draft.fault(PlatformError.UNUSABLE_MEDIA, type + " cannot be sent as " + file.kind());
        }
    }

    private Guest recipient(Send send, BusinessAccount number) {
        String digits = send.address().replace("+", "");
        if (digits.equals(number.digits())) {
            throw new Refusal(PlatformError.SENDER_IS_RECIPIENT, "The number cannot write to itself");
        }
        Guest guest = send.byUserId() ? accounts.guestByUserId(send.address()) : accounts.guestByPhone(digits);
        if (guest == null || guest.gone) {
            throw new Refusal(PlatformError.UNDELIVERABLE, "The recipient is not on WhatsApp");
        }
        return guest;
    }

    private PlatformTemplate approved(Send.FromTemplate wanted, BusinessAccount number) {
        PlatformTemplate template = accounts.templates.find(number.wabaId(), wanted.name(), wanted.language());
        if (template == null) {
            throw new Refusal(PlatformError.NO_TEMPLATE, "No template of this name in this language");
        }
        switch (template.status()) {
            case APPROVED -> {}
            case PAUSED -> throw new Refusal(PlatformError.TEMPLATE_PAUSED, "Paused for low quality");
            case DISABLED -> throw new Refusal(PlatformError.TEMPLATE_DISABLED, "Disabled for good");
            case PENDING, REJECTED -> throw new Refusal(PlatformError.NO_TEMPLATE, "The template is not approved");
        }
        return template;
    }

    private static Judgement accept(Sendable sendable, @Nullable FailureScript script) {
        Chat chat = sendable.chat();
        ChatMessage message = chat.accept(sendable.send(), sendable.text(), sendable.template());
        if (script instanceof FailureScript.FailsLater fails) {
            chat.fail(message, fails.code());
        } else {
            chat.deliver(message);
        }
        if (script instanceof FailureScript.LosesAnswer) {
            return unheard(GraphAnswer.none(GraphAnswer.Fate.LOST), message);
        }
        GraphAnswer answer = GraphAnswer.of(200, success(sendable, message));
        if (script instanceof FailureScript.CutsAnswer) {
            return unheard(answer.halved(GraphAnswer.Fate.CUT), message);
        }
        return script instanceof FailureScript.StallsAnswer
                ? unheard(answer.halved(GraphAnswer.Fate.STALLED), message)
                : new Judgement(answer, new CallOutcome.Accepted(message.id));
    }

    private static Judgement unheard(GraphAnswer answer, ChatMessage message) {
        return new Judgement(answer, new CallOutcome.AcceptedUnheard(message.id));
    }

    private static byte[] success(Sendable sendable, ChatMessage message) {
        Send send = sendable.send();
        ObjectNode body = Json.object().put("messaging_product", "whatsapp");
        ObjectNode contact = body.putArray("contacts").addObject().put("input", send.address());
        if (send.byUserId()) {
            contact.put("user_id", sendable.guest().userId);
        } else {
            contact.put("wa_id", sendable.guest().digits);
        }
        ObjectNode accepted = body.putArray("messages").addObject().put("id", message.id);
        if (sendable.template() != null) {
            accepted.put("message_status", "accepted");
        }
        return Json.bytes(body);
    }

    private Judgement rejected(Refusal refusal) {
        return GraphEndpoints.rejected(refusal, accounts.ids);
    }
}
