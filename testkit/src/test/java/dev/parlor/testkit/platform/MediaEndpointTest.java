package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.NUMBER;
import static dev.parlor.testkit.platform.PlatformFixture.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MediaEndpointTest {
    private static final String FORM =
            "--b\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nimage/png\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                    + "Content-Type: image/png\r\n\r\nhello\r\n--b--\r\n";

    private final PlatformFixture platform = new PlatformFixture();

    @BeforeEach
    void openWindow() {
        platform.gus.writes("Hello");
    }

    @Test
    void an_uploaded_file_is_described_and_downloaded_with_the_token() {
        String id = upload(FORM);

        JsonNode file = Json.parse(
                get("/v25.0/" + id + "?phone_number_id=" + NUMBER, TOKEN).body());
        assertThat(file.get("sha256").stringValue()).isEqualTo("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
        assertThat(file.get("file_size").stringValue()).isEqualTo("5");
        String path = file.get("url").stringValue().replace("https://lookaside.fbsbx.com", "");
        assertThat(get(path, TOKEN).text()).isEqualTo("hello");
        assertThat(get(path, TOKEN).contentType()).isEqualTo("image/png");
        assertThat(platform.violations()).isEmpty();

        assertThat(get(path, "other").status()).isEqualTo(401);
        assertThat(platform.violations()).hasSize(1);
    }

    @Test
    void an_address_is_good_for_5_minutes() {
        String id = upload(FORM);
        JsonNode file = Json.parse(
                get("/v25.0/" + id + "?phone_number_id=" + NUMBER, TOKEN).body());
        platform.clock.advance(Duration.ofMinutes(5));

        assertThat(get(file.get("url").stringValue().replace("https://lookaside.fbsbx.com", ""), TOKEN)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=\"messaging_product\"",
                "name=\"type\"",
                "name=\"file\"",
                "; filename=\"a.png\"",
                "Content-Type: image/png\r\n",
                "whatsapp",
                "image/png\r\n--b",
                "--b--\r\n"
            })
    void a_form_that_lacks_something_is_a_violation(String part) {
        assertThat(post(FORM.replace(part, "")).status()).isEqualTo(400);
        assertThat(platform.violations()).hasSize(1);
    }

    @Test
    void a_part_that_is_not_known_or_comes_twice_is_a_violation() {
        String more = "--b\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\nx\r\n";

        assertThat(post(more + FORM).status()).isEqualTo(400);
        assertThat(post(more.replace("caption", "type") + FORM).status()).isEqualTo(400);
        assertThat(platform.violations()).hasSize(2);
    }

    @Test
    void a_type_that_cannot_be_sent_or_is_too_big_is_a_violation() {
        assertThat(post(FORM.replace("image/png", "image/tiff")).status()).isEqualTo(400);
        String large = "x".repeat(5 * 1024 * 1024 + 1);
        assertThat(post(FORM.replace("hello", large)).status()).isEqualTo(400);
        assertThat(platform.violations()).hasSize(2);
    }

    @Test
    void a_file_is_sent_as_what_it_is() {
        String id = upload(FORM);

        assertThat(send("sticker", id)).isEqualTo(400);
        assertThat(send("image", "77")).isEqualTo(400);
        assertThat(platform.violations()).hasSize(2);
        assertThat(send("image", id)).isEqualTo(200);
    }

    private int send(String kind, String id) {
        return platform.send(PlatformFixture.json("{'messaging_product':'whatsapp','to':'" + PlatformFixture.GUS
                        + "','type':'" + kind + "','" + kind + "':{'id':'" + id + "'}}"))
                .status();
    }

    private String upload(String form) {
        return Json.parse(post(form).body()).get("id").stringValue();
    }

    private GraphAnswer post(String form) {
        return platform.model.call(GraphCall.of(
                "POST",
                "/v25.0/" + NUMBER + "/media",
                "Bearer " + TOKEN,
                "multipart/form-data; boundary=b",
                form.getBytes(UTF_8)));
    }

    private GraphAnswer get(String path, String token) {
        return platform.model.call(GraphCall.of("GET", path, "Bearer " + token, null, new byte[0]));
    }
}
