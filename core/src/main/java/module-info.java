/**
 * Parlor: the room where a company's people and their WhatsApp guests talk. Hosts call {@code dev.parlor.Parlor}; they
 * implement, or choose, a {@code dev.parlor.store.Store} and a {@code dev.parlor.transport.Transport}.
 */
module dev.parlor.core {
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.parlor;
    exports dev.parlor.id;
    exports dev.parlor.refusal;
    exports dev.parlor.directory;
    exports dev.parlor.contact;
    exports dev.parlor.consent;
    exports dev.parlor.window;
    exports dev.parlor.message;
    exports dev.parlor.thread;
    exports dev.parlor.queue;
    exports dev.parlor.notice;
    exports dev.parlor.timeline;
    exports dev.parlor.event;
    exports dev.parlor.store;
    exports dev.parlor.store.memory;
    exports dev.parlor.transport;
}
