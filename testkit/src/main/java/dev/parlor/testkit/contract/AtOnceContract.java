package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.NUMBER;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.contactId;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Guest;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Text;
import dev.parlor.queue.Pause;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.store.Wake;
import dev.parlor.thread.Chat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two threads, or two hosts, at once. */
abstract class AtOnceContract extends Bench {
    private static final Decide<Long> TAKING = (loaded, time) -> {
        ChangesBuilder changes = new ChangesBuilder();
        loaded.chats().forEach(chat -> changes.put(chat.withPositionTaken()).add(event((int) chat.nextPosition())));
        return changes.answer(
                loaded.chats().stream().mapToLong(Chat::nextPosition).max().orElse(-1));
    };

    private final Meeting meeting = new Meeting();

    AtOnceContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void two_units_at_once_on_one_chat_lose_no_update() throws InterruptedException {
        List<Long> positions =
                atOnce(onChat(1, Reads.none(), meeting.with(TAKING)), onChat(1, Reads.none(), meeting.with(TAKING)));

        assertThat(positions).containsExactlyInAnyOrder(1L, 2L);
        assertThat(chatRow(1).nextPosition()).isEqualTo(3);
    }

    @Test
    void two_units_at_once_lose_no_update_where_one_names_the_chat_and_one_a_thread_of_it()
            throws InterruptedException {
        List<Long> positions =
                atOnce(onChat(1, Reads.none(), meeting.with(TAKING)), onThread(2, Reads.none(), meeting.with(TAKING)));

        assertThat(positions).containsExactlyInAnyOrder(1L, 2L);
        assertThat(chatRow(1).nextPosition()).isEqualTo(3);
    }

    @Test
    void two_units_at_once_on_several_chats_each_both_end() throws InterruptedException {
        List<Long> positions = atOnce(onChats(chat(1), chat(2)), onChats(chat(2), chat(1)));

        assertThat(positions).containsExactlyInAnyOrder(1L, 2L);
        assertThat(List.of(chatRow(1), chatRow(2)))
                .extracting(Chat::nextPosition)
                .containsOnly(3L);
    }

    @Test
    void two_units_at_once_on_chats_that_overlap_lose_no_update() throws InterruptedException {
        atOnce(onChats(chat(1), chat(2)), onChats(chat(2), chat(3)));

        assertThat(chatRow(2).nextPosition()).isEqualTo(3);
    }

    @Test
    void two_units_at_once_on_the_directory_lose_no_update() throws InterruptedException {
        Decide<Long> counting = meeting.with((loaded, time) -> {
            long before = loaded.contacts().stream()
                    .mapToLong(contact -> Long.parseLong(contact.name().value()))
                    .sum();
            return new ChangesBuilder()
                    .put(contact(1, ANN, 1, String.valueOf(before + 1)))
                    .answer(before);
        });
        Reads reads = Reads.of(Reads.Part.DIRECTORY).contact(contactId(1));

        assertThat(atOnce(onDirectory(reads, counting), onDirectory(reads, counting)))
                .containsExactlyInAnyOrder(0L, 1L);
        assertThat(store.contacts(ANN))
                .extracting(contact -> contact.name().value())
                .containsExactly("2");
    }

    @Test
    void C4_two_units_at_once_that_meet_one_new_address_end_with_one_guest() throws InterruptedException {
        Reach reach = Reach.by(new PhoneNumber("+447700900777"));
        Reads reads = Reads.none().addresses(reach.addresses());

        List<GuestId> guests = atOnce(
                onChat(1, reads, meeting.with(findOrMake(new Guest(guestId(51), reach, null)))),
                onChat(2, reads, meeting.with(findOrMake(new Guest(guestId(52), reach, null)))));

        assertThat(guests.get(0)).isEqualTo(guests.get(1));
        assertThat(found(reads).guests()).extracting(Guest::id).containsExactly(guests.get(0));
    }

