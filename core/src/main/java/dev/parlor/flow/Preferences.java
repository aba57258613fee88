package dev.parlor.flow;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.Evidence;
import dev.parlor.event.Event;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.store.Decision;
import dev.parlor.transport.Item;
import java.time.Instant;

/** Whether a guest takes marketing messages: a flag of its own beside consent (rule O10). */
final class Preferences {
    private Preferences() {}

    /** The platform tells what the guest chose. The same choice at the same time was told before. */
    static Decision<Fate> apply(Item.Preference item, Draft draft) {
        ConsentAct act = item.marketing() ? ConsentAct.MARKETING_RESUMED : ConsentAct.MARKETING_STOPPED;
        Instant at = item.at().isBefore(draft.now()) ? item.at() : draft.now();
        boolean known = draft.consents().records().stream()
                .anyMatch(record -> record.act() == act && record.at().equals(at));
        if (known) {
            return Decision.nothing(Fate.DUPLICATE);
        }
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
