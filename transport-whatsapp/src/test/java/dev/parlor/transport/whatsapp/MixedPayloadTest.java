package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.transport.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sample payloads in one body, by chance: each whole, with members that nobody knows, among copies in which words are changed
 * and members are missing. {@code -Dparlor.payloads=10000} plays more of them.
 */
class MixedPayloadTest {
    private static final int TIMES = Integer.getInteger("parlor.payloads", 500);

    static IntStream seeds() {
        return IntStream.range(0, TIMES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void I2_no_known_item_is_lost_among_what_nobody_knows(int seed) throws Exception {
        Random random = new Random(seed);
        List<String> names = StrangePayloadTest.payloads();
        ArrayNode entries = Json.array();
        List<Item> known = new ArrayList<>();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            String name = names.get(random.nextInt(names.size()));
            known.addAll(understood(Payload.items(Samples.payload(name))));
            entries.addAll(entries(name, random, true));
            entries.addAll(entries(names.get(random.nextInt(names.size())), random, false));
        }

        known.addAll(understood(Payload.items(Samples.payload("text"))));
        entries.addAll(entries("text", random, true));

        List<Item> items =
                Payload.items(Json.object().set("entry", entries).toString().getBytes(UTF_8));

        assertThat(items).as("seed %d", seed).containsSubsequence(known);
    }

    /** What is kept whole grows with what is added to it. */
    private static List<Item> understood(List<Item> items) {
        return StrangePayloadTest.understood(items);
    }

    private static List<JsonNode> entries(String name, Random random, boolean whole) {
        JsonNode root = Json.read(Samples.payload(name));
        change(root, random, whole);
        List<JsonNode> entries = new ArrayList<>();
        root.path("entry").forEach(entries::add);
        return entries;
    }

    private static void change(JsonNode node, Random random, boolean whole) {
        node.forEach(child -> change(child, random, whole));
        if (node instanceof ObjectNode object) {
            if (!whole) {
                List.copyOf(object.propertyNames()).stream()
                        .filter(name -> random.nextInt(8) == 0)
                        .forEach(name -> spoil(object, name, random));
            }
            if (random.nextBoolean()) {
                object.set("new_in_" + random.nextInt(100), strange(random));
            }
        }
    }

    /** Without it, with a word that nobody knows, or with something of another shape. */
    private static void spoil(ObjectNode object, String name, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(name, "evaporated_" + random.nextInt(100));
            default -> object.set(name, strange(random));
        }
    }

    private static JsonNode strange(Random random) {
        List<String> values =
                Arrays.asList("null", "7", "-1e300", "true", "\"\"", "[]", "[[7]]", "{}", "{\"type\":\"hologram\"}");
        return Json.read(values.get(random.nextInt(values.size())).getBytes(UTF_8));
    }
}
