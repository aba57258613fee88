package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.NUMBER;
import static dev.parlor.testkit.contract.Rows.OTHER;
import static dev.parlor.testkit.contract.Rows.asked;
import static dev.parlor.testkit.contract.Rows.attempt;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.company;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.contactId;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.phone;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.report;
import static dev.parlor.testkit.contract.Rows.thread;
import static dev.parlor.testkit.contract.Rows.threadId;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Seal;
import dev.parlor.contact.AddressHash;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.LegalHold;
import dev.parlor.id.ChatId;
import dev.parlor.id.ListenerName;
import dev.parlor.id.MemberId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.message.Text;
import dev.parlor.queue.Pause;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decision;
import dev.parlor.store.FeedPlace;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.TimelineRows;
import dev.parlor.store.Wake;
import dev.parlor.thread.Chat;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two organizations whose rows have the same keys: what one writes, removes, leases or joins is not the other's. */
abstract class ForeignContract extends Bench {
    private static final MemberId OTHER_ANN = new MemberId(OTHER, "ann");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final StoreContract contract;

    ForeignContract(StoreContract contract) {
        super(contract);
        this.contract = contract;
        commit(
                OTHER,
                company(OTHER)
                        .put(guest(1))
                        .put(guest(2))
                        .put(Chat.untouched(chat(1)))
                        .put(Chat.untouched(chat(2)))
                        .put(thread(1, 1, OTHER_ANN))
                        .put(thread(3, 2, OTHER_ANN)));
    }

    @Test
    void X10_a_row_that_is_written_over_stays_as_it_was_in_the_other_organization() {
        Message ours = message(1, 1, 1);
        commit(new ChangesBuilder().put(ours).put(attempt(1, ours)).put(contact(1, ANN, 1, "Mr Guest")));
        Loaded before = loaded(1, Reads.everything());
        TimelineRows timeline = store.wholeTimeline(ACME, threadId(1), null, 10);

        commit(
                OTHER,
                new ChangesBuilder()
                        .put(guest(1).blockedSince(NOON))
                        .put(Chat.untouched(chat(1)).withPositionTaken().outOfReach(NOON))
                        .put(thread(1, 1))
                        .put(message(1, 1, 1, OTHER_ANN, new Text("Theirs")).cancelled(Ending.AUTHOR_LEFT, minute(2)))
                        .put(attempt(1, ours).closed())
                        .put(contact(1, OTHER_ANN, 1, "Theirs")));

        assertThat(loaded(1, Reads.everything()))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(before);
        assertThat(store.wholeTimeline(ACME, threadId(1), null, 10)).isEqualTo(timeline);
        assertThat(theirs(Reads.everything()).threads()).containsExactly(thread(1, 1));
    }

    @Test
    void X10_what_is_added_is_added_in_its_own_organization_only() {
        commit(
                OTHER,
                new ChangesBuilder()
                        .add(wrote(1, 1, 1))
                        .add(asked(2, 1, 1))
                        .add(report(3, DeliveryReport.Status.SENT))
                        .add(event(1)));

        assertThat(store.wholeTimeline(ACME, threadId(1), null, 10).guestMessages())
                .isEmpty();
        assertThat(loaded(1, Reads.everything()).consents()).isEmpty();
        assertThat(found(Reads.none().platformIds(List.of(platformId(1), platformId(3))))
                        .parked())
                .isEmpty();
        assertThat(told()).isEmpty();
        assertThat(theirs(Reads.everything()).consents()).hasSize(1);
    }

    @Test
    void X10_a_contact_is_removed_in_its_own_organization_only() {
        commit(new ChangesBuilder().put(contact(1, ANN, 1, "Mr Guest")));
        commit(OTHER, new ChangesBuilder().put(contact(1, OTHER_ANN, 1, "Theirs")));

        commit(OTHER, new ChangesBuilder().remove(contactId(1)));

        assertThat(store.contacts(ANN)).hasSize(1);
        assertThat(store.contacts(OTHER_ANN)).isEmpty();
    }

    @Test
    void X10_a_template_is_removed_in_its_own_organization_only() {
        commit(OTHER, new ChangesBuilder().remove(Rows.template("en").id()));

        assertThat(found(Reads.of(Reads.Part.DIRECTORY)).directory().templates())
                .hasSize(1);
        assertThat(theirs(Reads.of(Reads.Part.DIRECTORY)).directory().templates())
                .isEmpty();
    }

    @Test
    void X10_Q6_a_number_is_paused_and_resumed_in_its_own_organization_only() {
        Pause pause = Pause.begun(NUMBER, 131_042, NOON);
        commit(new ChangesBuilder().put(pause).wake(chat(1), Wake.ofLine(NOON)));
        commit(OTHER, new ChangesBuilder().put(pause).wake(chat(2), Wake.ofLine(NOON)));

        commit(OTHER, new ChangesBuilder().resume(NUMBER));

        assertThat(found(Reads.of(Reads.Part.DIRECTORY)).pauses()).containsExactly(pause);
        assertThat(claimed()).containsExactly(chat(2));
    }

    @Test
    void X10_C5_guests_are_joined_in_their_own_organization_only() {
        commit(
                OTHER,
                new ChangesBuilder()
                        .join(guestId(2), guestId(1))
                        .put(Chat.untouched(chat(1)).joinedBy(Chat.untouched(chat(2)))));

        Loaded ours = loaded(2, Reads.everything());
        assertThat(ours.chats()).containsExactly(Chat.untouched(chat(2)));
        assertThat(ours.threads()).containsExactly(thread(3, 2, ANN));
        assertThat(ours.guests()).containsExactly(guest(2));
        assertThat(ours.linked()).isEmpty();
        assertThat(store.read(OTHER, Set.of(chat(2)), Set.of(), Reads.none()).chats())
                .extracting(Chat::id)
                .containsExactly(chat(1));
    }

