package dev.parlor.testkit.script;

import static dev.parlor.testkit.script.SampleFile.USUAL;

import java.util.List;

/** What guests do. The name of the guest stands before each of these. */
final class GuestVerbs {

    static final List<Verb> ALL = List.of(
            Verb.of("says <text>", "writes a text", (on, with) -> on.phone().writes(with.text("text"))),
            Verb.of(
                    "quotes <part:text> saying <text>",
                    "answers the latest message of the business with that part in it",
                    (on, with) -> on.phone().quotes(on.received(with.text("part")), with.text("text"))),
            Verb.of(
                    "says <text> after the ad <headline:text>",
                    "writes a text after a tap on an advertisement",
                    (on, with) -> on.phone().writesFromAd(with.text("headline"), with.text("text"))),
            Verb.of(
                    "says <text> in group <group:word>",
                    "writes in a group that the number belongs to",
                    (on, with) -> on.phone().writesInGroup(with.text("group"), with.text("text"))),
            Verb.of(
                    "answers yes|no",
                    "taps the first (yes) or the second (no) button of the latest message that has buttons",
                    (on, with) -> on.phone().tapsNumber(with.text("which").equals("yes") ? 0 : 1)),
            Verb.of(
                    "taps <label:text>",
                    "taps a button of the latest message that has buttons",
                    (on, with) -> on.phone().taps(with.text("label"))),
            Verb.of(
                    "chooses <title:text>",
                    "chooses from the latest list that offers it",
                    (on, with) -> on.phone().chooses(with.text("title"))),
            Verb.of(
                    "fills the form with <json:text>",
                    "sends a form back, its fields as a JSON object",
                    (on, with) -> on.phone().fillsForm(with.text("json"))),
            Verb.of(
                    "sends picture [<size>] [caption <caption:text>]",
                    "sends a JPEG; 1 kB unless said otherwise",
                    (on, with) -> on.phone()
                            .sends(SampleFile.picture(with.bytes("size", USUAL)).captioned(with.text("caption", "")))),
            Verb.of(
                    "sends video [<size>] [caption <caption:text>]",
                    "sends an MP4",
                    (on, with) -> on.phone()
                            .sends(SampleFile.video(with.bytes("size", USUAL)).captioned(with.text("caption", "")))),
            Verb.of(
                    "sends document [<size>] [named <name:text>] [caption <caption:text>]",
                    "sends a PDF; \"document.pdf\" unless said otherwise",
                    (on, with) -> on.phone()
                            .sends(SampleFile.document(with.bytes("size", USUAL), with.text("name", "document.pdf"))
                                    .captioned(with.text("caption", "")))),
            Verb.of(
                    "sends audio [<size>]",
                    "sends an MP3",
                    (on, with) -> on.phone().sends(SampleFile.audio(with.bytes("size", USUAL)))),
            Verb.of(
                    "sends voice [<size>]",
                    "sends a voice note",
                    (on, with) -> on.phone().sends(SampleFile.voice(with.bytes("size", USUAL)))),
            Verb.of(
                    "sends sticker [<size>]",
                    "sends a still sticker",
                    (on, with) -> on.phone().sends(SampleFile.sticker(with.bytes("size", USUAL)))),
            Verb.of(
                    "sends location <latitude:number> <longitude:number> [named <name:text>]",
                    "sends a place",
                    (on, with) -> on.phone()
                            .sendsLocation(with.decimal("latitude"), with.decimal("longitude"), with.text("name", ""))),
            Verb.of(
                    "sends contact <name:text> <phone>",
                    "sends the card of somebody",
                    (on, with) -> on.phone().sendsContact(with.text("name"), with.text("phone"))),
            Verb.of(
                    "orders <count> of <product:text>",
                    "orders from the catalogue, at 1 EUR each",
                    (on, with) ->
                            on.phone().orders("catalogue-1", with.text("product"), with.number("count", 1), 1, "EUR")),
            Verb.of(
                    "sends unsupported <kind:word>",
                    "sends what the platform does not hand on, such as poll_creation (131051)",
                    (on, with) -> on.phone().sendsUnsupported(with.text("kind"), 131051)),
            Verb.of(
                    "sends too big a file",
                    "sends a file that the platform does not hand on (131052)",
                    (on, with) -> on.phone().sendsUnsupported("media_placeholder", 131052)),
            Verb.of(
                    "reacts <emoji:text> to <part:text>",
                    "puts an emoji on a message of the business",
                    (on, with) -> on.phone().reacts(on.received(with.text("part")), with.text("emoji"))),
            Verb.of(
                    "takes back the reaction to <part:text>",
                    "takes the emoji back",
                    (on, with) -> on.phone().reacts(on.received(with.text("part")), "")),
            Verb.of(
                    "edits <part:text> to <text>",
                    "changes an own message",
                    (on, with) -> on.phone().edits(on.sent(with.text("part")), with.text("text"))),
            Verb.of(
                    "revokes <part:text>",
                    "takes an own message back",
                    (on, with) -> on.phone().revokes(on.sent(with.text("part")))),
            Verb.of(
                    "reads",
                    "opens the chat: all that came is read",
                    (on, with) -> on.phone().reads()),
            Verb.of(
                    "reads at once",
                    "reads from now on whatever comes, as it comes",
                    (on, with) -> on.phone().readsAtOnce(true)),
            Verb.of(
                    "plays",
                    "plays the voice notes that came",
                    (on, with) -> on.phone().plays()),
            Verb.of("stops", "writes STOP", (on, with) -> on.phone().stops()),
            Verb.of("starts", "writes START", (on, with) -> on.phone().writes("START")),
            Verb.of(
                    "stops|resumes marketing",
                    "stops or resumes marketing in the phone's settings",
                    (on, with) -> marketing(on, with)),
            Verb.of(
                    "changes number to <phone>",
                    "has another number, and another user id, from now on",
                    (on, with) -> on.phone().changesNumber(with.text("phone"))),
            Verb.of(
                    "hides the number",
                    "is named in webhooks by user id only from now on",
                    (on, with) -> on.phone().hidesNumber()),
            Verb.of(
                    "goes offline",
                    "is sent messages that wait from now on",
                    (on, with) -> on.phone().online(false)),
            Verb.of("comes online", "gets what waited", (on, with) -> on.phone().online(true)),
            Verb.of(
                    "leaves|joins WhatsApp",
                    "cannot be reached (131026), or can again",
                    (on, with) -> on.phone().onWhatsApp(with.text("which").equals("joins"))),
            Verb.of(
                    "is answered elsewhere|here",
                    "writes to another responder from now on (standby), or to this host again",
                    (on, with) ->
                            on.phone().answeredElsewhere(with.text("which").equals("elsewhere"))));

    private GuestVerbs() {}

    private static void marketing(Stage on, Values with) {
        if (with.text("which").equals("stops")) {
            on.phone().stopsMarketing();
        } else {
            on.phone().resumesMarketing();
        }
    }
}
