package dev.parlor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.parlor.Parlor;
import dev.parlor.id.ContactId;
import dev.parlor.id.ThreadId;
import dev.parlor.queue.GateView;
import dev.parlor.queue.SendAnswer;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.thread.Opening;
import dev.parlor.thread.StartAnswer;
import dev.parlor.transport.whatsapp.WhatsAppTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The README's example, run. */
class EmbeddingTest {
    @Test
    void a_host_wires_parlor_and_reads_why_a_message_waits() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        try (Simulation simulation = new Simulation(MovableClock.at(Instant.now()));
                WhatsAppTransport transport = WhatsAppTransport.builder()
                        .baseUrl(simulation.baseUrl())
                        .token(() -> Simulation.TOKEN)
                        .build();
                Parlor parlor = Embedding.embed(
                        new InMemoryStore(Clock.systemUTC()), transport, server, Simulation.APP_SECRET)) {
            Simulation.cast().register(parlor);
            ContactId noor = parlor.contacts().add(Cast.MIRA, "Noor", Simulation.NOOR);
            Opening.Ask ask = (Opening.Ask) parlor.open(Cast.MIRA, noor);
            ThreadId thread = ((StartAnswer.Started) parlor.start(ask.preview())).thread();

            SendAnswer answer = Embedding.write(parlor, Cast.MIRA, thread);

            assertThat(((SendAnswer.Taken) answer).waitsFor())
                    .extracting(GateView::sentence)
                    .first()
                    .isEqualTo("The guest has not agreed yet. The message goes out when the guest agrees.");
        } finally {
            server.stop(0);
        }
    }
}
