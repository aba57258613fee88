package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlatformMediaTest {
    private static final byte[] HELLO = "hello".getBytes(US_ASCII);

    private final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    private final PlatformModel model =
            PlatformModel.at(clock).addNumber("1", "+44 7700 900000", "2").addNumber("3", "+44 7700 900001", "2");
    private final PlatformMedia media = model.media();

    @Test
    void M3_an_uploaded_id_can_be_sent_for_30_days_by_its_number_only() {
        String id = media.upload("1", "image/png", HELLO);

        assertThat(media.canSend("1", id)).isTrue();
        assertThat(media.canSend("3", id)).isFalse();
        clock.pass(Duration.ofDays(30).minusSeconds(1));
        assertThat(media.canSend("1", id)).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(media.canSend("1", id)).isFalse();
    }

    @Test
    void M3_a_guests_picture_can_be_fetched_for_7_days() {
        model.guest("+44 7700 900123").sendsPicture("Look", "image/jpeg", HELLO);
        String webhook = model.takeWebhooks().get(0).text();
        String id = webhook.replaceAll("(?s).*\"image\":\\{\"id\":\"(\\d+)\".*", "$1");
        PlatformMedia.Description found = media.describe("1", id).orElseThrow();

        assertThat(found.sha256()).isEqualTo("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
        assertThat(webhook).contains(found.sha256());
        assertThat(found.size()).isEqualTo(5);
        assertThat(media.download(found.path())).contains(HELLO);
        clock.pass(Duration.ofDays(7));
        assertThat(media.describe("1", id)).isEmpty();
    }

    @Test
    void M3_a_download_address_lives_5_minutes_and_can_be_had_anew() {
        String id = media.upload("1", "image/png", HELLO);
        String path = media.describe("1", id).orElseThrow().path();
        clock.pass(Duration.ofMinutes(5));

        assertThat(media.download(path)).isEmpty();
        assertThat(media.download(media.describe("1", id).orElseThrow().path())).contains(HELLO);
    }

    @Test
    void M3_a_planned_failure_of_a_download_uses_itself_up() {
        String id = media.upload("1", "image/png", HELLO);
        media.breakDownloads(1);

        assertThat(media.download(media.describe("1", id).orElseThrow().path())).isEmpty();
        assertThat(media.download(media.describe("1", id).orElseThrow().path())).contains(HELLO);
        assertThat(media.forget(id).describe("1", id)).isEmpty();
    }
}
