package dev.parlor.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MediaId;
import dev.parlor.id.MediaKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UploadTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final StoredBytes FILE = new StoredBytes(new MediaKey("one"), 3, "00");
    private static final MediaId ID = new MediaId("1");

    @Test
    void M3_an_id_can_be_used_for_25_days_and_not_longer() {
        Upload upload = Upload.none().done(FILE, ID, NOW);

        assertThat(upload.idOf(FILE, NOW.plus(Upload.USABLE))).contains(ID);
        assertThat(upload.idOf(FILE, NOW.plus(Upload.USABLE).plusNanos(1000))).isEmpty();
        assertThat(Upload.USABLE).hasDays(25);
    }

    @Test
    void M3_an_id_stands_for_the_bytes_that_were_uploaded() {
        Upload upload = Upload.none().done(FILE, ID, NOW);

        assertThat(upload.idOf(new StoredBytes(new MediaKey("two"), 3, "00"), NOW))
                .isEmpty();
        assertThat(Upload.none().idOf(FILE, NOW)).isEmpty();
    }

    @Test
    void M3_failures_are_counted_from_the_last_success() {
        Upload twice = Upload.none().failed().failed();

        assertThat(twice.failures()).isEqualTo(2);
        assertThat(twice.done(FILE, ID, NOW).failures()).isZero();
    }
}
