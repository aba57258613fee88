package dev.parlor.transport.whatsapp;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Content;
import dev.parlor.message.Text;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What most tests start from. */
final class Samples {
    static final String TOKEN = "secret-access-token";
    static final PlatformNumber NUMBER = new PlatformNumber("100200300400500");
    static final PhoneNumber PHONE = new PhoneNumber("+447700900101");
    static final UserId USER_ID = new UserId("GB.A1b2C3d4");
    static final String ACCEPTED = "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"wamid.out.1\"}]}";

    private Samples() {}

    static Outgoing outgoing(Content content) {
        return outgoing(new Reach(PHONE, USER_ID), content);
    }

    static Outgoing outgoing(Reach to, Content content) {
        return new Outgoing(NUMBER, to, new AttemptToken("attempt-1"), content, null);
    }

    static WhatsAppTransportBuilder transport(URI platform) {
        return WhatsAppTransport.builder().baseUrl(platform).token(() -> TOKEN);
    }

    static SendResult send(URI platform, Outgoing outgoing) {
        try (WhatsAppTransport transport = transport(platform).build()) {
            return send(transport, outgoing);
        }
    }

    static SendResult sendHello(URI platform) {
        return send(platform, outgoing(new Text("Hello")));
    }

    static SendResult send(WhatsAppTransport transport, Outgoing outgoing) {
        return transport
                .send(outgoing)
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    static byte[] payload(String name) {
        try (InputStream file = Samples.class.getResourceAsStream("/payloads/" + name + ".json")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
