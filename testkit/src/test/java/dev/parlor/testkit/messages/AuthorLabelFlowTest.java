package dev.parlor.testkit.messages;

import static dev.parlor.testkit.messages.Desk.IDA;
import static dev.parlor.testkit.messages.Desk.OLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Location;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.refusal.Measure;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.AuthorLabel;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorLabelFlowTest {
    private final Desk desk = new Desk();

    @Test
    void M6_one_member_alone_is_not_named() {
        desk.writes(IDA, "Hello");

        assertThat(desk.lastSent()).isEqualTo("Hello");
    }

    @Test
    void M6_of_several_members_each_is_named_when_another_one_than_before_writes() {
        desk.parlor.add(IDA, desk.thread, List.of(OLE));
        desk.writes(IDA, "Hello");
        assertThat(desk.lastSent()).isEqualTo("Ida:\nHello");
        desk.writes(IDA, "Me again");
        assertThat(desk.lastSent()).isEqualTo("Me again");
        desk.writes(OLE, "And me");
        assertThat(desk.lastSent()).isEqualTo("Ole:\nAnd me");
    }

    @Test
    void M6_an_attempt_that_did_not_leave_keeps_its_label_for_the_next() {
        desk.parlor.add(IDA, desk.thread, List.of(OLE));
        desk.parlor.dispatchDue();
        desk.wire.answerNext(new SendResult.NotSent("no route"));
        desk.writes(IDA, "Hello");
        desk.clock.pass(Duration.ofMinutes(1));
        desk.parlor.dispatchDue();

        assertThat(desk.wire.texts()).endsWith("Ida:\nHello", "Ida:\nHello");
    }

    @Test
    void M6_a_kind_without_text_goes_unlabelled() {
        desk.parlor.add(IDA, desk.thread, List.of(OLE));
        Location place = new Location(51.5, -0.1, "", "");

        desk.sends(IDA, place, SendOptions.none());

        assertThat(desk.wire.sent())
                .last()
                .satisfies(sent -> assertThat(sent.content()).isEqualTo(place));
    }

    @Test
    void M2_the_longest_label_is_reserved_and_the_refusal_says_limit_and_actual() {
        desk.writes(IDA, "x".repeat(4096 - 64));

        assertThat(desk.refused(IDA, new Text("x".repeat(4096)), SendOptions.none()))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(RefusalReason.TOO_LONG);
                    assertThat(refusal.measure()).isEqualTo(new Measure(4032, 4096));
                    assertThat(refusal.sentence()).endsWith("At most 4,032 are possible; here there are 4,096.");
                });
    }

    @Test
    void M6_without_labels_nothing_is_reserved_and_nobody_is_named() {
        Desk plain = new Desk(builder -> builder.authorLabel(AuthorLabel.NONE));
        plain.parlor.add(IDA, plain.thread, List.of(OLE));

        plain.writes(IDA, "x".repeat(4096));

        assertThat(plain.lastSent()).startsWith("x");
    }
}
