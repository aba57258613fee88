package dev.parlor.flow;

import dev.parlor.consent.Anchor;
import dev.parlor.consent.Anchor.Head;
import dev.parlor.consent.AnchorKey;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.consent.Evidence;
import dev.parlor.consent.Finding;
import dev.parlor.consent.Ledger;
import dev.parlor.consent.RecordAnswer;
import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.notice.Fact;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import dev.parlor.thread.MessageThread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger of consent: what happened elsewhere goes in, and it can be shown that nothing was changed (rule O9). */
public final class Witnessing {
    private final Work work;
    private final Settings settings;
    private final Refusals refusals;
    private final @Nullable AnchorKey key;

    /** On this store; without a key nothing is anchored. */
    public Witnessing(Work work, Settings settings, @Nullable AnchorKey key) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
        this.key = key;
    }

    /** Records consent that the guest gave elsewhere, then. */
    public RecordAnswer record(MemberId vouching, ThreadId thread, Evidence evidence, Instant at) {
        Reads reads = Reads.everything().members(Set.of(vouching));
        return work.commit(work.onThread(vouching.organization(), thread, reads, (loaded, now) -> {
            Optional<Draft> draft = Draft.of(loaded, now, settings, work.ids());
            Optional<Refusal> refusal = refusals.ifSwitchedOff(vouching, loaded.directory())
                    .or(() -> reason(vouching, thread, draft)
                            .map(reason -> refusals.of(reason, vouching, loaded.directory())));
            return refusal.isPresent()
                    ? Decision.nothing(new RecordAnswer.Refused(refusal.get()))
                    : record(thread, evidence, at.isBefore(now) ? at : now, draft.orElseThrow());
        }));
    }

    /** Signs where all chains end now, and tells the host in the feed. */
    public Anchor anchor(OrganizationId organization) {
        AnchorKey signing = requiredKey();
        List<Head> heads = work.store().chatsWithConsent(organization).stream()
                .sorted(Comparator.comparing((ChatId chat) -> chat.guest().value())
                        .thenComparing(chat -> chat.number().value()))
                .map(chat -> Ledger.head(records(organization, chat)))
                .flatMap(Optional::stream)
                .toList();
        return work.commit(work.onDirectory(organization, Reads.none(), (loaded, now) -> {
            Anchor anchor = signing.sign(organization, now, heads);
            return new ChangesBuilder().add(new Event.LedgerAnchored(anchor)).answer(anchor);
        }));
    }

    /** What is wrong with the ledger of this organization, measured by these anchors too; nothing if it is whole. */
    public List<Finding> verify(OrganizationId organization, Collection<Anchor> anchors) {
        List<Finding> findings = new ArrayList<>();
        List<Head> heads = new ArrayList<>();
        for (Anchor anchor : anchors) {
            if (anchor.organization().equals(organization) && requiredKey().signed(anchor)) {
                heads.addAll(anchor.heads());
            } else {
                findings.add(new Finding(null, 0, Finding.Kind.ANCHOR_NOT_GENUINE));
            }
        }
        Set<ChatId> chats = new LinkedHashSet<>(work.store().chatsWithConsent(organization));
        heads.forEach(head -> chats.add(head.chat()));
        Map<ChatId, List<ConsentRecord>> chains = new LinkedHashMap<>();
        chats.forEach(chat -> chains.put(chat, records(organization, chat)));
        findings.addAll(Ledger.verify(chains, heads));
        return List.copyOf(findings);
    }

    private static Optional<RefusalReason> reason(MemberId vouching, ThreadId thread, Optional<Draft> draft) {
        Optional<MessageThread> row = draft.flatMap(chat -> chat.thread(thread))
                .filter(known -> known.roster().knows(vouching));
        if (row.isEmpty()) {
            return Optional.of(RefusalReason.UNKNOWN_THREAD);
        }
        if (!row.get().roster().has(vouching)) {
            return Optional.of(RefusalReason.NOT_A_PARTICIPANT);
        }
        return draft.orElseThrow().consents().revokedAt().map(stop -> RefusalReason.REVOKED);
    }

    private static Decision<RecordAnswer> record(ThreadId thread, Evidence evidence, Instant at, Draft draft) {
        ConsentState before = draft.consent(thread).state();
        ConsentRecord recorded = draft.record(thread, ConsentAct.GRANTED, at, evidence);
        if (before != ConsentState.GRANTED && draft.consent(thread).state() == ConsentState.GRANTED) {
            draft.tell(thread, Fact.OPT_IN_GRANTED, null, List.of());
        }
        draft.release();
        return draft.answer(new RecordAnswer.Recorded(recorded));
    }

    /** The chain of this chat alone, also of one that was joined into another. */
    private List<ConsentRecord> records(OrganizationId organization, ChatId chat) {
        return work.store().read(organization, Set.of(chat), Set.of(), Reads.of(Reads.Part.CONSENT)).consents().stream()
                .filter(record -> record.chat().equals(chat))
                .toList();
    }

    private AnchorKey requiredKey() {
        if (key == null) {
            throw new IllegalStateException("there is no key for anchors; give one with ParlorBuilder.anchorKey");
        }
        return key;
    }
}
