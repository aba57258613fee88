package dev.parlor.timeline;

import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.minute;
import static dev.parlor.Sample.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Orders;
import dev.parlor.notice.Fact;
import dev.parlor.notice.Notice;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryTest {
    @Test
    void T1_entries_stand_by_the_time_of_the_act_then_by_position() {
        List<Entry> inOrder = List.of(told(3, 1), told(1, 2), told(2, 2));

        assertThat(Orders.of(inOrder))
                .allSatisfy(order ->
                        assertThat(order.stream().sorted(Entry.ORDER).toList()).isEqualTo(inOrder));
    }

    private static Entry told(long position, int minute) {
        Notice notice = new Notice(
                thread(1), CHAT, position, minute(minute), Fact.WINDOW_CLOSED, null, List.of(), null, Set.of());
        return new Entry.Told(notice, "The window closed.", Entry.GuestCopy.NONE);
    }
}
