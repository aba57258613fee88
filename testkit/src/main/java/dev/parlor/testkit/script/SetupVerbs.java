package dev.parlor.testkit.script;

import dev.parlor.testkit.platform.PlatformTemplate;
import dev.parlor.testkit.platform.PlatformTemplate.Category;
import java.util.List;
import java.util.Locale;

/** What there is, said before it is used. */
final class SetupVerbs {

    static final String GUEST = "guest";

    static final List<Verb> ALL = List.of(
            Verb.of(
                    "guest <phone> <name:text>",
                    "a guest on WhatsApp, with the name that later lines and webhooks use",
                    (on, with) -> on.guests()
                            .put(
                                    with.text("name"),
                                    on.model().guest(with.text("phone")).named(with.text("name")))),
            Verb.of(
                    "token <text>",
                    "a valid access token",
                    (on, with) -> on.model().addAccessToken(with.text("text"))),
            Verb.of(
                    "number <id> <phone> of account <account:id>",
                    "a business number; the first is the one that guests write to",
                    (on, with) -> on.model().addNumber(with.text("id"), with.text("phone"), with.text("account"))),
            Verb.of(
                    "template <name:word> <language:word> of account <account:id> <wording:text>"
                            + " [category utility|marketing|authentication] [buttons <label:text>...]",
                    "an approved template, for utility unless said otherwise; the buttons are quick replies",
                    (on, with) -> on.model().putTemplate(with.text("account"), template(with))));

    private SetupVerbs() {}

    private static PlatformTemplate template(Values with) {
        return PlatformTemplate.of(with.text("name"), with.text("language"), with.text("wording"))
                .withQuickReplies(with.all("label").toArray(String[]::new))
                .withCategory(Category.valueOf(with.text("which", "utility").toUpperCase(Locale.ROOT)));
    }
}
