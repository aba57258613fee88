package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.directory.Quality;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.ListedTemplate;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform tells about numbers and templates. */
class AccountReadsTest {
    @Test
    void G2_a_blocked_number_is_told_with_what_stands_in_the_way() throws Exception {
        assertThat(view("{'quality_rating':'YELLOW','whatsapp_business_manager_messaging_limit':'TIER_2K',"
                        + "'health_status':{'can_send_message':'BLOCKED','entities':[{'entity_type':'WABA',"
                        + "'errors':[{'error_code':1,'error_description':'No payment method'}]},"
                        + "{'entity_type':'APP','can_send_message':'AVAILABLE'}]}}"))
                .isEqualTo(new AccountView(false, Quality.MEDIUM, "TIER_2K", List.of("WABA: No payment method")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; UNKNOWN",
                "{'quality_rating':'GREEN','health_status':{'can_send_message':'LIMITED'}}; HIGH",
                "{'quality_rating':'RED','health_status':'new shape'}; LOW",
                "{'quality_rating':'MAUVE','whatsapp_business_manager_messaging_limit':{}}; UNKNOWN"
            })
    void G2_what_is_not_told_or_not_known_is_no_obstacle(String answer, Quality quality) throws Exception {
        assertThat(view(answer)).isEqualTo(new AccountView(true, quality, "", List.of()));
    }

    @Test
    void O11_templates_are_listed_with_what_counts_for_sending_them() throws Exception {
        String rows = "{'data':[{'name':'visit','language':'en_US','status':'APPROVED','category':'UTILITY',"
                + "'components':[{'type':'HEADER','text':'{{1}}'},{'type':'BODY','text':'{{2}} {{1}} {{2}}'}],"
                + "'quality_score':{'score':'GREEN'},'rejected_reason':'NONE'},"
                + "{'name':'sale','language':'de','status':'REJECTED','category':'MARKETING',"
                + "'components':[{'type':'BODY','text':'Hallo {{first_name}}'}],'rejected_reason':'ABUSIVE_CONTENT'},"
                + "{'name':'code','language':'de','status':'NEW_IN_2027','category':'AUTHENTICATION'},{'name':7},7]}";
        try (StandIn platform = StandIn.answering(200, rows.replace('\'', '"'));
                WhatsAppTransport transport =
                        transport(platform.url()).businessAccount("2060001").build()) {
            assertThat(transport.templates(NUMBER).orElseThrow())
                    .containsExactly(
                            new ListedTemplate(
                                    "visit", "en_US", 2, Status.APPROVED, "", Category.UTILITY, Quality.HIGH),
                            new ListedTemplate(
                                    "sale",
                                    "de",
                                    1,
                                    Status.REJECTED,
                                    "ABUSIVE_CONTENT",
                                    Category.MARKETING,
                                    Quality.UNKNOWN),
                            new ListedTemplate("code", "de", 0, Status.UNKNOWN, "", null, Quality.UNKNOWN));
            assertThat(platform.onlyAsked().path()).startsWith("/v25.0/2060001/message_templates?fields=");
            assertThat(platform.onlyAsked().header("Authorization")).isEqualTo("Bearer " + Samples.TOKEN);
        }
    }

    @Test
    void O11_pages_are_followed_by_their_cursor_and_an_endless_list_ends() throws Exception {
        String page = "{\"data\":[{\"name\":\"a\",\"language\":\"en\"}],"
                + "\"paging\":{\"cursors\":{\"after\":\"x&y\"},\"next\":\"https://elsewhere.example/steal\"}}";
        try (StandIn platform = StandIn.answering(200, page);
                WhatsAppTransport transport =
                        transport(platform.url()).businessAccount("2060001").build()) {
            assertThat(transport.templates(NUMBER).orElseThrow()).hasSize(100);
            assertThat(platform.asked().get(0).path()).doesNotContain("after");
            assertThat(platform.asked().get(1).path()).endsWith("&after=x%26y");
        }
    }

    @Test
    void O11_without_an_account_nothing_is_told_and_nothing_is_asked() throws Exception {
        try (StandIn platform = StandIn.answering(200, "{}");
                WhatsAppTransport transport = transport(platform.url()).build()) {
            assertThat(transport.templates(NUMBER)).isEmpty();
            assertThat(platform.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "400; {\"error\":{\"code\":190,\"message\":\"token secret-access-token\"}}; HTTP 400, code 190",
                "200; <html>; HTTP 200, code null",
                "302; {}; HTTP 302, code null"
            })
    void G2_what_is_no_answer_is_thrown_without_its_words(int status, String body, String cause) throws Exception {
        try (StandIn platform = StandIn.answering(status, body);
                WhatsAppTransport transport = transport(platform.url()).build()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> transport.account(NUMBER))
                    .withMessageContaining(cause)
                    .withMessageNotContaining(Samples.TOKEN);
        }
    }

    @Test
    void G2_X10_without_a_usable_token_there_is_no_answer_and_the_token_is_not_told() throws Exception {
        try (StandIn platform = StandIn.answering(200, "{}");
                WhatsAppTransport transport = transport(platform.url())
                        .token(() -> Samples.TOKEN + "\r\n")
                        .build()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> transport.account(NUMBER))
                    .withMessageContaining("IllegalArgumentException")
                    .withMessageNotContaining(Samples.TOKEN);
            assertThat(platform.asked()).isEmpty();
        }
    }

    @Test
    void G2_a_platform_that_stalls_is_waited_for_no_longer_than_the_deadline() throws Exception {
        try (RoughPeer peer = RoughPeer.thatStallsAfter("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{");
                WhatsAppTransport transport = transport(peer.url())
                        .exchangeDeadline(Duration.ofMillis(200))
                        .build()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> transport.account(NUMBER))
                    .withMessageContaining("not whole within PT0.2S");
        }
    }

    @Test
    void an_account_that_is_no_id_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppTransport.builder().businessAccount("My company"))
                .withMessageContaining("not its name");
    }

    private static AccountView view(String answer) throws Exception {
        try (StandIn platform = StandIn.answering(200, answer.replace('\'', '"'));
                WhatsAppTransport transport = transport(platform.url()).build()) {
            AccountView view = transport.account(NUMBER).orElseThrow();
            assertThat(platform.onlyAsked().method()).isEqualTo("GET");
            assertThat(platform.onlyAsked().path()).startsWith("/v25.0/100200300400500?fields=");
            return view;
        }
    }
}
