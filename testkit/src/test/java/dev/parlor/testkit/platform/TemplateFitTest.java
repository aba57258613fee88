package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.GUS;
import static dev.parlor.testkit.platform.PlatformFixture.WABA;
import static dev.parlor.testkit.platform.PlatformFixture.code;
import static dev.parlor.testkit.platform.PlatformFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.testkit.platform.PlatformTemplate.ButtonKind;
import dev.parlor.testkit.platform.PlatformTemplate.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that do not fit their template. */
class TemplateFitTest {

    private final PlatformFixture platform = new PlatformFixture();

    @Test
    void named_blanks_are_filled_by_name_in_any_order() {
        platform.model.putTemplate(WABA, PlatformTemplate.of("visit", "en", "Hi {{guest}}, {{member}} is here"));

        platform.send(visit("{'type':'body','parameters':["
                + "{'type':'text','parameter_name':'member','text':'Aria'},"
                + "{'type':'text','parameter_name':'guest','text':'Gus'}]}"));

        assertThat(platform.lastCall().text()).isEqualTo("Hi Gus, Aria is here");
        assertThat(platform.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Hi {{guest}}; {'type':'text','text':'Gus'}; 132012",
                "Hi {{guest}}; {'type':'text','parameter_name':'host','text':'Gus'}; 132012",
                "Hi {{1}}; {'type':'text','parameter_name':'guest','text':'Gus'}; 132012",
                "Hi {{1}} and {{2}}; {'type':'text','text':'Gus'}; 132000",
                "Hi; {'type':'text','text':'Gus'}; 132000"
            })
    void blanks_that_are_others_or_not_as_many_are_refused(String wording, String parameter, int code) {
        platform.model.putTemplate(WABA, PlatformTemplate.of("visit", "en", wording));

        assertThat(code(platform.send(visit("{'type':'body','parameters':[" + parameter + "]}"))))
                .isEqualTo(code);
    }

    @Test
    void a_header_must_be_filled_with_what_it_takes() {
        platform.model.putTemplate(
                WABA, PlatformTemplate.of("visit", "en", "Hi").withHeader(Header.IMAGE));

        assertThat(code(platform.send(visit("")))).isEqualTo(132012);
        assertThat(code(platform.send(visit("{'type':'header','parameters':[{'type':'text','text':'Hi'}]}"))))
                .isEqualTo(132012);
        assertThat(platform.send(visit("{'type':'header','parameters':[{'type':'image','image':{'id':'1'}}]}"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_button_that_needs_a_value_must_get_one_of_its_kind() {
        platform.model.putTemplate(
                WABA,
                PlatformTemplate.of("visit", "en", "Hi")
                        .withButton(ButtonKind.CALL, "Call us")
                        .withButton(ButtonKind.LINK_WITH_SUFFIX, "Open"));

        assertThat(code(platform.send(visit("")))).isEqualTo(131008);
        assertThat(code(platform.send(visit(url(0))))).isEqualTo(131009);
        assertThat(code(platform.send(visit(url(2))))).isEqualTo(131009);
        assertThat(platform.violations()).hasSize(3);
        assertThat(platform.send(visit(url(1))).status()).isEqualTo(200);
    }

    @Test
    void a_quick_reply_behind_other_buttons_answers_its_own_payload() {
        platform.model.putTemplate(
                WABA,
                PlatformTemplate.of("visit", "en", "Hi")
                        .withButton(ButtonKind.LINK, "Open")
                        .withButton(ButtonKind.QUICK_REPLY, "Fine"));
        platform.send(visit("{'type':'button','sub_type':'quick_reply','index':1,"
                + "'parameters':[{'type':'payload','payload':'ok:17'}]}"));
        platform.model.takeWebhooks();

        platform.gus.taps("Fine");

        assertThat(platform.webhookValues()
                        .get(0)
                        .at("/messages/0/button/payload")
                        .stringValue())
                .isEqualTo("ok:17");
    }

    @Test
    void blanks_are_all_numbers_or_all_names() {
        assertThatThrownBy(() -> PlatformTemplate.of("visit", "en", "Hi {{1}} and {{guest}}"))
                .hasMessageContaining("all numbers or all names");
    }

    private static String url(int index) {
        return "{'type':'button','sub_type':'url','index':'" + index + "','parameters':[{'type':'text','text':'17'}]}";
    }

    private static String visit(String components) {
        return json("{'messaging_product':'whatsapp','to':'" + GUS + "','type':'template','template':{'name':'visit',"
                + "'language':{'code':'en'}" + (components.isEmpty() ? "" : ",'components':[" + components + "]")
                + "}}");
    }
}
