package dev.parlor.flow;

import dev.parlor.contact.Address;
import dev.parlor.contact.Guest;
import dev.parlor.contact.Reach;
import dev.parlor.contact.Recognition;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report on a message teaches about the guest to whom it went (rule C4). An address that nobody has is learned beside the
 * report; one that another guest has concerns the chats of both, and is for a unit of its own (rule C5).
 */
final class Learning {
    private final Work work;
    private final Addressing addressing;

    Learning(Work work, Addressing addressing) {
        this.work = work;
        this.addressing = addressing;
    }

    /** Also the guests at these addresses. */
    static Reads reads(Reads reads, @Nullable Reach arrivedAt) {
        return arrivedAt == null ? reads : reads.addresses(arrivedAt.addresses());
    }

    /** Whether the report says that another guest is, or may be, the same person. */
    static boolean meetsAnother(@Nullable Reach arrivedAt, ChatId chat, Loaded loaded) {
        return lesson(arrivedAt, loaded.now(chat), loaded)
                .filter(lesson -> lesson.other()
                        .filter(other -> !lesson.guest().isContestedBy(other))
                        .isPresent())
                .isPresent();
    }

    /** The guest as known from now on; empty if the report says nothing new of them, or nothing certain. */
    static Optional<Guest> learned(@Nullable Reach arrivedAt, ChatId chat, Loaded loaded) {
        return lesson(arrivedAt, loaded.now(chat), loaded)
                .filter(lesson -> lesson.other().isEmpty() && lesson.isNoContradiction())
                .map(lesson -> lesson.guest().at(lesson.proven()));
    }

    /** Links the two, or holds what would go to the phone until the host has answered. */
    void meet(OrganizationId organization, ChatId chat, Reach arrivedAt, Instant at) {
        Loaded loaded = work.store().read(organization, Set.of(chat), Set.of(), reads(Reads.none(), arrivedAt));
        lesson(arrivedAt, loaded.now(chat), loaded)
                .filter(lesson -> lesson.other().isPresent())
                .ifPresent(lesson -> addressing.guestAt(organization, lesson.proven(), null, at, List.of()));
    }

    /** Two addresses of one person, the guest who was meant, and who else has one of them. */
    private record Lesson(Reach proven, Guest guest, Optional<GuestId> other) {
        /** Whether the guest would only get an address more; two user ids are never one guest. */
        boolean isNoContradiction() {
            return guest.reach().userId() == null || guest.reach().userId().equals(proven.userId());
        }
    }

    private static Optional<Lesson> lesson(@Nullable Reach arrivedAt, ChatId chat, Loaded loaded) {
        if (arrivedAt == null) {
            return Optional.empty();
        }
        return loaded.guests().stream()
                .filter(row -> row.id().equals(chat.guest()))
                .findFirst()
                .flatMap(guest -> Recognition.proven(guest, arrivedAt)
                        .map(proven -> new Lesson(proven, guest, other(guest, proven.addresses(), loaded.guests()))));
    }

    private static Optional<GuestId> other(Guest guest, Collection<Address> proven, Collection<Guest> known) {
        return known.stream()
                .filter(row -> !row.equals(guest) && row.addresses().stream().anyMatch(proven::contains))
                .map(Guest::id)
                .findFirst();
    }
}
