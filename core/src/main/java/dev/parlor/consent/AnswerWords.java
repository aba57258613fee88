package dev.parlor.consent;

import dev.parlor.directory.Language;
import java.text.Normalizer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a guest's text as an answer, or as none (rule O3). The whole text must be one of the known words or short
 * phrases; a text that only contains one ("stop by tomorrow", "yes but not today") is no answer. Immutable and
 * thread-safe; keeps nothing of what it reads.
 *
 * <p>Upper and lower case, full-width letters, white space, commas and the form of an apostrophe make no difference;
 * nor does anything before the first and after the last letter or digit: punctuation, quotes, emoji. An emoji alone is
 * no answer, nor is a question: "yes?" grants nothing, and "stop?" stops nothing.
 *
 * <p>A word means the same in all languages, so that a guest is understood in whichever they write. Words are chosen by
 * what a mistake would cost. Stop words count at any time, so ordinary answers ("cancel", "end", "basta") are not among
 * them. Words that allow writing must be clear consent: a bare "ok" and its like ("vale", "d'accord", "va bene") are
 * left out, because the guest says just that to acknowledge "we will not write to you any more", where an affirmation
 * would lift the stop. A host that wants them adds them by {@link #with}.
 */
public final class AnswerWords {
    /** What an answer says. */
    public enum Meaning {
        /** The guest agrees. */
        AFFIRM,
        /** The guest says no to the request that is open. */
        DECLINE,
        /** The guest wants no more messages at all. */
        STOP,
        /** The guest takes a stop back. */
        START
    }

    /**
     * An answer that was understood.
     *
     * @param language in which the word was found; where it belongs to several, the preferred one, else the first in
     *     the order of {@link Language}
     */
    public record Reading(Meaning meaning, Language language) {
        /** Needs both. */
        public Reading {
            Objects.requireNonNull(meaning, "meaning");
            Objects.requireNonNull(language, "language");
        }
    }

    private record Word(Meaning meaning, Set<Language> languages) {
        Word in(Language language) {
            EnumSet<Language> all = EnumSet.of(language);
            all.addAll(languages);
            return new Word(meaning, Collections.unmodifiableSet(all));
        }

        Language language(Language preferred) {
            return languages.contains(preferred)
                    ? preferred
                    : languages.iterator().next();
        }
    }

    private static final int LONGEST_BODY = 200;
    private static final int LONGEST_WORD = 64;
    private static final Pattern APOSTROPHE = Pattern.compile("[\u2018\u2019\u02BC\u00B4`]");
    private static final Pattern ENDS = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern ASKING = Pattern.compile("[?\u061F\u037E\uFF1F][^\\p{L}\\p{N}]*$");
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z},]+");

    private static final AnswerWords STANDARD = AnswerWordLists.addTo(new AnswerWords(Map.of()));

    private final Map<String, Word> words;

    private AnswerWords(Map<String, Word> words) {
        this.words = Map.copyOf(words);
    }

    /** The words of Parlor itself, in all its languages. */
    public static AnswerWords standard() {
        return STANDARD;
    }

    /** As {@link #read(String, Language)}, with English preferred. */
    public Optional<Reading> read(String body) {
        return read(body, Language.EN);
    }

    /**
     * What the guest's whole text says; empty for a text that is no answer. A text of more than 200 UTF-16 units never
     * is one.
     *
     * @param preferred the language to report where the word belongs to several; it does not limit what is understood
     */
    public Optional<Reading> read(String body, Language preferred) {
        Objects.requireNonNull(preferred, "preferred");
        if (body.length() > LONGEST_BODY || ASKING.matcher(body).find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(words.get(normalised(body)))
                .map(word -> new Reading(word.meaning(), word.language(preferred)));
    }

    /**
     * A copy that understands these words too.
     *
     * @param more words or short phrases as a guest would write them, each up to 64 UTF-16 units
     * @throws IllegalArgumentException for a word without a letter or digit, a longer one, or one that has another
     *     meaning already, in whichever language
     */
    public AnswerWords with(Language language, Meaning meaning, String... more) {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(meaning, "meaning");
        Map<String, Word> all = new HashMap<>(words);
        for (String word : more) {
            String key = normalised(word);
            if (key.isEmpty() || key.length() > LONGEST_WORD) {
                throw new IllegalArgumentException("an answer word must have a letter or digit and at most "
                        + LONGEST_WORD + " UTF-16 units, but is '" + word + "'");
            }
            Word known = all.getOrDefault(key, new Word(meaning, Set.of()));
            if (known.meaning() != meaning) {
                throw new IllegalArgumentException("'" + key + "' cannot mean " + meaning + " in " + language
                        + ": it means " + known.meaning() + " in " + known.languages());
            }
            all.put(key, known.in(language));
        }
        return new AnswerWords(all);
    }

    private static String normalised(String text) {
        String plain = APOSTROPHE.matcher(text).replaceAll("'"); // first: NFKC would tear U+00B4 apart
        String folded = Normalizer.normalize(plain, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT) // and down again: this folds ß and ss into one
                .toLowerCase(Locale.ROOT);
        return GAP.matcher(ENDS.matcher(folded).replaceAll("")).replaceAll(" ");
    }
}
