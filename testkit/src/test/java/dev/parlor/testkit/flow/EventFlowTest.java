package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.ADVICE;
import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.DESK;
import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.event.Event;
import dev.parlor.event.Event.Change;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Edit;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Reaction;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.store.Changes;
import dev.parlor.store.Loaded;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is written without an event that names it; what the host does to the directory is in the same feed. */
class EventFlowTest {
    private final Room room = new Room();
    private final List<String> silent = new ArrayList<>();
    private int entries;

    @Test
    void V1_every_message_edit_delivery_roster_and_consent_act_comes_with_an_event_that_names_it() {
        Parlor parlor = Parlor.on(new Between(this::watch).around(room.store), room.wire)
                .build();
        Story story = new Story(parlor);
        story.play();

        assertThat(silent).isEmpty();
        assertThat(entries).isGreaterThan(25);
    }

    @Test
    void V1_an_event_of_a_message_leads_to_the_message_and_its_thread() {
        ThreadId thread = room.agreed(MIRA);
        room.writes(MIRA, thread, "one");
        room.dispatch();

        Set<MessageId> shown = room.parlor.timeline(MIRA, thread, 100).stream()
                .map(entry -> entry.fold(
                        ours -> ours.message().id(), guest -> guest.message().id(), told -> null))
                .collect(Collectors.toSet());
        assertThat(room.feed().stream().map(RecordedEvent::event).flatMap(EventFlowTest::messageOf))
                .hasSizeGreaterThan(4)
                .isSubsetOf(shown);
    }

    @Test
    void V3_registering_and_changing_are_in_the_feed_and_the_same_again_is_not() {
        int before = room.feed().size();
        Bank.register(room.parlor);
        assertThat(room.feed()).hasSize(before);

        room.parlor.directory().put(new Member(MIRA, new PersonName("Mira B."), ADVICE, Switch.INHERIT, null));
        room.parlor.directory().put(BANK, new SubOrganization(new SubOrganizationId("loans"), "Loans", Switch.INHERIT));
        room.parlor.directory().delete(LENA);
        room.parlor.directory().delete(LENA);

        assertThat(eventsAfter(before))
                .containsExactly(
                        new Event.MemberChanged(MIRA, Change.CHANGED),
                        new Event.SubOrganizationChanged(new SubOrganizationId("loans"), Change.REGISTERED),
                        new Event.MemberChanged(LENA, Change.DELETED));
        assertThat(eventsAfter(0))
                .startsWith(
                        new Event.OrganizationChanged(BANK, Change.REGISTERED),
                        new Event.EnablementSwitched(null, null, Switch.ON),
                        new Event.SubOrganizationChanged(ADVICE, Change.REGISTERED),
                        new Event.NumberChanged(DESK, Change.REGISTERED),
                        new Event.TemplateRegistered(new TemplateId(DESK, "opt_in", "en"), Change.REGISTERED),
                        new Event.MemberChanged(MIRA, Change.REGISTERED));
    }

    @Test
    void V3_every_switch_is_in_the_feed() {
        int before = room.feed().size();
        room.switched(false);
        room.parlor.directory().put(BANK, new SubOrganization(ADVICE, "Advice", Switch.OFF));
        room.parlor.directory().put(new Member(TOMAS, new PersonName("Tomas"), ADVICE, Switch.ON, null));
        room.switched(true);

        assertThat(eventsAfter(before))
                .filteredOn(Event.EnablementSwitched.class::isInstance)
                .containsExactly(
                        new Event.EnablementSwitched(null, null, Switch.OFF),
                        new Event.EnablementSwitched(ADVICE, null, Switch.OFF),
                        new Event.EnablementSwitched(null, TOMAS, Switch.ON),
                        new Event.EnablementSwitched(null, null, Switch.ON));
    }

    @Test
    void V3_trouble_with_the_account_is_in_the_feed() {
        ThreadId thread = room.agreed(MIRA);
        room.writes(MIRA, thread, "one");
        room.wire.answerNext(new SendResult.Rejected(Rejection.of(Rejection.Kind.ACCOUNT, 131042)));
        room.dispatch();

        assertThat(room.events(Event.NumberPaused.class)).containsExactly(new Event.NumberPaused(DESK, 131042));
    }

    private List<Event> eventsAfter(long position) {
        return room.parlor.events(BANK, position, 1000).stream()
                .map(RecordedEvent::event)
                .toList();
    }

