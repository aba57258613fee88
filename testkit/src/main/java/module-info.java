/**
 * For hosts' own tests and for authors of stores and transports: a clock that can be moved, a transport that records, and
 * a model of the messaging platform with an HTTP simulator around it.
 */
module dev.parlor.testkit {
    requires transitive dev.parlor.core;
    requires java.net.http;
    requires jdk.httpserver;
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports dev.parlor.testkit;
    exports dev.parlor.testkit.platform;
}
