package dev.parlor.testkit.script;

import dev.parlor.testkit.platform.FailureScript;
import dev.parlor.testkit.platform.MediaFailure;
import dev.parlor.testkit.platform.PlatformTemplate.Status;
import dev.parlor.testkit.platform.Rating;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the platform does. The word {@code platform} stands before each of these. */
final class PlatformVerbs {

    private static final Map<String, Status> DECISIONS = Map.of(
            "approves", Status.APPROVED,
            "rejects", Status.REJECTED,
            "pauses", Status.PAUSED,
            "disables", Status.DISABLED);

    static final List<Verb> ALL = List.of(
            Verb.of(
                    "fails next send with <code> [status <status>]",
                    "refuses one send with this error; its HTTP status is that of the platform's list, or else 400",
                    (on, with) -> on.model().answerNext(rejection(with))),
            Verb.of("fails next <count> sends with <code> [status <status>]", "the same for several", (on, with) -> {
                for (int index = 0; index < with.number("count", 1); index++) {
                    on.model().answerNext(rejection(with));
                }
            }),
            Verb.of(
                    "fails next message later with <code>",
                    "accepts one send and reports it failed",
                    (on, with) -> on.model().answerNext(FailureScript.failsLater(with.number("code", 0)))),
            Verb.of(
                    "breaks next send with <status>",
                    "answers one send with this HTTP status and a page that is no JSON; does not accept it",
                    (on, with) -> on.model().answerNext(FailureScript.breaks(with.number("status", 500)))),
            Verb.of(
                    "loses next answer",
                    "accepts one send, then drops the connection",
                    (on, with) -> on.model().answerNext(FailureScript.losesAnswer())),
            Verb.of(
                    "cuts next answer",
                    "accepts one send, then drops the connection in the middle of the answer",
                    (on, with) -> on.model().answerNext(FailureScript.cutsAnswer())),
            Verb.of(
                    "stalls next answer",
                    "accepts one send, and stops in the middle of the answer for 10 s",
                    (on, with) -> on.model().answerNext(FailureScript.stallsAnswer())),
            Verb.of(
                    "delays next answer by <time>",
                    "answers one send later, in real time",
                    (on, with) -> on.model().answerNext(FailureScript.delaysAnswer(with.time("time")))),
            Verb.of(
                    "refuses next connection",
                    "drops the connection of one send without reading it",
                    (on, with) -> on.model().answerNext(FailureScript.refusesConnection())),
            Verb.of(
                    "expires|stalls|redirects next download",
                    "lets one download of a file go wrong",
                    (on, with) -> on.model().media().failNext(download(with.text("which")))),
            Verb.of(
                    "approves|rejects|pauses|disables template <name:word> <language:word> [because <reason:word>]",
                    "puts a template in another state",
                    (on, with) -> on.platform()
                            .putsTemplate(
                                    with.text("name"),
                                    with.text("language"),
                                    DECISIONS.getOrDefault(with.text("which"), Status.PENDING),
                                    with.text("reason", "NONE"))),
            Verb.of(
                    "deletes template <name:word> <language:word>",
                    "forgets a template",
                    (on, with) -> on.platform().deletesTemplate(with.text("name"), with.text("language"))),
            Verb.of(
                    "rates template <name:word> <language:word> green|yellow|red",
                    "changes the quality of a template",
                    (on, with) -> on.platform()
                            .ratesTemplate(with.text("name"), with.text("language"), rating(with.text("which")))),
            Verb.of(
                    "rates the number green|yellow|red",
                    "changes the quality of the number, of which no webhook tells",
                    (on, with) -> on.platform().rates(rating(with.text("which")))),
            Verb.of(
                    "limits the number to <tier:word>",
                    "changes how many guests a day may be written to first, such as TIER_2K; only told, not enforced",
                    (on, with) -> on.platform().limits(with.text("tier"))),
            Verb.of(
                    "limits throughput to <count>",
                    "refuses more messages a second, in and out together, with 130429",
                    (on, with) -> on.model().limitThroughput(with.number("count", 1))),
            Verb.of(
                    "limits pairs",
                    "refuses more than one message in 6 s to one guest, beyond a burst of 45, with 131056",
                    (on, with) -> on.model().limitPairs()),
            Verb.of(
                    "locks the account with <code>",
                    "refuses every send with this error",
                    (on, with) -> on.platform().locks(with.number("code", 131031), "A script locked the account")),
            Verb.of(
                    "reinstates the account",
                    "takes sends again",
                    (on, with) -> on.platform().reinstates()),
            Verb.of(
                    "alerts <text>",
                    "warns of something about the number",
                    (on, with) -> on.platform().alerts("SCRIPT", with.text("text"))),
            Verb.of(
                    "reports error <code>",
                    "tells of trouble that no message has",
                    (on, with) -> on.platform().reportsError(with.number("code", 0))),
            Verb.of(
                    "approves|refuses the name <name:text>",
                    "decides over the number's display name",
                    (on, with) -> on.platform()
                            .decidesName(
                                    with.text("name"), with.text("which").equals("refuses") ? "NAME_POLICY" : null)),
            Verb.of(
                    "shows <text> sent to <guest:word> by phone",
                    "tells of a message from the app on a phone of the business",
                    (on, with) -> on.platform().echoes(on.phone(with.text("guest")), with.text("text"))));

    private PlatformVerbs() {}

    private static FailureScript rejection(Values with) {
        int code = with.number("code", 0);
        return with.has("status")
                ? FailureScript.rejects(code, with.number("status", 400))
                : FailureScript.rejects(code);
    }

    private static MediaFailure download(String how) {
        return switch (how) {
            case "expires" -> MediaFailure.EXPIRED;
            case "stalls" -> MediaFailure.STALLED;
            default -> MediaFailure.REDIRECTED;
        };
    }

    private static Rating rating(String colour) {
        return Rating.valueOf(colour.toUpperCase(Locale.ROOT));
    }
}
