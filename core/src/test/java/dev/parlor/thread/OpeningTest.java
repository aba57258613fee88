package dev.parlor.thread;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.message;
import static dev.parlor.Sample.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.ContactId;
import dev.parlor.message.Template;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private static final Template REQUEST =
            new Template("may_we_write", "en", List.of(), List.of("yes", "no"), "May we write?");
    private static final Preview PREVIEW =
            new Preview(ANN, new ContactId(new UUID(3, 1)), CHAT, thread(1), message(1), REQUEST, null);
    private static final Opening.Offer ASK = new Opening.Ask(PREVIEW);
    private static final Opening.Offer NO_ASK_NEEDED = new Opening.NoAskNeeded(PREVIEW);
    private static final Opening.Offer REFUSED = new Opening.Refused(new Refusal(RefusalReason.DECLINED, "No.", null));

    @Test
    void O1_each_opening_is_folded_by_the_function_of_its_own_case() {
        Stream<Opening> openings =
                Stream.of(new Opening.Existing(List.of(thread(1)), ASK), ASK, NO_ASK_NEEDED, REFUSED);

        Stream<String> folded = openings.map(
                opening -> opening.fold(existing -> "there", ask -> "ask", noAskNeeded -> "agreed", refused -> "no"));
        assertThat(folded).containsExactly("there", "ask", "agreed", "no");
    }

    @Test
    void O1_so_is_each_offer_to_write_in_a_further_thread() {
        Stream<String> folded = Stream.of(ASK, NO_ASK_NEEDED, REFUSED)
                .map(offer -> offer.fold(ask -> "ask", noAskNeeded -> "agreed", refused -> "no"));

        assertThat(folded).containsExactly("ask", "agreed", "no");
    }
}
