package dev.parlor.store.jdbc;

/** All that load and write rows for units of work. */
record Tables(
        Directories directories,
        People people,
        Chats chats,
        Threads threads,
        Consents consents,
        Messages messages,
        GuestMessages guestMessages,
        Attempts attempts,
        Aside aside,
        Erasures erasures,
        Joins joins) {
    static Tables of(Layout layout) {
        People people = new People(layout);
        Messages messages = new Messages(layout);
        return new Tables(
                new Directories(layout),
                people,
                new Chats(layout),
                new Threads(layout),
                new Consents(layout),
                messages,
                new GuestMessages(layout),
                new Attempts(layout),
                new Aside(layout, messages),
                new Erasures(layout),
                new Joins(layout, people));
    }
}
