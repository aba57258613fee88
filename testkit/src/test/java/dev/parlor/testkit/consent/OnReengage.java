package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.HARBOR;
import static dev.parlor.testkit.consent.Harbor.MIRA;

import dev.parlor.directory.ReengageTemplate;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.timeline.Entry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Tests that take up a thread again, with a template for news and one for an offer. */
abstract class OnReengage {
    static final BusinessNumberId OFFICE = new BusinessNumberId("front");
    static final TemplateId NEWS = new TemplateId(OFFICE, "trip_news", "en");
    static final TemplateId OFFER = new TemplateId(OFFICE, "trip_offer", "en");

    final Harbor harbor = new Harbor();

    @BeforeEach
    void twoTemplatesAreRegistered() {
        register(NEWS, "Hello {{1}}, there is news about {{2}}.", Category.UTILITY);
        register(OFFER, "A new trip for you, {{1}}.", Category.MARKETING);
    }

    final ThreadId quiet() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.passes(Duration.ofHours(25));
        return thread;
    }

    final boolean taken(ThreadId thread) {
        SendAnswer answer = harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor", "your trip"));
        harbor.parlor.dispatchDue();
        return answer instanceof SendAnswer.Taken;
    }

    final Refusal refusal(ThreadId thread, TemplateId template, String... parameters) {
        return ((SendAnswer.Refused) harbor.parlor.reengage(MIRA, thread, template, List.of(parameters))).refusal();
    }

    final Message ours(ThreadId thread) {
        return harbor.parlor.timeline(MIRA, thread, 100).stream()
                .filter(Entry.Ours.class::isInstance)
                .map(entry -> ((Entry.Ours) entry).message())
                .filter(message -> message.purpose() == Purpose.REENGAGE)
                .findFirst()
                .orElseThrow();
    }

    final void register(TemplateId id, String wording, Category category) {
        harbor.parlor
                .directory()
                .put(HARBOR, new ReengageTemplate(id.number(), id.name(), id.languageTag(), wording, category));
    }
}
