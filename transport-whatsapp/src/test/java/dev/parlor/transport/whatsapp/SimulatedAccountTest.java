package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.TOKEN;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parlor.directory.Quality;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.PlatformTemplate;
import dev.parlor.testkit.platform.Rating;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.ListedTemplate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the simulated platform sees a number and its templates, asked over HTTP. */
class SimulatedAccountTest {
    private static final String WABA = "2060001";

    private final PlatformModel model = PlatformModel.at(MovableClock.at("2026-11-22T09:00:00Z"))
            .addAccessToken(TOKEN)
            .addNumber(NUMBER.value(), "+44 7700 900001", WABA);

    @Test
    void G2_a_number_that_the_platform_locks_is_told_with_what_stands_in_the_way() {
        model.supervise(NUMBER.value()).rates(Rating.YELLOW).limits("TIER_2K").locks(131042, "No payment method");
        try (CloudApiSimulator simulator = CloudApiSimulator.around(model).start();
                WhatsAppTransport transport = transport(simulator.baseUrl()).build()) {
            assertThat(transport.account(NUMBER))
                    .contains(new AccountView(
                            false, Quality.MEDIUM, "TIER_2K", List.of("PHONE_NUMBER: No payment method")));
            assertThat(model.violations()).isEmpty();
        }
    }

    @Test
    void O11_every_page_of_the_templates_is_read() {
        for (int number = 0; number < 250; number++) {
            model.putTemplate(WABA, PlatformTemplate.of("news_" + number, "en", "Hi {{1}}"));
        }
        model.supervise(NUMBER.value())
                .putsTemplate("news_7", "en", PlatformTemplate.Status.REJECTED, "INVALID_FORMAT")
                .ratesTemplate("news_8", "en", Rating.RED);
        try (CloudApiSimulator simulator = CloudApiSimulator.around(model).start();
                WhatsAppTransport transport =
                        transport(simulator.baseUrl()).businessAccount(WABA).build()) {
            List<ListedTemplate> templates = transport.templates(NUMBER).orElseThrow();

            assertThat(templates).hasSize(250).allMatch(template -> template.parameterCount() == 1);
            assertThat(templates)
                    .filteredOn(template -> template.status() == Status.REJECTED)
                    .extracting(ListedTemplate::name, ListedTemplate::reason)
                    .containsExactly(tuple("news_7", "INVALID_FORMAT"));
            assertThat(templates)
                    .filteredOn(template -> template.quality() == Quality.LOW)
                    .extracting(ListedTemplate::name)
                    .containsExactly("news_8");
            assertThat(model.record()).hasSize(3);
            assertThat(model.violations()).isEmpty();
        }
    }
}
