package dev.parlor.testkit.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.GraphAnswer;
import dev.parlor.testkit.platform.GraphCall;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.ScreenLine;
import dev.parlor.testkit.platform.Webhook;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform of which everything is said by a script, with the guest Ana. */
final class Theatre {

    static final String ANA = "+447700900123";
    static final String SETUP = """
            # what there is
            token "t"
            number 1060001 +447700900001 of account 2060001
            number 1060002 +447700900002 of account 2060001
            template opt_in en of account 2060001 "May we write?" buttons "Yes" "No"
            template sale en of account 2060001 "Buy!" category marketing
            guest +447700900123 "Ana"
            """;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    final MovableClock clock = MovableClock.at("2026-11-22T09:00:00Z");
    final PlatformModel model = PlatformModel.at(clock);
    final Play play = Play.on(model, clock).add(SETUP);

    GraphAnswer sendText(String text) {
        return send("\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}");
    }

    GraphAnswer ask() {
        return send("\"type\":\"template\",\"template\":{\"name\":\"opt_in\",\"language\":{\"code\":\"en\"}}");
    }

    private GraphAnswer send(String rest) {
        String body = "{\"messaging_product\":\"whatsapp\",\"to\":\"" + ANA + "\"," + rest + "}";
        GraphAnswer answer = model.call(
                GraphCall.of("POST", "/v25.0/1060001/messages", "Bearer t", "application/json", body.getBytes(UTF_8)));
        play.step();
        return answer;
    }

    /** What Ana wrote and tapped, in order. */
    List<String> said() {
        return model.guest(ANA).screen().stream()
                .filter(line -> line.side() == ScreenLine.Side.FROM_GUEST)
                .map(ScreenLine::text)
                .toList();
    }

    /** The fields of all webhooks that are due, and the types of the guests' items in {@code messages}. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        for (Webhook webhook : model.takeWebhooks()) {
            JsonNode change = MAPPER.readTree(webhook.body()).at("/entry/0/changes/0");
            JsonNode type = change.at("/value/messages/0/type");
            JsonNode status = change.at("/value/statuses/0/status");
            String field = change.get("field").stringValue();
            told.add(type.isString() ? type.stringValue() : status.isString() ? status.stringValue() : field);
        }
        return told;
    }
}
