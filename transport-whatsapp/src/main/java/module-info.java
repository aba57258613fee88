/** Sends through the WhatsApp Cloud API and reads its webhooks. Nothing of JSON shows in its public types. */
module dev.parlor.transport.whatsapp {
    requires transitive dev.parlor.core;
    requires java.net.http;
    requires org.slf4j;
    requires tools.jackson.databind;
    // Only for WebhookHandler; a host with another web server runs without it.
    requires static transitive jdk.httpserver;
    requires static transitive org.jspecify;

    exports dev.parlor.transport.whatsapp;
}
