package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** What the platform says of a guest's file, whatever is in it, and where it says that the file is. */
@Tag("fuzz")
class FileAnswerFuzzTest {
    private static final String HOST = "lookaside.fbsbx.com";
    private static final TrustedHosts HOSTS = new TrustedHosts(URI.create("https://graph.facebook.com"), Set.of(HOST));

    @FuzzTest(maxDuration = "30s")
    void M3_X10_only_a_trusted_address_sees_the_token(byte[] written) {
        FileDescription described = FuzzCosts.inTime(() -> FileDescription.of(Json.read(written)));

        assertThat(described.toString()).startsWith("FileDescription(");
        assertThat(described.head().mimeType().length()).isLessThanOrEqualTo(255);
        if (described.head().size() != null) {
            assertThat(described.head().size()).isNotNegative();
        }
        if (described.head().sha256() != null) {
            assertThat(described.head().sha256()).matches("[0-9a-f]{64}");
        }
        assertTrusted(described.url());
        assertTrusted(new String(written, UTF_8));
    }

    private static void assertTrusted(String address) {
        FuzzCosts.inTime(() -> HOSTS.trusted(address)).ifPresent(trusted -> {
            assertThat(trusted.url().getScheme()).isEqualToIgnoringCase("https");
            assertThat(trusted.url().getHost().toLowerCase(java.util.Locale.ROOT))
                    .isIn(HOST, "graph.facebook.com");
            assertThat(trusted.url().getRawUserInfo()).isNull();
            assertThat(trusted.url().getPort()).isIn(-1, 443);
        });
    }
}
