package dev.parlor.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines act at their moments. */
class PlayTest {

    private final Theatre theatre = new Theatre();

    @Test
    void a_line_without_a_moment_acts_at_once_and_in_order() {
        theatre.play.add("Ana says \"one\"\nAna says \"two\"");

        assertThat(theatre.said()).containsExactly("one", "two");
    }

    @Test
    void a_line_acts_at_its_time_and_not_before() {
        theatre.play.add("at +2h Ana says \"Yes\"");

        pass(Duration.ofHours(2).minusMillis(1));
        assertThat(theatre.said()).isEmpty();
        assertThat(theatre.play.next()).isEqualTo(Instant.parse("2026-11-22T11:00:00Z"));
        pass(Duration.ofMillis(1));
        assertThat(theatre.said()).containsExactly("Yes");
        assertThat(theatre.play.next()).isEqualTo(Instant.MAX);
    }

    @Test
    void a_clock_that_jumps_finds_the_lines_in_the_order_of_their_times() {
        theatre.play.add("at +2h Ana says \"two\"\nat +1h Ana says \"one\"\nat +2h Ana says \"three\"");

        pass(Duration.ofDays(1));

        assertThat(theatre.said()).containsExactly("one", "two", "three");
    }

    @Test
    void a_guest_who_is_asked_answers_after_a_while_each_time() {
        theatre.play.add("when asked, Ana answers yes after 3s");

        theatre.ask();
        assertThat(theatre.said()).isEmpty();
        pass(Duration.ofSeconds(3));
        assertThat(theatre.said()).containsExactly("Yes");

        theatre.ask();
        pass(Duration.ofSeconds(3));
        assertThat(theatre.said()).containsExactly("Yes", "Yes");
    }

    @Test
    void once_is_the_first_time_only_and_other_messages_are_no_question() {
        theatre.play.add("once asked, Ana answers no\nAna says \"Hello\"");

        theatre.sendText("Hi");
        assertThat(theatre.said()).containsExactly("Hello");
        theatre.ask();
        theatre.ask();
        assertThat(theatre.said()).containsExactly("Hello", "No");
    }

    @Test
    void a_guest_reacts_to_words_and_to_any_message() {
        theatre.play.add("Ana says \"Hello\"\nwhen told \"price\", Ana says \"Too much\"\nwhen written to, Ana reads");
        theatre.told();

        theatre.sendText("Good morning");
        assertThat(theatre.told()).containsExactly("sent", "delivered", "read");
        theatre.sendText("The price is 7");
        assertThat(theatre.said()).containsExactly("Hello", "Too much");
    }

    @Test
    void lines_that_are_added_later_know_the_guests_of_before() {
        theatre.play.add("guest +447700900200 \"Ben Li\"");

        theatre.play.add("\"Ben Li\" says \"Hello\"\nAna says \"Hi\"");

        assertThat(theatre.model.guest("+447700900200").screen()).hasSize(1);
        assertThat(theatre.said()).containsExactly("Hi");
    }

    @Test
    void a_line_can_be_about_another_number() {
        theatre.play.add("Ana says \"Hello\" at number 1060002");

        assertThat(theatre.said()).isEmpty();
        assertThat(theatre.model.guest(Theatre.ANA).with("1060002").screen()).hasSize(1);
    }

    @Test
    void what_cannot_be_done_at_its_moment_is_noted_and_the_rest_goes_on() {
        theatre.play.add("Ana answers yes\nAna revokes \"nothing\"\nAna says \"Hello\"");

        assertThat(theatre.said()).containsExactly("Hello");
        assertThat(theatre.play.troubles())
                .containsExactly(
                        "Line 1: No message with quick replies is on the guest's screen",
                        "Line 2: No such message is on the screen: \"nothing\"");
    }

