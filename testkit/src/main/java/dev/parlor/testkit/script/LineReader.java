package dev.parlor.testkit.script;

import dev.parlor.testkit.script.Line.Cue;
import dev.parlor.testkit.script.Line.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a script: when, who, what, and what applies to every act. */
final class LineReader {

    private static final String PLATFORM = "platform";
    private static final Set<String> SETUP = Set.of(SetupVerbs.GUEST, "token", "number", "template");
    private static final String CUE = "\"asked\", \"told\" with a text, or \"written to\"";

    private final Set<String> guests;

    /** Knows these guests already; those that a script names are added. */
    LineReader(Set<String> guests) {
        this.guests = guests;
    }

    /** Throws {@link ScriptException} for the first line that is none. */
    List<Line> read(String script) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : script.split("\\R", -1)) {
            number++;
            List<Word> words = new ArrayList<>(Word.split(number, text));
            if (!words.isEmpty()) {
                lines.add(line(number, words));
            }
        }
        return lines;
    }

    private Line line(int number, List<Word> words) {
        Duration wait = Duration.ZERO;
        Moment moment = new Line.Now();
        Word first = words.get(0);
        if (first.is("at")) {
            words.remove(0);
            wait = time(number, words, 0);
            words.remove(0);
        } else if (first.is("when") || first.is("once")) {
            words.remove(0);
            moment = cue(number, words, first.is("once"));
        }
        String numberId = numberId(number, words);
        if (words.size() > 2 && words.get(words.size() - 2).is("after")) {
            wait = wait.plus(time(number, words, words.size() - 1));
            words.subList(words.size() - 2, words.size()).clear();
        }
        if (numberId.isEmpty()) {
            numberId = numberId(number, words);
        }
        return act(number, words, moment, wait, numberId);
    }

    private Line act(int number, List<Word> words, Moment moment, Duration wait, String numberId) {
        Word who = words.isEmpty() ? null : words.get(0);
        boolean plain = moment instanceof Line.Now && wait.isZero();
        if (who != null && !who.quoted() && SETUP.contains(who.text()) && plain) {
            Verb.Fit fit = Verb.find(SetupVerbs.ALL, number, words);
            if (who.is(SetupVerbs.GUEST)) {
                guests.add(fit.values().text("name"));
            }
            return new Line(number, moment, "", fit, wait, "");
        }
        if (who != null && who.is(PLATFORM) && moment instanceof Line.Now) {
            Verb.Fit fit = Verb.find(PlatformVerbs.ALL, number, words.subList(1, words.size()));
            return new Line(number, moment, "", fit, wait, numberId);
        }
        if (who == null || !guests.contains(who.text())) {
            throw new ScriptException(number, expectedActor(moment, plain), shown(who));
        }
        Verb.Fit fit = Verb.find(GuestVerbs.ALL, number, words.subList(1, words.size()));
        return new Line(number, moment, who.text(), fit, wait, numberId);
    }

    private String expectedActor(Moment moment, boolean plain) {
        String guest = guests.isEmpty() ? "a guest, of whom none was named before" : "one of the guests " + guests;
        String platform = moment instanceof Line.Now ? guest + " or \"platform\"" : guest;
        return plain ? platform + " or one of " + SETUP.stream().sorted().toList() : platform;
    }

    private static Moment cue(int number, List<Word> words, boolean onlyOnce) {
        Word first = words.isEmpty() ? null : words.remove(0);
        Word second = words.isEmpty() ? null : words.get(0);
        if (first != null && first.is("asked")) {
            return new Line.Upon(Cue.ASKED, "", onlyOnce);
        }
        if (first != null && first.is("told")) {
            if (second == null || !second.quoted()) {
                throw new ScriptException(number, Slot.TEXT.expected, shown(second));
            }
            words.remove(0);
            return new Line.Upon(Cue.TOLD, second.text(), onlyOnce);
        }
        if (first == null || !first.is("written") || second == null || !second.is("to")) {
            throw new ScriptException(number, CUE, shown(first));
        }
        words.remove(0);
        return new Line.Upon(Cue.WRITTEN, "", onlyOnce);
    }

    /** {@code at number <id>} at the end of any act. */
    private static String numberId(int number, List<Word> words) {
        int from = words.size() - 3;
        if (from < 1 || !words.get(from).is("at") || !words.get(from + 1).is("number")) {
            return "";
        }
        Word id = words.get(from + 2);
        if (!Slot.ID.takes(id)) {
            throw new ScriptException(number, Slot.ID.expected, id.shown());
        }
        words.subList(from, from + 3).clear();
        return id.text();
    }

    private static Duration time(int number, List<Word> words, int at) {
        Word word = at < words.size() ? words.get(at) : null;
        if (word == null || !Slot.TIME.takes(word)) {
            throw new ScriptException(number, Slot.TIME.expected, shown(word));
        }
        return Slot.time(word.text());
    }

    private static String shown(@Nullable Word word) {
        return word == null ? "the end of the line" : word.shown();
    }
}