    @Test
    void X10_T4_a_guest_is_erased_in_their_own_organization_only() {
        AddressHash hash = new AddressHash("ab".repeat(32));
        commit(new ChangesBuilder().add(sealed(1)));
        commit(OTHER, new ChangesBuilder().add(sealed(1)));

        commit(
                OTHER,
                new ChangesBuilder()
                        .remove(guestId(1))
                        .put(new ErasedGuest(guestId(1), Set.of(hash), NOON, Map.of(), true))
                        .empty(sealed(1)));

        Loaded ours = loaded(1, Reads.everything().addresses(Set.of(phone(1), hash)));
        assertThat(ours.guests()).containsExactly(guest(1));
        assertThat(ours.erased()).isEmpty();
        assertThat(ours.consents()).containsExactly(sealed(1));
        assertThat(theirs(Reads.everything()).consents())
                .containsExactly(sealed(1).withoutPersonal());
    }

    @Test
    void X10_what_is_kept_aside_and_parked_goes_in_its_own_organization_only() {
        Quarantined odd = new Quarantined(
                NOON, "odd", new Item.NotUnderstood("odd", phone(1).value().substring(1)));
        ChangesBuilder both = new ChangesBuilder().put(odd).add(report(1, DeliveryReport.Status.SENT));
        commit(both);
        commit(OTHER, both);

        commit(OTHER, new ChangesBuilder().forget(Set.of(phone(1))).removeReports(platformId(1)));
        assertThat(store.quarantined(OTHER, 10)).isEmpty();
        commit(OTHER, new ChangesBuilder().put(odd));
        commit(OTHER, new ChangesBuilder().remove(odd.id()));

        assertThat(store.quarantined(OTHER, 10)).isEmpty();
        assertThat(store.quarantined(ACME, 10)).containsExactly(odd);
        assertThat(found(Reads.none().platformIds(List.of(platformId(1)))).parked())
                .hasSize(1);
    }

    @Test
    void X10_T4_a_hold_is_set_and_lifted_in_its_own_organization_only() {
        LegalHold hold = new LegalHold(guestId(1), null, "A claim", NOON);
        commit(new ChangesBuilder().set(hold));
        assertThat(theirs(Reads.none()).holds()).isEmpty();

        commit(OTHER, new ChangesBuilder().lift(hold));

        assertThat(store.holds(ACME)).containsExactly(hold);
        assertThat(store.holds(OTHER)).isEmpty();
    }

    @Test
    void X10_S9_a_wake_and_a_lease_are_those_of_one_organization() {
        commit(new ChangesBuilder().wake(chat(1), Wake.at(NOON)));
        assertThat(claimed()).containsExactly(chat(1));
        assertThat(theirs(Reads.none()).chats()).extracting(Chat::fence).containsExactly(0L);

        commit(OTHER, new ChangesBuilder().giveBack(chat(1)));
        assertThat(claimed()).isEmpty();
        commit(OTHER, new ChangesBuilder().wake(chat(1), Wake.at(NOON)));
        assertThat(claimed()).containsExactly(chat(1));
        commit(OTHER, new ChangesBuilder().wake(chat(1), Wake.never()));

        contract.passLeaseTime(LEASE);
        assertThat(claimed()).containsExactly(chat(1));
        assertThat(chatRow(1).fence()).isEqualTo(2);
        assertThat(theirs(Reads.none()).chats()).extracting(Chat::fence).containsExactly(1L);
    }

    @Test
    void X10_V2_a_listeners_place_is_kept_in_one_organization() {
        ListenerName archive = new ListenerName("archive");
        commit(new ChangesBuilder().add(event(1)));
        commit(OTHER, new ChangesBuilder().add(event(2)));
        FeedPlace one = store.claimFeed(archive, LEASE).orElseThrow();
        FeedPlace other = store.claimFeed(archive, LEASE).orElseThrow();
        assertThat(List.of(one.organization(), other.organization())).containsExactlyInAnyOrder(ACME, OTHER);

        store.keep(one.heard(1));

        assertThat(store.claimFeed(archive, LEASE)).isEmpty();
        store.keep(other);
        assertThat(store.claimFeed(archive, LEASE)).map(FeedPlace::organization).contains(other.organization());
    }

    @Test
    void X10_S4_what_the_platform_said_of_a_number_was_heard_in_one_organization() {
        Message sending = message(1, 1, 1).sending(Rows.token(1), minute(1));
        commit(new ChangesBuilder().put(sending).put(attempt(1, sending).heard()));

        assertThat(loaded(1, Reads.everything()).echoes()).hasSize(1);
        assertThat(theirs(Reads.everything()).echoes()).isEmpty();
    }

    private Loaded theirs(Reads reads) {
        return store.read(OTHER, Set.of(chat(1)), Set.of(), reads);
    }

    private List<ChatId> claimed() {
        return store
                .claim(
                        new Claim("host", 10, LEASE),
                        (loaded, time) -> Decision.nothing(loaded.chats().get(0).id()))
                .stream()
                .map(Answer::orThrow)
                .toList();
    }

    private static ConsentRecord sealed(int number) {
        ConsentRecord row = asked(number, 1, 1);
        Seal seal = new Seal(number, "", "salt", "cd".repeat(32), "ef".repeat(32));
        return new ConsentRecord(row.chat(), row.thread(), row.act(), row.at(), row.recordedAt(), row.evidence(), seal);
    }
}
