package dev.parlor.flow;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.Evidence;
import dev.parlor.event.Event;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.id.ChatId;
import dev.parlor.id.SeenId;
import dev.parlor.store.Decision;
import dev.parlor.transport.Item;
import java.time.Instant;

/** Whether a guest takes marketing messages: a flag of its own beside consent (rule O10). */
final class Preferences {
    private Preferences() {}

    /**
     * The name by which a choice is known again. It names the chat and no address, so that nothing about the guest is left in it
     * after an erasure.
     */
    static SeenId seenId(Item.Preference item, ChatId chat) {
        return SeenId.of("preference " + chat + " " + item.at() + " " + item.marketing());
    }

    /**
     * The platform tells what the guest chose. The same choice at the same time was told before; so was one that is seen, whose
     * time was in the future when it came.
     */
    static Decision<Fate> apply(Item.Preference item, SeenId id, Draft draft) {
        ConsentAct act = item.marketing() ? ConsentAct.MARKETING_RESUMED : ConsentAct.MARKETING_STOPPED;
        Instant at = item.at().isBefore(draft.now()) ? item.at() : draft.now();
        boolean known = draft.loaded().seen().contains(id)
                || draft.consents().records().stream()
                        .anyMatch(record -> record.act() == act && record.at().equals(at));
        if (known) {
            return Decision.nothing(Fate.DUPLICATE);
        }
        draft.changes().add(id);
        choose(act, at, Evidence.none(), draft);
        return draft.answer(Fate.APPLIED);
    }

    /** A rejection proves that the guest stopped marketing messages earlier. */
    static void marketingStopped(Instant at, Evidence evidence, Draft draft) {
        if (!draft.consents().marketingStopped()) {
            choose(ConsentAct.MARKETING_STOPPED, at, evidence, draft);
        }
    }

    private static void choose(ConsentAct act, Instant at, Evidence evidence, Draft draft) {
        boolean before = draft.consents().marketingStopped();
        draft.record(null, act, at, evidence);
        boolean after = draft.consents().marketingStopped();
        if (before != after) {
            draft.event(new Event.MarketingChanged(draft.chat().id(), after));
        }
    }
}
