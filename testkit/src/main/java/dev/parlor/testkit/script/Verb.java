package dev.parlor.testkit.script;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of line: its form, what it means, and what it does. */
record Verb(Form form, String meaning, Act act) {

    /** What a line does on the stage. */
    interface Act {
        void perform(Stage stage, Values values);
    }

    /** A line that fits a verb. */
    record Fit(Verb verb, Values values) {}

    static Verb of(String form, String meaning, Act act) {
        return new Verb(Form.of(form), meaning, act);
    }

    /** The first verb that these words fit; throws {@link ScriptException} if none does. */
    static Fit find(List<Verb> verbs, int line, List<Word> words) {
        Form.Attempt attempt = new Form.Attempt();
        List<Fit> fits = new ArrayList<>();
        for (Verb verb : verbs) {
            @Nullable Values values = verb.form.match(words, attempt);
            if (values != null) {
                fits.add(new Fit(verb, values));
            }
        }
        if (fits.isEmpty()) {
            throw attempt.exception(line, words);
        }
        return fits.get(0);
    }
}
