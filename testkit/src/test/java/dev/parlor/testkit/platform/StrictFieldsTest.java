package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.GUS;
import static dev.parlor.testkit.platform.PlatformFixture.WABA;
import static dev.parlor.testkit.platform.PlatformFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.platform.PlatformTemplate.ButtonKind;
import dev.parlor.testkit.platform.PlatformTemplate.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every member of every kind of send is checked: unknown, missing and wrongly typed ones are violations. */
class StrictFieldsTest {

    /** By kind: a request with every member, and those that may be left out. */
    private static final Map<String, String> SAMPLES = Map.of(
            "text", "{'body':'See https://example.org/a','preview_url':true}",
            "image", "{'id':'<MEDIA>','caption':'The lamp'}",
            "video", "{'id':'<MEDIA>','caption':'The lamp'}",
            "audio", "{'id':'<MEDIA>','voice':true}",
            "document", "{'id':'<MEDIA>','caption':'Invoice','filename':'invoice.pdf'}",
            "sticker", "{'id':'<MEDIA>'}",
            "location", "{'latitude':48.2,'longitude':16.37,'name':'Office','address':'Main street 1'}",
            "contacts",
                    "[{'name':{'formatted_name':'Front Desk','first_name':'Front'},"
                            + "'phones':[{'phone':'+447700900105','type':'WORK','wa_id':'447700900105'}],"
                            + "'birthday':'1990-12-31'}]",
            "interactive",
                    "{'type':'list','header':{'type':'text','text':'Times'},'body':{'text':'Choose one'},"
                            + "'footer':{'text':'Thanks'},'action':{'button':'Show','sections':[{'title':'Monday',"
                            + "'rows':[{'id':'mo-9','title':'09:00','description':'30 min'}]}]}}",
            "template",
                    "{'name':'visit','language':{'code':'en_US','policy':'deterministic'},'components':["
                            + "{'type':'header','parameters':[{'type':'document','document':{'id':'<MEDIA>',"
                            + "'filename':'plan.pdf'}}]},"
                            + "{'type':'body','parameters':[{'type':'text','parameter_name':'first_name','text':'Gus'}]},"
                            + "{'type':'button','sub_type':'quick_reply','index':'0','parameters':"
                            + "[{'type':'payload','payload':'visit:17:ok'}]},"
                            + "{'type':'button','sub_type':'url','index':'1','parameters':"
                            + "[{'type':'text','text':'17?k=9'}]},"
                            + "{'type':'button','sub_type':'copy_code','index':'2','parameters':"
                            + "[{'type':'coupon_code','coupon_code':'SAVE20'}]}]}");

    private static final Map<String, String> MIME_TYPES =
            Map.of("image", "image/jpeg", "video", "video/mp4", "audio", "audio/ogg", "sticker", "image/webp");

    private static final Set<String> OPTIONAL = Set.of(
            "/recipient_type",
            "/context",
            "/biz_opaque_callback_data",
            "/recipient_identity_key_hash",
            "/messaging_account_id",
            "/text/preview_url",
            "/image/caption",
            "/video/caption",
            "/audio/voice",
            "/document/caption",
            "/document/filename",
            "/location/name",
            "/location/address",
            "/contacts/0/phones",
            "/contacts/0/phones/0/type",
            "/contacts/0/phones/0/wa_id",
            "/contacts/0/birthday",
            "/interactive/header",
            "/interactive/footer",
            "/interactive/action/sections/0/title",
            "/interactive/action/sections/0/rows/0/description",
            "/template/language/policy",
            "/template/components/0/parameters/0/document/filename");

    /** Well-formed without, but then the template does not get what it takes. */
    private static final Set<String> UNFIT =
            Set.of("/template/components", "/template/components/1/parameters/0/parameter_name");

    private final PlatformFixture platform = new PlatformFixture();

    static Set<String> kinds() {
        return SAMPLES.keySet();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_request_with_every_member_is_no_violation(String kind) {
        ObjectNode body = body(kind);

        assertThat(platform.send(body.toString()).text()).contains("\"messages\"");
        assertThat(platform.violations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_unknown_member_anywhere_is_a_violation(String kind) {
        for (String at : objects(body(kind), "")) {
            ObjectNode body = body(kind);
            ((ObjectNode) body.at(at)).put("surprise", "x");

            assertRefused(at + "/surprise", body);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_member_of_another_type_is_a_violation(String kind) {
        for (String at : members(body(kind), "")) {
            ObjectNode body = body(kind);
            put(body, at, Json.parse(body.at(at).isObject() ? "[]" : "{}"));
            assertRefused(at, body);

            body = body(kind);
            put(body, at, Json.parse(body.at(at).isBoolean() ? "\"true\"" : "true"));
            assertRefused(at, body);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_member_that_is_missing_is_a_violation_unless_it_may_be(String kind) {
        for (String at : members(body(kind), "")) {
            ObjectNode body = body(kind);
            int slash = at.lastIndexOf('/');
            ((ObjectNode) body.at(at.substring(0, slash))).remove(at.substring(slash + 1));

            if (OPTIONAL.contains(at)) {
                assertThat(platform.send(body.toString()).status()).as(at).isEqualTo(200);
            } else if (UNFIT.contains(at)) {
                assertThat(platform.send(body.toString()).status()).as(at).isEqualTo(400);
            } else {
                assertRefused(at, body);
            }
        }
    }

    private void assertRefused(String what, ObjectNode body) {
        int before = platform.violations().size();
        assertThat(platform.send(body.toString()).status()).as(what).isEqualTo(400);
        assertThat(platform.violations()).as(what).hasSize(before + 1);
    }

    private ObjectNode body(String kind) {
        platform.model.putTemplate(
                WABA,
                PlatformTemplate.of("visit", "en_US", "Hello {{first_name}}")
                        .withHeader(Header.DOCUMENT)
                        .withButton(ButtonKind.QUICK_REPLY, "Fine")
                        .withButton(ButtonKind.LINK_WITH_SUFFIX, "Open")
                        .withButton(ButtonKind.COPY_CODE, "Copy"));
        String quoted = platform.gus.writes("Hello");
        ObjectNode body = (ObjectNode) Json.parse(json("{'messaging_product':'whatsapp','recipient_type':'individual',"
                + "'to':'" + GUS + "','type':'" + kind + "','context':{'message_id':'" + quoted + "'},"
                + "'biz_opaque_callback_data':'t-1','recipient_identity_key_hash':'h','messaging_account_id':'7'}"));
        String file = platform.model
                .media()
                .upload(PlatformFixture.NUMBER, MIME_TYPES.getOrDefault(kind, "application/pdf"), new byte[1]);
        body.set(kind, Json.parse(json(SAMPLES.get(kind)).replace("<MEDIA>", file)));
        return body;
    }

    private static void put(ObjectNode body, String at, JsonNode value) {
        int slash = at.lastIndexOf('/');
        ((ObjectNode) body.at(at.substring(0, slash))).set(at.substring(slash + 1), value);
    }

    /** The paths of all objects. */
    private static List<String> objects(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            found.add(at);
            object.propertyNames().forEach(name -> found.addAll(objects(object.get(name), at + "/" + name)));
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                found.addAll(objects(array.get(index), at + "/" + index));
            }
        }
        return found;
    }

    /** The paths of all members of all objects. */
    private static List<String> members(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        for (String object : objects(node, at)) {
            node.at(object).propertyNames().forEach(name -> found.add(object + "/" + name));
        }
        return found;
    }
}
