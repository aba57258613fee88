package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.TOKEN;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.PlatformId;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.Violation;
import dev.parlor.transport.Courtesies;
import dev.parlor.transport.CourtesyResult;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small signs to guests, over HTTP. */
class ReadMarksTest {
    @Test
    void M7_reading_and_typing_are_shown_by_the_guests_message() throws Exception {
        PlatformModel model = PlatformModel.at(MovableClock.at(Instant.ofEpochSecond(1_790_000_000)))
                .addAccessToken(TOKEN)
                .addNumber(NUMBER.value(), "+44 7700 900001", "2060001");
        String id = model.guest("+447700900101").writes("Hello");
        try (CloudApiSimulator simulator = CloudApiSimulator.around(model).start();
                WhatsAppTransport transport = transport(simulator.baseUrl()).build()) {
            Courtesies courtesies = transport.courtesies().orElseThrow();

            assertThat(end(courtesies.showRead(NUMBER, new PlatformId(id)))).isEqualTo(CourtesyResult.done());
            assertThat(end(courtesies.showTyping(NUMBER, new PlatformId(id)))).isEqualTo(CourtesyResult.done());
            assertThat(simulator.<List<Violation>>act(PlatformModel::violations))
                    .isEmpty();
            assertThat(end(courtesies.showRead(NUMBER, new PlatformId("wamid.other"))))
                    .isEqualTo(CourtesyResult.lost("HTTP 400, code 131009"));
            assertThat(simulator.<List<ClientCall>>act(PlatformModel::record))
                    .extracting(ClientCall::kind)
                    .containsExactly("read", "typing", "read");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "200; {\"success\":false}; HTTP 200, code null",
                "200; no json; HTTP 200, code null",
                "401; {\"error\":{\"code\":190}}; HTTP 401, code 190"
            })
    void M7_a_sign_that_is_not_taken_is_lost_and_not_repeated(int status, String body, String cause) throws Exception {
        try (StandIn platform = StandIn.answering(status, body);
                WhatsAppTransport transport = transport(platform.url()).build()) {
            assertThat(end(transport.courtesies().orElseThrow().showRead(NUMBER, new PlatformId("wamid.in"))))
                    .isEqualTo(CourtesyResult.lost(cause));
            assertThat(platform.asked()).hasSize(1);
        }
    }

    @Test
    void M7_without_a_token_or_after_closing_a_sign_is_lost() throws Exception {
        try (StandIn platform = StandIn.answering(200, "{\"success\":true}")) {
            WhatsAppTransport transport =
                    transport(platform.url()).token(() -> " ").build();
            Courtesies courtesies = transport.courtesies().orElseThrow();
            assertThat(end(courtesies.showRead(NUMBER, new PlatformId("wamid.in"))))
                    .isEqualTo(CourtesyResult.lost("no request: IllegalStateException"));
            transport.close();

            WhatsAppTransport closed = transport(platform.url()).build();
            closed.close();
            assertThat(end(closed.courtesies().orElseThrow().showTyping(NUMBER, new PlatformId("wamid.in"))))
                    .isEqualTo(CourtesyResult.lost("the transport is closed"));
            assertThat(platform.asked()).isEmpty();
        }
    }

    private static CourtesyResult end(CompletionStage<CourtesyResult> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
