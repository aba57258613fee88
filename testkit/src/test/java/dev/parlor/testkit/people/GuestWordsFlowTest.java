package dev.parlor.testkit.people;

import static dev.parlor.testkit.people.Office.BANK;
import static dev.parlor.testkit.people.Office.DESK;
import static dev.parlor.testkit.people.Office.LENA;
import static dev.parlor.testkit.people.Office.MIRA;
import static dev.parlor.testkit.people.Office.NOOR;
import static dev.parlor.testkit.people.Office.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parlor.contact.Contact;
import dev.parlor.contact.ContactAnswer;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.DisplayRule;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.OptInTemplate.Answer;
import dev.parlor.directory.OptInTemplate.Blank;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ContactId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Template;
import dev.parlor.thread.AuthorLabel;
import dev.parlor.thread.Opening;
import dev.parlor.transport.Outgoing;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which names guests read, and in which language. */
class GuestWordsFlowTest {
    private static Office shortNames() {
        Office office = Office.with(settings ->
                settings.names(DisplayRule.firstNamesToGuests()).authorLabel(AuthorLabel.WHEN_AUTHOR_CHANGES));
        office.parlor.directory().put(Member.of(MIRA, "Mira Holm", Office.ADVICE));
        office.parlor.directory().put(Member.of(TOMAS, "Tomas Berg", Office.ADVICE));
        return office;
    }

    @Test
    void N_guests_read_first_names_and_members_whole_ones_where_the_host_says_so() {
        Office office = shortNames();
        ThreadId thread = office.granted();

        office.parlor.add(MIRA, thread, Set.of(TOMAS));
        office.parlor.dispatchDue();

        assertThat(last(office)).isEqualTo("Tomas has joined the chat.");
        assertThat(office.lines(MIRA, thread)).contains("You have added Tomas Berg to the conversation.");
    }

    @Test
    void N_M6_the_label_above_a_message_is_the_name_that_guests_read() {
        Office office = shortNames();
        ThreadId thread = office.granted();
        office.parlor.add(MIRA, thread, Set.of(TOMAS));

        office.write(TOMAS, thread, "Good morning.");
        office.parlor.dispatchDue();

        assertThat(last(office)).isEqualTo("Tomas:\nGood morning.");
    }

    @Test
    void N_O11_the_request_names_the_member_as_guests_read_it() {
        Office office = shortNames();
        template(office, "en", "May {{1}} write to you?", List.of(Blank.MEMBER_NAME));

        office.asked();

        assertThat(last(office)).isEqualTo("May Mira write to you?");
    }

    @Test
    void N3_a_notice_is_in_the_language_of_the_contact_of_who_acts() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        office.parlor.add(MIRA, thread, Set.of(LENA));
        speaks(office, Language.ES);
        office.parlor
                .contacts()
                .language(LENA, office.parlor.contacts().of(LENA).get(0).id(), Language.DE);

        office.parlor.add(MIRA, thread, Set.of(TOMAS));
        office.parlor.dispatchDue();
        assertThat(last(office)).isEqualTo("Tomas se ha unido al chat.");

