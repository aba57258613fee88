package dev.parlor.flow;

import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.notice.Notice;
import dev.parlor.store.Store;
import dev.parlor.store.TimelineRows;
import dev.parlor.timeline.Cursor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All entries of a thread, newest first, a page at a time, whoever may read them. What is written meanwhile is not in
 * it. For one thread.
 */
final class ThreadPages {
    private final Store store;
    private final OrganizationId organization;
    private final ThreadId thread;
    private final int size;
    private @Nullable Cursor before;

    /**
     * One page.
     *
     * @param messages ours, and the guest's copies of these notices
     */
    record Page(List<Message> messages, List<GuestMessage> guestMessages, List<Notice> notices) {
        /** Each entry as one of these functions makes it. */
        <R> List<R> newestFirst(
                Function<Message, R> ours, Function<GuestMessage, R> fromGuest, Function<Notice, R> told) {
            return Stream.of(
                            messages.stream().map(row -> Map.entry(place(row), ours.apply(row))),
                            guestMessages.stream().map(row -> Map.entry(place(row), fromGuest.apply(row))),
                            notices.stream().map(row -> Map.entry(place(row), told.apply(row))))
                    .flatMap(each -> each)
                    .sorted(Map.Entry.<Cursor, R>comparingByKey().reversed())
                    .map(Map.Entry::getValue)
                    .toList();
        }

        boolean isEmpty() {
            return messages.isEmpty() && guestMessages.isEmpty() && notices.isEmpty();
        }
    }

    ThreadPages(Store store, OrganizationId organization, ThreadId thread, int size) {
        this.store = store;
        this.organization = organization;
        this.thread = thread;
        this.size = size;
    }

    Page next() {
        TimelineRows rows = store.wholeTimeline(organization, thread, before, size);
        List<Cursor> places = Stream.of(
                        rows.messages().stream().map(ThreadPages::place),
                        rows.guestMessages().stream().map(ThreadPages::place),
                        rows.notices().stream().map(ThreadPages::place))
                .flatMap(each -> each)
                .sorted(Comparator.reverseOrder())
                .limit(size)
                .toList();
        if (places.isEmpty()) {
            return new Page(List.of(), List.of(), List.of());
        }
        Cursor oldest = places.get(places.size() - 1);
        before = oldest;
        return new Page(
                Stream.concat(from(oldest, rows.messages(), ThreadPages::place), rows.guestCopies().stream())
                        .toList(),
                from(oldest, rows.guestMessages(), ThreadPages::place).toList(),
                from(oldest, rows.notices(), ThreadPages::place).toList());
    }

    private static <T> Stream<T> from(Cursor oldest, List<T> rows, Function<T, Cursor> place) {
        return rows.stream().filter(row -> place.apply(row).compareTo(oldest) >= 0);
    }

    private static Cursor place(Message row) {
        return new Cursor(row.takenAt(), row.position());
    }

    private static Cursor place(GuestMessage row) {
        return new Cursor(row.at(), row.position());
    }

    private static Cursor place(Notice row) {
        return new Cursor(row.at(), row.position());
    }
}
