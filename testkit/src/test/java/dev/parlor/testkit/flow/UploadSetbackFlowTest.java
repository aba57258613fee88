package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.message.NewFile;
import dev.parlor.message.Rejection;
import dev.parlor.queue.SendAnswer;
import dev.parlor.store.memory.InMemoryMediaStore;
import dev.parlor.transport.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A picture that the platform does not take now, but may take later: rules M3 and Q6. */
class UploadSetbackFlowTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d");

    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final Parlor host =
            room.host(room.wire).media(new InMemoryMediaStore(room.clock)).build();

    @ParameterizedTest
    @EnumSource(
            value = Rejection.Kind.class,
            names = {"RETRY", "THROTTLED_NUMBER", "THROTTLED_CHAT"})
    void M3_Q6_an_upload_that_comes_too_fast_or_at_a_bad_time_is_tried_again_later(Rejection.Kind kind)
            throws IOException {
        Rejection rejection = new Rejection(kind, 1, Duration.ofSeconds(30));
        room.wire.media().answerNextUpload(new UploadResult.Rejected(rejection));
        MessageId picture = sendsPicture();
        host.dispatchDue();
        assertThat(room.state(picture)).isEqualTo(MessageState.READY);
        assertThat(room.message(picture).upload().failures()).isEqualTo(1);

        room.passes(Duration.ofSeconds(29));
        host.dispatchDue();
        assertThat(room.state(picture)).isEqualTo(MessageState.READY);
        room.passes(Duration.ofSeconds(31));
        host.dispatchDue();

        assertThat(room.state(picture)).isEqualTo(MessageState.ACCEPTED);
    }

    private MessageId sendsPicture() throws IOException {
        return host.keep(MIRA, NewFile.picture(new ByteArrayInputStream(PNG), "The shelf"))
                .fold(
                        kept -> host.send(MIRA, thread, kept.content())
                                .fold(SendAnswer.Taken::message, refused -> Room.fail(refused.refusal())),
                        refused -> Room.fail(refused.refusal()));
    }
}
