/**
 * For hosts' own tests and for authors of stores and transports: a clock that can be moved, a transport that records, a
 * model of the messaging platform with an HTTP simulator around it and a language of scripts, and the contracts that
 * stores and transports must fulfil.
 */
module dev.parlor.testkit {
    requires transitive dev.parlor.core;
    requires java.net.http;
    requires jdk.httpserver;
    requires static transitive org.jspecify;
    requires org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports dev.parlor.testkit;
    exports dev.parlor.testkit.contract;
    exports dev.parlor.testkit.invariant;
    exports dev.parlor.testkit.platform;
    exports dev.parlor.testkit.script;

    // JUnit calls what is not public in there.
    opens dev.parlor.testkit.contract to
            org.junit.platform.commons;
}
