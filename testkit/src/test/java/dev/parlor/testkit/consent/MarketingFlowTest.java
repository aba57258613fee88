package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.FRONT;
import static dev.parlor.testkit.consent.Harbor.HARBOR;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static dev.parlor.testkit.consent.Harbor.NOOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentState;
import dev.parlor.contact.Reach;
import dev.parlor.directory.Language;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.Opening;
import dev.parlor.thread.StartAnswer;
import dev.parlor.transport.Item;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketingFlowTest {
    @Test
    void O10_a_marketing_stop_blocks_marketing_templates_until_it_is_taken_back() {
        Harbor harbor = marketing();
        harbor.receive(preference(harbor, false));

        assertThat(Harbor.reason(harbor.parlor.open(MIRA, harbor.contact(MIRA))))
                .isEqualTo(RefusalReason.MARKETING_STOPPED);
        harbor.clock.pass(Duration.ofSeconds(1));
        harbor.receive(preference(harbor, true));
        assertThat(harbor.parlor.open(MIRA, harbor.contact(MIRA))).isInstanceOf(Opening.Ask.class);
    }

    @Test
    void O10_it_blocks_nothing_else() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.granted(MIRA);

        harbor.receive(preference(harbor, false));
        harbor.writes(MIRA, thread, "Your papers");

        assertThat(harbor.stateOf(MIRA, thread, "Your papers")).contains(MessageState.ACCEPTED);
        assertThat(harbor.acts(MIRA, thread)).endsWith(ConsentAct.MARKETING_STOPPED);
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O10_a_marketing_request_that_was_taken_before_the_stop_is_not_armed_after_it() {
        Harbor harbor = marketing();
        StartAnswer answer = harbor.parlor.start(harbor.preview(MIRA));

        harbor.receive(preference(harbor, false));

        assertThat(answer).isInstanceOf(StartAnswer.Started.class);
        assertThat(harbor.transport.sent()).isEmpty();
    }

    @Test
    void O10_the_platforms_rejection_leads_to_the_same_flag() {
        Harbor harbor = marketing();
        harbor.transport.answerNext(new SendResult.Rejected(Rejection.of(Rejection.Kind.MARKETING_STOPPED, 131050)));

        ThreadId thread = harbor.asked(MIRA);

        assertThat(harbor.acts(MIRA, thread)).contains(ConsentAct.MARKETING_STOPPED);
        assertThat(Harbor.reason(harbor.parlor.ask(MIRA, thread))).isEqualTo(RefusalReason.MARKETING_STOPPED);
    }

    @Test
    void O10_I3_the_same_preference_told_twice_is_one_record() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.granted(MIRA);
        Item item = preference(harbor, false);

        harbor.receive(item);

        assertThat(harbor.parlor.receive(HARBOR, List.of(item)).duplicates()).isEqualTo(1);
        assertThat(harbor.acts(MIRA, thread)).containsOnlyOnce(ConsentAct.MARKETING_STOPPED);
    }

    private static Harbor marketing() {
        return new Harbor(Language.EN, Category.MARKETING, builder -> builder);
    }

    private static Item preference(Harbor harbor, boolean marketing) {
        return new Item.Preference(FRONT, Reach.by(NOOR), harbor.clock.instant(), marketing);
    }
}