    @Test
    void I3_two_deliveries_of_one_item_at_once_have_one_effect() throws InterruptedException {
        Reads reads = Reads.everything().platformIds(List.of(platformId(5)));

        List<String> fates = atOnce(
                onChat(1, reads, meeting.with(applyOnce(wrote(5, 1, 1)))),
                onChat(
                        2,
                        reads,
                        meeting.with(
                                applyOnce(wrote(messageId(6), platformId(5), 5, 3, 2, new Text("The same"), NOON)))));

        assertThat(fates).containsExactlyInAnyOrder("applied", "duplicate");
        assertThat(told()).hasSize(1);
        assertThat(found(reads).guestMessages()).hasSize(1);
    }

    @Test
    void S1_two_claims_at_once_share_no_chat() throws InterruptedException {
        commit(new ChangesBuilder().wake(chat(1), Wake.at(NOON)).wake(chat(2), Wake.at(NOON)));
        Decide<ChatId> look = meeting.with(
                (loaded, time) -> Decision.nothing(loaded.chats().get(0).id()));

        List<List<Answer<ChatId>>> claimed = meeting.of(
                () -> store.claim(new Claim("one", 10, Duration.ofMinutes(1)), look),
                () -> store.claim(new Claim("two", 10, Duration.ofMinutes(1)), look));

        assertThat(claimed.stream().flatMap(List::stream))
                .extracting(Answer::orThrow)
                .containsExactlyInAnyOrder(chat(1), chat(2));
    }

    @Test
    void S1_a_claim_and_a_unit_at_once_on_one_chat_lose_no_update() throws InterruptedException {
        commit(new ChangesBuilder().wake(chat(1), Wake.at(NOON)));
        Decide<Long> taking = meeting.with(TAKING);

        Claim claim = new Claim("one", 10, Duration.ofMinutes(1));
        List<List<Answer<Long>>> answers = meeting.of(
                () -> store.claim(claim, taking), () -> store.apply(List.of(onChat(1, Reads.none(), taking))));
        if (answers.get(0).isEmpty()) {
            store.claim(claim, TAKING); // the unit had the chat: a claim may pass it over, the next one may not
        }

        assertThat(chatRow(1).nextPosition()).isEqualTo(3);
        assertThat(chatRow(1).fence()).isEqualTo(1);
    }

    @Test
    void Q6_two_units_at_once_on_two_chats_that_pause_their_number_lose_no_update() throws InterruptedException {
        Reads reads = Reads.of(Reads.Part.DIRECTORY);
        Decide<Integer> pausing = meeting.with((loaded, time) -> {
            Pause pause = loaded.pauses().stream()
                    .findFirst()
                    .map(known -> known.probed(time))
                    .orElseGet(() -> Pause.begun(NUMBER, 131_042, time));
            return new ChangesBuilder().put(pause).answer(pause.probes());
        });

        assertThat(atOnce(onChat(1, reads, pausing), onChat(2, reads, pausing))).containsExactlyInAnyOrder(0, 1);
        assertThat(found(reads).pauses()).extracting(Pause::probes).containsExactly(1);
    }

    @Test
    void V1_events_of_two_units_at_once_have_no_gap_between_their_positions() throws InterruptedException {
        atOnce(onChat(1, Reads.none(), meeting.with(TAKING)), onChat(2, Reads.none(), meeting.with(TAKING)));

        assertThat(store.events(ACME, 0, 10))
                .extracting(RecordedEvent::position)
                .containsExactly(1L, 2L);
    }

    private Unit<Long> onChats(ChatId one, ChatId other) {
        return new Unit<>(ACME, operation(), Set.of(one, other), Set.of(), Reads.none(), meeting.with(TAKING));
    }

    private <A> List<A> atOnce(Unit<A> one, Unit<A> other) throws InterruptedException {
        return meeting.of(() -> applied(one), () -> applied(other));
    }

    private static Decide<GuestId> findOrMake(Guest fresh) {
        return (loaded, time) -> loaded.guests().stream()
                .filter(guest -> guest.reach().equals(fresh.reach()))
                .findFirst()
                .map(guest -> Decision.nothing(guest.id()))
                .orElseGet(() -> new ChangesBuilder().put(fresh).answer(fresh.id()));
    }

    private static Decide<String> applyOnce(GuestMessage item) {
        return (loaded, time) -> loaded.guestMessages().isEmpty()
                ? new ChangesBuilder().add(item).add(event(5)).answer("applied")
                : Decision.nothing("duplicate");
    }
}
