package dev.parlor.examples;

import com.sun.net.httpserver.HttpServer;
import dev.parlor.Parlor;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.store.Store;
import dev.parlor.transport.whatsapp.WebhookHandler;
import dev.parlor.transport.whatsapp.WhatsAppTransport;
import dev.parlor.transport.whatsapp.WhatsAppWebhook;

/** Parlor in a host application, as short as it gets: the piece of code that the README shows. */
final class Embedding {
    private Embedding() {}

    // README: begin
    static Parlor embed(Store store, WhatsAppTransport transport, HttpServer server, String appSecret) {
        Parlor parlor = Parlor.on(store, transport).build();
        WhatsAppWebhook webhook = WhatsAppWebhook.builder()
                .appSecret(appSecret)
                .verifyToken("the-same-as-in-the-app-dashboard")
                .receiver(items -> parlor.receive(Cast.BANK, items))
                .build();
        server.createContext("/webhook", WebhookHandler.of(webhook));
        parlor.start();
        return parlor;
    }

    static SendAnswer write(Parlor parlor, MemberId author, ThreadId thread) {
        return parlor.send(author, thread, new Text("Good morning, Noor. Your papers are ready."));
    }
    // README: end
}
