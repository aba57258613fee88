package dev.parlor.id;

import java.util.Objects;

/** Names a chat: one guest and one business number have exactly one, so the pair is its name. */
public record ChatId(GuestId guest, BusinessNumberId number) implements Comparable<ChatId> {
    /** Needs both. */
    public ChatId {
        Objects.requireNonNull(guest, "guest");
        Objects.requireNonNull(number, "number");
    }

    /** The order in which chats are locked. */
    @Override
    public int compareTo(ChatId other) {
        int byGuest = guest.value().compareTo(other.guest.value());
        return byGuest != 0 ? byGuest : number.value().compareTo(other.number.value());
    }

    @Override
    public String toString() {
        return guest + "/" + number;
    }
}
