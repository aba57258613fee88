package dev.parlor.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import org.junit.jupiter.api.Test;

class ReadMarksTest {
    private static final MemberId IDA = new MemberId(new OrganizationId("library"), "ida");
    private static final MemberId OLE = new MemberId(new OrganizationId("library"), "ole");

    @Test
    void T3_a_mark_only_moves_forward() {
        ReadMarks marks = ReadMarks.none().read(IDA, 7).read(IDA, 5);

        assertThat(marks.of(IDA)).isEqualTo(7);
        assertThat(marks.of(OLE)).isZero();
    }

    @Test
    void T3_an_entry_is_seen_when_anyone_has_read_as_far() {
        ReadMarks marks = ReadMarks.none().read(IDA, 7);

        assertThat(marks.isSeen(7)).isTrue();
        assertThat(marks.isSeen(8)).isFalse();
    }
}
