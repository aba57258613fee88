package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.transport.Item;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every sample payload, with what the platform may add, drop or change without notice. */
class StrangePayloadTest {
    private static final int TIMES = 200;

    static List<String> payloads() throws Exception {
        TreeSet<String> names = new TreeSet<>();
        Path folder = Path.of(StrangePayloadTest.class.getResource("/payloads").toURI());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            files.forEach(file -> names.add(file.getFileName().toString().replace(".json", "")));
        }
        assertThat(names).hasSizeGreaterThan(20);
        return List.copyOf(names);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void I2_unknown_members_anywhere_change_no_item(String name) {
        List<Item> known = understood(Payload.items(Samples.payload(name)));
        for (int seed = 0; seed < TIMES; seed++) {
            JsonNode root = Json.read(Samples.payload(name));
            decorate(root, new Random(seed));

            assertThat(understood(items(root))).as("seed %d", seed).isEqualTo(known);
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void I2_unknown_neighbours_in_every_list_change_no_item(String name) {
        List<Item> known = understood(Payload.items(Samples.payload(name)));
        for (int seed = 0; seed < TIMES; seed++) {
            JsonNode root = Json.read(Samples.payload(name));
            crowd(root, new Random(seed));

            assertThat(understood(items(root))).as("seed %d", seed).isEqualTo(known);
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void I2_whatever_is_missing_or_different_costs_at_most_the_items_that_it_is_in(String name) {
        for (int seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            JsonNode root = Json.read(Samples.payload(name));
            damage(root, random);
            if (root.path("entry") instanceof ArrayNode entries) {
                entries.addAll((ArrayNode) Json.read(Samples.payload("text")).path("entry"));
            }

            List<Item> items = items(root);
            assertThat(items).as("seed %d", seed).isNotEmpty();
            if (root.path("entry").isArray()) {
                assertThat(items.get(items.size() - 1))
                        .as("seed %d", seed)
                        .isEqualTo(Payload.items(Samples.payload("text")).get(0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void I1_no_bytes_are_fatal(String name) {
        byte[] payload = Samples.payload(name);
        for (int seed = 0; seed < TIMES; seed++) {
            byte[] body = mutated(payload, new Random(seed));

            assertThat(Payload.items(body)).as("seed %d", seed).isNotNull();
            assertThat(SendAnswer.of(400, java.net.http.HttpHeaders.of(java.util.Map.of(), (a, b) -> true), body))
                    .isNotNull();
        }
    }

    private static List<Item> items(JsonNode root) {
        return Payload.items(root.toString().getBytes(UTF_8));
    }

    /** What is kept whole grows with what is added to it. */
    static List<Item> understood(List<Item> items) {
        return items.stream()
                .filter(item -> !(item instanceof Item.NotUnderstood))
                .filter(item -> !(item instanceof Item.FromGuest message
                        && message.content() instanceof dev.parlor.message.Unsupported))
                .toList();
    }

    private static void decorate(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).forEach(name -> decorate(object.get(name), random));
            if (random.nextBoolean()) {
                object.set("new_in_" + random.nextInt(100), strange(random));
            }
        } else {
            node.forEach(child -> decorate(child, random));
        }
    }

    private static void crowd(JsonNode node, Random random) {
        if (node instanceof ArrayNode array) {
            array.forEach(child -> crowd(child, random));
            // Lists inside of a message are its content: another card is another message.
            boolean ofItems = array.path(0).has("id")
                    || array.path(0).has("field")
                    || array.path(0).has("changes");
            if (ofItems && random.nextBoolean()) {
                array.insert(random.nextInt(array.size() + 1), strange(random));
            }
        } else {
            node.forEach(child -> crowd(child, random));
        }
    }

    private static void damage(JsonNode node, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(node, objects);
        for (int times = 0; times < 3; times++) {
            ObjectNode object = objects.get(random.nextInt(objects.size()));
            List<String> names = List.copyOf(object.propertyNames());
            if (!names.isEmpty()) {
                String name = names.get(random.nextInt(names.size()));
                if (random.nextBoolean()) {
                    object.remove(name);
                } else {
                    object.set(name, strange(random));
                }
            }
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static JsonNode strange(Random random) {
        String[] values = {
            "null", "7", "-1e300", "true", "\"\"", "\"evaporated\"", "[]", "[[7]]", "{}", "{\"type\":\"hologram\"}"
        };
        return Json.read(values[random.nextInt(values.length)].getBytes(UTF_8));
    }

    private static byte[] mutated(byte[] payload, Random random) {
        byte[] body = random.nextInt(4) == 0
                ? java.util.Arrays.copyOf(payload, random.nextInt(payload.length))
                : payload.clone();
        for (int times = random.nextInt(8); times > 0 && body.length > 0; times--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }
}
