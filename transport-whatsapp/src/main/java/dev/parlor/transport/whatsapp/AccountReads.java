package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.ListedTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks the platform how it sees a number and what templates it has. Source: Cloud API, Health status, Messaging limits,
 * Templates.
 */
final class AccountReads {
    /** A page of 100 templates with all their components stays far below. */
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    /** An account has at most 6,000 templates. */
    private static final int MOST_PAGES = 100;

    private static final String VIEW = "fields=quality_rating,whatsapp_business_manager_messaging_limit,health_status";
    private static final String TEMPLATES =
            "fields=name,language,status,category,components,quality_score,rejected_reason&limit=100";

    private final Exchanges exchanges;
    private final GraphRequest requests;
    private final @Nullable String account;

    AccountReads(Exchanges exchanges, GraphRequest requests, @Nullable String account) {
        this.exchanges = exchanges;
        this.requests = requests;
        this.account = account;
    }

    AccountView view(PlatformNumber number) {
        return AccountAnswer.view(get(URLEncoder.encode(number.value(), UTF_8), VIEW));
    }

    /** {@code null} where it is not known which account to ask. */
    @Nullable
    List<ListedTemplate> templates() {
        if (account == null) {
            return null;
        }
        List<ListedTemplate> templates = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES && after != null; page++) {
            JsonNode answer = get(account + "/message_templates", TEMPLATES + after);
            answer.path("data").forEach(row -> AccountAnswer.template(row).ifPresent(templates::add));
            after = AccountAnswer.next(answer);
        }
        return List.copyOf(templates);
    }

    private JsonNode get(String path, String query) {
        Answer answer = exchanges
                .start(request(path, query), LARGEST_ANSWER, new AnswerReading())
                .join();
        if (answer.json() == null) {
            throw noAnswer(answer.trouble());
        }
        return answer.json();
    }

    private HttpRequest request(String path, String query) {
        try {
            return requests.get(path, query);
        } catch (RuntimeException unfit) {
            // Its message may quote the token.
            throw noAnswer(
                    "no request without a usable token: " + unfit.getClass().getSimpleName());
        }
    }

    private static UncheckedIOException noAnswer(String trouble) {
        return new UncheckedIOException(new IOException("the platform gave no answer: " + trouble));
    }

    /** JSON, or why there is none: for people, without anything of what was sent or came. */
    private record Answer(@Nullable JsonNode json, String trouble) {
        static Answer none(String trouble) {
            return new Answer(null, trouble);
        }
    }

    /** Only a 2xx with a JSON object is an answer. */
    private static final class AnswerReading implements Exchanges.Reading<Answer> {
        @Override
        public Answer answered(HttpResponse<byte[]> response) {
            JsonNode json = Json.read(response.body());
            return response.statusCode() / 100 == 2 && json.isObject()
                    ? new Answer(json, "")
                    : Answer.none(
                            "HTTP " + response.statusCode() + ", code " + Json.number(json.path("error"), "code"));
        }

        @Override
        public Answer broken(Throwable trouble) {
            return Answer.none("the exchange broke: " + trouble.getClass().getSimpleName());
        }

        @Override
        public Answer late(Duration deadline) {
            return Answer.none("not whole within " + deadline);
        }

        @Override
        public Answer closed() {
            return Answer.none("the transport is closed");
        }
    }
}