        office.parlor.remove(LENA, thread, TOMAS);
        office.parlor.dispatchDue();
        assertThat(last(office)).isEqualTo("Tomas steht für diesen Chat nicht mehr zur Verfügung.");
    }

    @Test
    void N3_where_nobody_acts_the_contacts_of_the_participants_say_the_language() {
        Office office = Office.open();
        office.asked();
        speaks(office, Language.NL);

        office.noor("STOP");

        assertThat(last(office)).startsWith("U ontvangt geen berichten meer van ons.");
    }

    @Test
    void N3_without_a_contacts_language_the_last_recognised_answer_decides_and_else_the_number() {
        Office office = Office.open();
        ThreadId thread = office.asked();
        office.noor("oui");
        office.parlor.add(MIRA, thread, Set.of(TOMAS));
        office.parlor.dispatchDue();
        assertThat(last(office)).isEqualTo("Tomas a rejoint la discussion.");

        speaks(office, Language.IT);
        office.parlor.add(MIRA, thread, Set.of(LENA));
        office.parlor.dispatchDue();
        assertThat(last(office)).isEqualTo("Lena ora partecipa alla chat.");
    }

    @Test
    void N3_O11_the_request_is_the_template_in_the_contacts_language() {
        Office office = Office.open();
        template(office, "es", "¿Podemos escribirle?", List.of());
        ContactId contact = office.parlor.contacts().add(MIRA, "Noor", NOOR);
        office.parlor.contacts().language(MIRA, contact, Language.ES);

        office.start(office.preview(MIRA, contact));
        office.parlor.dispatchDue();

        assertThat(last(office)).isEqualTo("¿Podemos escribirle?");
        assertThat(((Template) sent(office).content()).languageTag()).isEqualTo("es");
    }

    @Test
    void N3_of_two_merged_contacts_the_language_that_is_known_stays() {
        Office office = Office.open();
        ContactId kept = office.parlor.contacts().add(MIRA, "Noor", NOOR);
        ContactId dropped = office.parlor.contacts().add(MIRA, "Noor B.", NOOR);
        office.parlor.contacts().language(MIRA, dropped, Language.FR);

        assertThat(office.parlor.contacts().merge(MIRA, kept, dropped)).isInstanceOf(ContactAnswer.Done.class);

        assertThat(office.parlor.contacts().of(MIRA))
                .extracting(Contact::id, Contact::language)
                .containsExactly(tuple(kept, Language.FR));
    }

    @Test
    void P8_one_who_is_out_begins_anew_on_the_number_of_the_thread_that_they_left() {
        Office office = Office.open();
        ThreadId first = office.granted();
        office.parlor.leave(MIRA, first);
        office.clock.pass(Duration.ofDays(2));
        office.number(BusinessNumber.openToAll(
                new BusinessNumberId("a-desk"), new PlatformNumber("100000000000002"), Language.EN));

        Opening opening = office.parlor.open(
                MIRA, office.parlor.contacts().of(MIRA).get(0).id());

        assertThat(opening).isInstanceOfSatisfying(Opening.Ask.class, ask -> {
            assertThat(ask.preview().restartOf()).isEqualTo(first);
            assertThat(ask.preview().chat().number()).isEqualTo(DESK);
        });
    }

    @Test
    void P6_one_who_is_out_is_told_neither_gates_nor_what_became_of_consent() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        office.parlor.add(MIRA, thread, Set.of(TOMAS));
        office.parlor.leave(MIRA, thread);
        office.noor("STOP");

        assertThat(office.parlor.explain(MIRA, thread)).isEmpty();
        assertThat(office.line(MIRA, thread)).satisfies(line -> {
            assertThat(line.consent()).isNull();
            assertThat(line.windowEnd()).isNull();
            assertThat(line.held()).isZero();
        });
        assertThat(office.parlor.explain(TOMAS, thread)).isNotEmpty();
        assertThat(office.line(TOMAS, thread).consent()).isNotNull();
    }

    @Test
    void C6_what_came_from_a_blocked_guest_does_not_become_unread_by_unblocking() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        ContactId contact = office.parlor.contacts().of(MIRA).get(0).id();
        int before = office.line(MIRA, thread).unread();
        office.parlor.contacts().block(MIRA, contact);
        office.noor("Why do you not answer?");

        office.parlor.contacts().unblock(MIRA, contact);
        assertThat(office.line(MIRA, thread).unread()).isEqualTo(before);

        office.noor("Thank you.");
        assertThat(office.line(MIRA, thread).unread()).isEqualTo(before + 1);
    }

    @Test
    void C6_what_was_unread_stays_so_when_the_guest_is_blocked() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        int before = office.line(MIRA, thread).unread();
        office.noor("Are you there?");

        office.parlor
                .contacts()
                .block(MIRA, office.parlor.contacts().of(MIRA).get(0).id());

        assertThat(office.line(MIRA, thread).unread()).isEqualTo(before + 1);
    }

    private static void speaks(Office office, Language language) {
        office.parlor
                .contacts()
                .language(MIRA, office.parlor.contacts().of(MIRA).get(0).id(), language);
    }

    private static void template(Office office, String tag, String wording, List<Blank> blanks) {
        office.parlor
                .directory()
                .put(
                        BANK,
                        new OptInTemplate(
                                DESK, "may_we_write", tag, wording, blanks, List.of(Answer.AFFIRM, Answer.DECLINE)));
    }

    private static Outgoing sent(Office office) {
        return office.transport.sent().get(office.transport.sent().size() - 1);
    }

    private static String last(Office office) {
        return sent(office).content().shown();
    }
}
