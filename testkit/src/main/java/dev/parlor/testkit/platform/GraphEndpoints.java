package dev.parlor.testkit.platform;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Every path that the platform answers; the one of messages is asked last, and refuses what nobody knows. */
final class GraphEndpoints {

    private final Accounts accounts;
    private final MediaEndpoint media;
    private final TemplateEndpoint templates;
    private final AccountEndpoint account;
    private final MessagesEndpoint messages;

    GraphEndpoints(Accounts accounts) {
        this.accounts = accounts;
        this.media = new MediaEndpoint(accounts);
        this.templates = new TemplateEndpoint(accounts);
        this.account = new AccountEndpoint(accounts);
        this.messages = new MessagesEndpoint(accounts);
    }

    void script(FailureScript script) {
        messages.script(script);
    }

    Judgement judge(GraphCall call, CallDraft draft) {
        try {
            Optional<Judgement> found = templates.judge(call, draft);
            if (found.isEmpty()) {
                found = account.judge(call, draft);
            }
            if (found.isEmpty()) {
                found = media.judge(call, draft);
            }
            return found.isPresent() ? found.get() : messages.judge(call, draft);
        } catch (Refusal refusal) {
            return rejected(refusal, accounts.ids);
        }
    }

    static Judgement rejected(Refusal refusal, OpaqueIds ids) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error")
                .put("message", "(#" + refusal.code + ") " + refusal.title)
                .put("type", "OAuthException")
                .put("code", refusal.code);
        error.putObject("error_data").put("messaging_product", "whatsapp").put("details", refusal.details);
        error.put("fbtrace_id", ids.traceId());
        return new Judgement(
                GraphAnswer.of(refusal.httpStatus, Json.bytes(body)),
                new CallOutcome.Rejected(refusal.code, refusal.httpStatus));
    }
}
