package dev.parlor.flow;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.Evidence;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.notice.Fact;
import dev.parlor.notice.Reply;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A guest's stop: for every chat of the unit of work, with one receipt where it was said (rule O7). */
final class Revoking {
    private final Replies replies;

    Revoking(Replies replies) {
        this.replies = replies;
    }

    /**
     * The guest said stop.
     *
     * @param thread where it was said
     * @param draft the chat where it was said; the guest's other chats are {@link Draft#others()}
     */
    void stop(ThreadId thread, Instant at, Evidence evidence, Draft draft) {
        boolean news = revoke(thread, at, evidence, draft);
        draft.others().forEach(other -> revoke(null, at, evidence, other));
        if (news) {
            replies.say(Reply.STOP_RECEIPT, thread, draft);
        }
    }

    /** Whether the guest is revoked by that; a stop older than a later yes only ends what was written before it. */
    private static boolean revoke(@Nullable ThreadId thread, Instant at, Evidence evidence, Draft draft) {
        boolean before = draft.consents().revokedAt().isPresent();
        draft.record(thread, ConsentAct.REVOKED, at, evidence);
        if (before) {
            return false;
        }
        boolean lifted = draft.consents().revokedAt().isEmpty();
        draft.cancelUnsent(
                draft.line().unsettled().stream()
                        .filter(message -> message.state().isUnsent())
                        .filter(message -> !lifted || message.takenAt().isBefore(at)),
                Ending.REVOKED);
        if (lifted) {
            return false;
        }
        draft.threads().stream()
                .filter(row -> !row.roster().isUnattended())
                .forEach(row -> draft.tell(row.id(), Fact.CONSENT_REVOKED, null, List.of()));
        return true;
    }
}
