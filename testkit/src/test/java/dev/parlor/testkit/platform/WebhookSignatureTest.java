package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSignatureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"object\":\"whatsapp_business_account\",\"entry\":[]}"
                        + "|c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc",
                "{\"object\": \"whatsapp_business_account\", \"entry\": []}"
                        + "|64702efd907cd8ed6665ff0320eef04a4d90a8acfdffbb2cea57336d63f9ddec",
                "{\"t\":\"caf\\u00e9 1\\/2\"}|59042bc811f82d538cfa56d71eba50fa477720e125dd19b65f1af4af56374ddd",
                "{\"t\":\"caf\u00e9 1/2\"}|d0279e53dbb6446608695e926c16420dbbcede5d10bc6e7d741ba3dcef23cd62"
            })
    void the_signature_covers_the_exact_bytes(String body, String hex) {
        assertThat(WebhookSignature.of("test-app-secret", body.getBytes(UTF_8))).isEqualTo("sha256=" + hex);
    }
}
