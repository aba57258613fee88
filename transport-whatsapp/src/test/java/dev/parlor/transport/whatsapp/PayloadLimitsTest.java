package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Text;
import dev.parlor.transport.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bodies that are signed and yet larger in some way than the platform's: kept whole as one item. */
class PayloadLimitsTest {
    @Test
    void I1_a_thousand_updates_come_apart_and_more_than_five_thousand_are_kept_whole() {
        assertThat(items(changes(1, 1000))).hasSize(1000);
        assertThat(items(changes(1, 4998))).hasSize(4998);
        assertKept(changes(1, 4999), "more than 5000 items");
        assertKept(changes(100, 50), "more than 5000 items");
        assertKept("{\"entry\":[" + "0,".repeat(5_000) + "0]}", "more than 5000 items");
    }

    @Test
    void I1_depth_is_limited() {
        assertThat(items(nested(50))).hasSize(1).noneMatch(item -> isKept(item, "no readable JSON"));
        assertKept(nested(70), "no readable JSON");
    }

    @Test
    void I1_texts_names_and_numbers_are_limited() {
        int mebibyte = 1024 * 1024;
        assertThat(items("{\"entry\":[{\"x\":\"" + "x".repeat(mebibyte) + "\"}]}"))
                .noneMatch(item -> isKept(item, "no readable JSON"));
        assertKept("{\"entry\":[{\"x\":\"" + "x".repeat(mebibyte + 1) + "\"}]}", "no readable JSON");
        assertKept("{\"entry\":[{\"" + "x".repeat(257) + "\":1}]}", "no readable JSON");
        assertKept("{\"entry\":[{\"x\":" + "9".repeat(65) + "}]}", "no readable JSON");
    }

    @Test
    void I2_no_names_make_their_body_or_a_later_one_unreadable() {
        List<String> members = IntStream.range(0, 1_000)
                .mapToObj(seed -> ",\"" + colliding(new Random(seed)) + "\":1")
                .toList();

        assertThat(members)
                .allSatisfy(member ->
                        assertThat(items("{\"entry\":[]" + member + "}")).isEmpty());
        assertThat(items("{\"entry\":[]" + String.join("", members) + "}")).isEmpty();
    }

    @Test
    void I2_a_byte_that_is_no_character_costs_that_character_only() {
        byte[] body = Samples.payload("text");
        body[new String(body, ISO_8859_1).indexOf("Is the room")] = (byte) 0xff;

        assertThat(Payload.items(body))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.FromGuest.class,
                        message -> assertThat(((Text) message.content()).body()).startsWith("\ufffds the room"));
    }

    /**
     * One of many names that have one place in each of Jackson's tables of names, whatever those are seeded with: that of
     * bytes adds up what follows the twelfth, by fours and in any order; that of characters counts 33 for each of one and
     * 1 for each of the next, so that "Aa" is "B@".
     */
    private static String colliding(Random random) {
        List<String> fours = new ArrayList<>(Collections.nCopies(3, List.of("AaAa", "AaB@", "B@Aa", "B@B@")).stream()
                .flatMap(List::stream)
                .toList());
        Collections.shuffle(fours, random);
        return "twelve bytes" + String.join("", fours);
    }

    private static String changes(int changes, int statuses) {
        String status = "{\"status\":\"new\"}";
        String change = "{\"field\":\"messages\",\"value\":{\"statuses\":[" + (status + ",").repeat(statuses - 1)
                + status + "]}}";
        return "{\"entry\":[{\"changes\":[" + (change + ",").repeat(changes - 1) + change + "]}]}";
    }

    private static String nested(int levels) {
        return "{\"entry\":[{\"x\":" + "[".repeat(levels) + "]".repeat(levels) + "}]}";
    }

    private static void assertKept(String body, String reason) {
        assertThat(items(body)).singleElement().isEqualTo(new Item.NotUnderstood(reason, body));
    }

    private static boolean isKept(Item item, String reason) {
        return item instanceof Item.NotUnderstood kept && kept.reason().equals(reason);
    }

    private static List<Item> items(String body) {
        return Payload.items(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
