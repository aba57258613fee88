package dev.parlor;

import dev.parlor.consent.Anchor;
import dev.parlor.consent.Evidence;
import dev.parlor.consent.Finding;
import dev.parlor.consent.RecordAnswer;
import dev.parlor.flow.Witnessing;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The ledger of consent: what is in it is only ever appended, and any change to it can be found. Thread-safe. */
public final class Consents {
    private final Witnessing witnessing;

    Consents(Witnessing witnessing) {
        this.witnessing = witnessing;
    }

    /**
     * Records that the guest of a thread agreed elsewhere: on paper, on the telephone, in the host's own forms. Refused
     * while the guest has withdrawn consent: only the guest can take that back.
     *
     * @param vouching the member who vouches for it, a participant of the thread
     * @param method how it was obtained, in a word or two, such as {@code signed form}
     * @param text what proves it, for people; counts as personal
     * @param at when the guest agreed
     * @throws IllegalArgumentException if method or text is blank
     */
    public RecordAnswer record(MemberId vouching, ThreadId thread, String method, String text, Instant at) {
        if (method.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("method and text must say something, but one of them is blank");
        }
        return witnessing.record(vouching, thread, Evidence.ofElsewhere(vouching, method, text), at);
    }

    /**
     * Signs where all chains of an organization end now, so that a tail that is cut off later can be found. Call it from
     * time to time; what was recorded since the last anchor is not protected against being cut off. The anchor is
     * also in the feed ({@link dev.parlor.event.Event.LedgerAnchored}); keep it where those who can write to the store cannot.
     *
     * @throws IllegalStateException if no key was given with {@link ParlorBuilder#anchorKey}
     */
    public Anchor anchor(OrganizationId organization) {
        return witnessing.anchor(organization);
    }

    /**
     * What is wrong with the ledger of an organization: edited, removed and reordered records, and tails that these
     * anchors show to be cut off. Empty if nothing is.
     *
     * @param anchors as kept by the host; without any, cut-off tails are not found
     * @throws IllegalStateException for anchors without a key
     */
    public List<Finding> verify(OrganizationId organization, Collection<Anchor> anchors) {
        return witnessing.verify(organization, anchors);
    }
}
