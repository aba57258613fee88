package dev.parlor.testkit.platform;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A platform with one business number, one template and the guest Gus. */
final class PlatformFixture {

    static final String TOKEN = "test-access-token";
    static final String NUMBER = "1060001";
    static final String PATH = "/v25.0/" + NUMBER + "/messages";
    static final String WABA = "2060001";
    static final String GUS = "+447700900123";

    final StoppedClock clock = new StoppedClock();
    final PlatformModel model = PlatformModel.at(clock)
            .addAccessToken(TOKEN)
            .addNumber(NUMBER, "+44 7700 900001", WABA)
            .putTemplate(
                    WABA,
                    PlatformTemplate.of("opt_in", "en", "Hi {{1}}, may {{2}} write to you?")
                            .withQuickReplies("Yes", "No"));
    final Phone gus = model.guest(GUS).named("Gus").withUserId("GB.77");

    GraphAnswer sendText(String body) {
        return send(text(body));
    }

    GraphAnswer send(String json) {
        return model.call(GraphCall.post(PATH, TOKEN, json));
    }

    static String text(String body) {
        return Json.object()
                .put("messaging_product", "whatsapp")
                .put("to", GUS)
                .put("type", "text")
                .put("biz_opaque_callback_data", "t-1")
                .set("text", Json.object().put("body", body))
                .toString();
    }

    /** The request for consent; the payload of Yes is {@code grant:1}, No has none. */
    static String optIn(String name, String language, String... parameters) {
        StringBuilder values = new StringBuilder();
        for (String parameter : parameters) {
            values.append(values.isEmpty() ? "" : ",").append("{'type':'text','text':'" + parameter + "'}");
        }
        return json("{'messaging_product':'whatsapp','recipient_type':'individual','to':'" + GUS
                + "','type':'template','template':{'name':'" + name + "','language':{'code':'" + language + "'},"
                + "'components':[{'type':'body','parameters':[" + values + "]},{'type':'button',"
                + "'sub_type':'quick_reply','index':'0','parameters':[{'type':'payload','payload':'grant:1'}]}]}}");
    }

    static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }

    static int code(GraphAnswer answer) {
        return Json.parse(answer.body()).at("/error/code").intValue();
    }

    static String id(GraphAnswer answer) {
        return Json.parse(answer.body()).at("/messages/0/id").stringValue();
    }

    /** The values of the webhooks that are due, in order. */
    List<JsonNode> webhookValues() {
        List<JsonNode> values = new ArrayList<>();
        for (Webhook webhook : model.takeWebhooks()) {
            values.add(Json.parse(webhook.body()).at("/entry/0/changes/0/value"));
        }
        return values;
    }

    List<String> violations() {
        return model.violations().stream().map(Violation::sentence).toList();
    }

    ClientCall lastCall() {
        List<ClientCall> record = model.record();
        return record.get(record.size() - 1);
    }
}
