/** Keeps everything that Parlor knows in a database of the host's. Nothing of JSON shows in its public types. */
module dev.parlor.store.jdbc {
    requires transitive dev.parlor.core;
    requires transitive java.sql;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports dev.parlor.store.jdbc;
}
