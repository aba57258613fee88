/** Keeps everything that Parlor knows in a database of the host's. Nothing of JSON shows in its public types. */
@SuppressWarnings("opens") // these hold scripts, and no class
module dev.parlor.store.jdbc {
    requires transitive dev.parlor.core;
    requires transitive java.sql;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports dev.parlor.store.jdbc;

    // For the tools of hosts that run the scripts.
    opens dev.parlor.store.jdbc.h2;
    opens dev.parlor.store.jdbc.postgresql;
}