    @Test
    void every_act_of_a_guest_does_what_it_says() {
        theatre.play.add("""
                Ana says "Hello"
                Ana says "From an ad" after the ad "Lamps"
                Ana says "All" in group group-1
                Ana fills the form with "{\\"size\\": 7}"
                Ana sends picture 40 kB caption "Lamp"
                Ana sends video
                Ana sends document 2 MB named "plan.pdf" caption "Plan"
                Ana sends audio
                Ana sends voice
                Ana sends sticker 100 bytes
                Ana sends location 48.2 -16.37 named "Office"
                Ana sends contact "Ben" +447700900105
                Ana orders 2 of "lamp"
                Ana sends unsupported poll_creation
                Ana sends too big a file
                Ana edits "Hello" to "Hallo"
                Ana revokes "Hello"
                Ana stops
                Ana starts
                Ana stops marketing
                Ana resumes marketing
                Ana is answered elsewhere
                Ana says "Standby"
                Ana is answered here
                Ana hides the number
                Ana changes number to +447700900124
                """);

        assertThat(theatre.play.troubles()).isEmpty();
        assertThat(theatre.told())
                .containsExactly(
                        "text",
                        "text",
                        "text",
                        "interactive",
                        "image",
                        "video",
                        "document",
                        "audio",
                        "audio",
                        "sticker",
                        "location",
                        "contacts",
                        "order",
                        "unsupported",
                        "unsupported",
                        "edit",
                        "revoke",
                        "text",
                        "text",
                        "user_preferences",
                        "user_preferences",
                        "standby",
                        "system");
    }

    @Test
    void a_guest_acts_on_what_the_business_wrote() {
        theatre.play.add("Ana says \"Hello\"");
        theatre.sendText("Welcome");
        theatre.ask();
        theatre.told();

        theatre.play.add("""
                Ana reads
                Ana reads at once
                Ana plays
                Ana quotes "Welcome" saying "Thanks"
                Ana reacts "👍" to "Welcome"
                Ana takes back the reaction to "Welcome"
                Ana taps "No"
                Ana goes offline
                Ana comes online
                Ana leaves WhatsApp
                Ana joins WhatsApp
                """);

        assertThat(theatre.play.troubles()).isEmpty();
        assertThat(theatre.told()).containsExactly("read", "read", "text", "reaction", "reaction", "button");
    }

    @Test
    void every_decision_of_the_platform_does_what_it_says() {
        theatre.told();
        theatre.play.add("""
                platform pauses template opt_in en because QUALITY
                platform approves template opt_in en
                platform rates template opt_in en red
                platform deletes template sale en
                platform rates the number yellow
                platform limits the number to TIER_2K
                platform locks the account with 131031
                platform reinstates the account
                platform alerts "Careful"
                platform reports error 131035
                platform approves the name "Harbor"
                platform refuses the name "H"
                platform shows "By phone" sent to Ana by phone
                platform expires next download
                platform limits throughput to 80
                platform limits pairs
                """);

        assertThat(theatre.play.troubles()).isEmpty();
        assertThat(theatre.told())
                .containsExactly(
                        "message_template_status_update",
                        "message_template_status_update",
                        "message_template_quality_update",
                        "message_template_status_update",
                        "phone_number_quality_update",
                        "business_capability_update",
                        "account_update",
                        "account_update",
                        "account_alerts",
                        "messages",
                        "phone_number_name_update",
                        "phone_number_name_update",
                        "smb_message_echoes");
    }

    @Test
    void every_failure_meets_one_send_in_its_turn() {
        theatre.play.add("""
                Ana says "Hello"
                platform fails next send with 131026
                platform fails next 2 sends with 130429 status 429
                platform breaks next send with 502
                platform loses next answer
                platform cuts next answer
                platform stalls next answer
                platform refuses next connection
                platform delays next answer by 2s
                platform fails next message later with 131049
                """);

        List<Integer> statuses = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).stream()
                .map(each -> theatre.sendText("Hi").status())
                .toList();

        assertThat(statuses).containsExactly(400, 429, 429, 502, 0, 200, 200, 0, 200, 200);
        assertThat(theatre.model.violations()).isEmpty();
    }

    @Test
    void the_same_script_and_sends_give_the_same_webhooks() {
        Theatre twin = new Theatre();
        for (Theatre each : List.of(theatre, twin)) {
            each.play.add("when asked, Ana answers yes after 3s\nAna sends picture 2 kB");
            each.ask();
            each.clock.pass(Duration.ofSeconds(3));
            each.play.step();
        }

        assertThat(theatre.model.takeWebhooks())
                .extracting(webhook -> webhook.text())
                .isEqualTo(twin.model.takeWebhooks().stream()
                        .map(webhook -> webhook.text())
                        .toList());
    }

    private void pass(Duration time) {
        theatre.clock.pass(time);
        theatre.play.step();
    }
}
