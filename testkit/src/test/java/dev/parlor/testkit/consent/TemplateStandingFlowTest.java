package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.FRONT;
import static dev.parlor.testkit.consent.Harbor.HARBOR;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static dev.parlor.testkit.consent.Harbor.NOOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.contact.Reach;
import dev.parlor.directory.Quality;
import dev.parlor.directory.ReengageTemplate;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.queue.GateView;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.PlatformTemplate;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.Item;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.TemplateDifference;
import dev.parlor.transport.TemplateDifference.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TemplateStandingFlowTest {
    private static final BusinessNumberId OFFICE = new BusinessNumberId("front");
    private static final TemplateId NEWS = new TemplateId(OFFICE, "trip_news", "en");
    private static final TemplateId MAY_WE = new TemplateId(OFFICE, "may_we", "en");

    private final Harbor harbor = new Harbor();

    @BeforeEach
    void aTemplateIsRegistered() {
        harbor.parlor
                .directory()
                .put(HARBOR, new ReengageTemplate(OFFICE, "trip_news", "en", "News for {{1}}.", Category.UTILITY));
    }

    @Test
    void O11_a_paused_template_is_refused_until_the_platform_approves_it_again() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.clock.pass(Duration.ofMinutes(1));

        harbor.receive(changed("trip_news", Status.PAUSED, harbor.clock.instant()));

        assertThat(refused(thread)).contains(RefusalReason.TEMPLATE_NOT_USABLE);
        harbor.clock.pass(Duration.ofHours(3));
        harbor.receive(changed("trip_news", Status.APPROVED, harbor.clock.instant()));
        assertThat(refused(thread)).isEmpty();
    }

    @Test
    void O11_V1_the_host_is_told_of_each_change_once() {
        Item paused = changed("trip_news", Status.PAUSED, harbor.clock.instant());

        harbor.receive(paused);

        assertThat(harbor.parlor.receive(HARBOR, List.of(paused)).duplicates()).isEqualTo(1);
        assertThat(harbor.parlor.events(HARBOR, 0, 100))
                .extracting(RecordedEvent::event)
                .filteredOn(Event.TemplateChanged.class::isInstance)
                .containsExactly(new Event.TemplateChanged(NEWS, Status.PAUSED));
    }

    @Test
    void O11_without_a_usable_opt_in_template_nobody_can_ask() {
        harbor.receive(changed("may_we", Status.REJECTED, harbor.clock.instant()));

        assertThat(Harbor.reason(harbor.parlor.open(MIRA, harbor.contact(MIRA))))
                .isEqualTo(RefusalReason.NO_OPT_IN_TEMPLATE);
        assertThat(harbor.parlor.availability(MIRA, harbor.contact(MIRA)).refusal())
                .isNotNull();
    }

    @Test
    void O11_G1_a_template_that_is_paused_after_it_was_taken_is_not_armed() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor"));

        harbor.receive(changed("trip_news", Status.PAUSED, harbor.clock.instant()));

        assertThat(harbor.texts(FRONT)).doesNotContain("News for Noor.");
    }

    @Test
    void O11_I4_changes_count_by_their_own_time_in_whatever_order_they_come() {
        ThreadId thread = harbor.granted(MIRA);
        Instant before = harbor.clock.instant();
        harbor.clock.pass(Duration.ofHours(1));

        harbor.receive(changed("trip_news", Status.DISABLED, harbor.clock.instant()));
        harbor.receive(changed("trip_news", Status.APPROVED, before));
        harbor.receive(changed("trip_news", Status.APPROVED, harbor.clock.instant()));

        assertThat(refused(thread)).contains(RefusalReason.TEMPLATE_NOT_USABLE);
    }

    @Test
    void O11_I5_an_approval_of_nine_days_ago_opens_nothing_and_an_old_pause_closes() {
        ThreadId thread = harbor.granted(MIRA);
        Instant old = harbor.clock.instant().minus(Duration.ofDays(10));

        harbor.receive(changed("trip_news", Status.PAUSED, old));
        harbor.receive(changed("trip_news", Status.APPROVED, old.plus(Duration.ofDays(1))));

        assertThat(refused(thread)).contains(RefusalReason.TEMPLATE_NOT_USABLE);
    }

    @Test
    void O11_registering_a_template_again_keeps_what_the_platform_said_and_unregistering_forgets_it() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.receive(changed("trip_news", Status.PAUSED, harbor.clock.instant()));

        aTemplateIsRegistered();
        assertThat(refused(thread)).contains(RefusalReason.TEMPLATE_NOT_USABLE);

        harbor.parlor.directory().remove(HARBOR, NEWS);
        aTemplateIsRegistered();
        assertThat(refused(thread)).isEmpty();
    }

    @Test
    void O10_O11_a_template_that_the_platform_makes_a_marketing_one_is_blocked_by_a_marketing_stop() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.receive(new Item.Preference(FRONT, Reach.by(NOOR), harbor.clock.instant(), false));

        harbor.receive(new Item.TemplateChanged(
                "trip_news", "en", Status.APPROVED, "", Category.MARKETING, harbor.clock.instant()));

        assertThat(refused(thread)).contains(RefusalReason.MARKETING_STOPPED);
    }

    @Test
    void G3_explain_shows_with_a_sentence_whether_the_thread_can_be_taken_up_again() {
        ThreadId thread = harbor.granted(MIRA);
        assertThat(template(thread)).get().satisfies(view -> {
            assertThat(view.open()).isTrue();
            assertThat(view.sentence()).isEqualTo("The template can be used.");
        });

        harbor.receive(changed("trip_news", Status.PAUSED, harbor.clock.instant()));

        assertThat(template(thread)).get().satisfies(view -> {
            assertThat(view.open()).isFalse();
            assertThat(view.sentence()).startsWith("WhatsApp has paused the template");
            assertThat(view.since()).isEqualTo(harbor.clock.instant());
        });
        harbor.parlor.directory().remove(HARBOR, NEWS);
        assertThat(template(thread)).as("nothing is registered for it").isEmpty();
    }

    @Test
    void O11_refreshing_takes_over_what_the_platform_lists_and_names_the_differences() {
        ThreadId thread = harbor.granted(MIRA);
        PlatformModel platform = PlatformModel.at(harbor.clock)
                .addNumber(FRONT.value(), "+447700900001", "account")
                .putTemplate(
                        "account",
                        PlatformTemplate.of("trip_news", "en", "News.")
                                .withCategory(PlatformTemplate.Category.MARKETING)
                                .withStatus(PlatformTemplate.Status.PAUSED));
        harbor.transport.listing(platform.templates(FRONT.value()).toArray(ListedTemplate[]::new));

        assertThat(harbor.parlor.directory().refreshTemplates(HARBOR, OFFICE))
                .get()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder(
                        new TemplateDifference(MAY_WE, Kind.NOT_LISTED),
                        new TemplateDifference(NEWS, Kind.PARAMETERS),
                        new TemplateDifference(NEWS, Kind.CATEGORY));
        assertThat(refused(thread)).contains(RefusalReason.TEMPLATE_NOT_USABLE);
        assertThat(Harbor.reason(harbor.parlor.ask(MIRA, thread))).isEqualTo(RefusalReason.NO_OPT_IN_TEMPLATE);
    }

    @Test
    void O11_a_list_that_agrees_with_what_was_registered_has_no_differences() {
        harbor.transport.listing(
                listed("may_we", 2, Category.UTILITY), listed("trip_news", 1, null), listed("other", 0, null));

        assertThat(harbor.parlor.directory().refreshTemplates(HARBOR, OFFICE)).contains(List.of());
    }

    @Test
    void O11_a_transport_that_cannot_tell_changes_nothing() {
        ThreadId thread = harbor.granted(MIRA);

        assertThat(harbor.parlor.directory().refreshTemplates(HARBOR, OFFICE)).isEmpty();
        assertThat(harbor.parlor.directory().account(HARBOR, OFFICE)).isEmpty();
        assertThat(refused(thread)).isEmpty();
    }

    @Test
    void G2_the_host_can_ask_how_the_platform_sees_a_number() {
        AccountView view = new AccountView(false, Quality.LOW, "TIER_2K", List.of("PAYMENT_MISSING"));
        harbor.transport.seenAs(view);

        assertThat(harbor.parlor.directory().account(HARBOR, OFFICE)).contains(view);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> harbor.parlor.directory().account(HARBOR, new BusinessNumberId("nowhere")));
    }

    private Optional<RefusalReason> refused(ThreadId thread) {
        SendAnswer answer = harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor"));
        return answer.fold(
                taken -> Optional.empty(), no -> Optional.of(no.refusal().reason()));
    }

    private Optional<GateView> template(ThreadId thread) {
        return harbor.parlor.explain(MIRA, thread).stream()
                .filter(view -> view.gate() == Gate.TEMPLATE)
                .findFirst();
    }

    private static Item changed(String name, Status status, Instant at) {
        return new Item.TemplateChanged(name, "en", status, "", null, at);
    }

    private static ListedTemplate listed(String name, int parameters, @Nullable Category category) {
        return new ListedTemplate(name, "en", parameters, Status.APPROVED, "", category, Quality.HIGH);
    }
}