    /** Notes what of these changes no event of theirs is about. */
    private void watch(Loaded before, Changes changes) {
        List<Event> events = changes.events();
        for (Message row : changes.messages()) {
            Optional<Message> known = before.messages().stream()
                    .filter(message -> message.id().equals(row.id()))
                    .findFirst();
            boolean same = known.filter(message -> message.state() == row.state()
                            && message.content().equals(row.content())
                            && Objects.equals(message.author(), row.author())
                            && message.delivery().step() == row.delivery().step())
                    .isPresent();
            expect(
                    same,
                    "message " + row.state(),
                    events,
                    event -> messageOf(event).anyMatch(row.id()::equals));
        }
        for (GuestMessage row : changes.guestMessages()) {
            expect(false, "guest message", events, event -> messageOf(event).anyMatch(row.id()::equals));
        }
        for (ConsentRecord row : changes.consents()) {
            expect(
                    false,
                    "consent " + row.act(),
                    events,
                    event -> event instanceof Event.ConsentChanged changed && changed.act() == row.act());
        }
        for (MessageThread row : changes.threads()) {
            Roster was = before.threads().stream()
                    .filter(thread -> thread.id().equals(row.id()))
                    .findFirst()
                    .map(MessageThread::roster)
                    .orElse(Roster.empty());
            expect(
                    was.equals(row.roster()),
                    "roster",
                    events,
                    event -> event instanceof Event.RosterChanged changed
                                    && changed.thread().equals(row.id())
                            || event instanceof Event.ThreadStarted started
                                    && started.thread().equals(row.id()));
        }
    }

    private void expect(boolean unchanged, String what, List<Event> events, Predicate<Event> named) {
        if (!unchanged) {
            entries++;
            if (events.stream().noneMatch(named)) {
                silent.add(what);
            }
        }
    }

    private static Stream<MessageId> messageOf(Event event) {
        return Stream.of(event.getClass().getRecordComponents())
                .filter(component -> component.getType() == MessageId.class)
                .map(component -> {
                    try {
                        return (MessageId) component.getAccessor().invoke(event);
                    } catch (ReflectiveOperationException unreadable) {
                        throw new AssertionError(unreadable);
                    }
                });
    }

    /** A bit of everything, through one host. */
    private final class Story {
        private final Parlor parlor;

        Story(Parlor parlor) {
            this.parlor = parlor;
        }

        void play() {
            ThreadId thread = room.asks(MIRA);
            MessageId held = parlor.send(MIRA, thread, new Text("held"))
                    .fold(SendAnswer.Taken::message, refused -> Room.fail(refused.refusal()));
            parlor.messages().edit(MIRA, thread, held, new Text("held, in other words"));
            parlor.add(MIRA, thread, List.of(TOMAS, LENA));
            parlor.receive(BANK, List.of(room.tap(thread, 0, room.clock.instant())));
            parlor.dispatchDue();
            parlor.receive(
                    BANK,
                    List.of(
                            room.report(2, DeliveryReport.Status.DELIVERED),
                            room.report(2, DeliveryReport.Status.READ)));
            parlor.receive(
                    BANK,
                    List.of(
                            room.text("hello", room.clock.instant()),
                            room.item(new Reaction("\uD83D\uDC4D"), room.clock.instant(), new PlatformId("sent-2")),
                            room.item(
                                    new Edit(new Text("hallo")), room.clock.instant(), new PlatformId("from-noor-2"))));
            room.wire.answerNext(new SendResult.NotSent("refused"));
            parlor.send(TOMAS, thread, new Text("tried twice"));
            parlor.dispatchDue();
            room.passes(Duration.ofSeconds(5));
            parlor.dispatchDue();
            parlor.transfer(TOMAS, thread, MIRA);
            room.wire.answerNext(PlatformItems.rejected(Rejection.Kind.MESSAGE));
            parlor.send(MIRA, thread, new Text("fails"));
            parlor.dispatchDue();
            room.wire.answerNext(new SendResult.Unsure("lost"));
            parlor.send(MIRA, thread, new Text("doubtful"));
            parlor.dispatchDue();
            room.passes(Duration.ofMinutes(3));
            parlor.dispatchDue();
            room.passes(Duration.ofHours(25));
            parlor.dispatchDue();
            parlor.send(MIRA, thread, new Text("too late"));
            parlor.leave(LENA, thread);
            parlor.receive(BANK, List.of(room.text("STOP", room.clock.instant())));
            parlor.dispatchDue();
            parlor.directory().delete(MIRA);
        }
    }
}
