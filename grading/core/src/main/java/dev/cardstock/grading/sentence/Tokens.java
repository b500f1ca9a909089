package dev.cardstock.grading.sentence;

import dev.cardstock.grading.language.Lexicon;
import dev.cardstock.grading.language.Lexicon.Term;
import dev.cardstock.grading.language.Numbers;
import dev.cardstock.grading.language.Typos;
import dev.cardstock.grading.language.Words.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text with what the guards ask of each: its clause, whether it is denied, and the numbers.
 * Made once for each reference and question. Immutable.
 */
final class Tokens {
    /** A text longer than this is looked at only so far: no honest answer is longer. */
    private static final int MOST = 120;

    /** How surely a word with a slip of the finger is the word. */
    private static final double SLIP = 0.95;

    /** Whether a word is said, denied, or neither ("rather than …"). */
    enum Polarity {
        SAID, DENIED, OPEN
    }

    /** A word. */
    static final class Token {
        private final Word word;
        private final String lower;
        private final Lexicon lexicon;
        private final boolean content;
        private final int clause;
        private final Polarity polarity;

        /** Looked up when it is first asked for; threads that ask at once find the same. */
        private @Nullable Term term;

        private Token(Word word, String lower, Lexicon lexicon, boolean content, int clause,
                Polarity polarity) {
            this.word = word;
            this.lower = lower;
            this.lexicon = lexicon;
            this.content = content;
            this.clause = clause;
            this.polarity = polarity;
        }

        /** As it was split off. */
        Word word() {
            return word;
        }

        /** In lower case, with straight apostrophes. */
        String lower() {
            return lower;
        }

        /** What the lexicon has of it. */
        Term term() {
            Term known = term;
            if (known == null) {
                known = lexicon.term(lower);
                term = known;
            }
            return known;
        }

        /** Whether it carries meaning and is no negation. */
        boolean content() {
            return content;
        }

        /** The number of its clause. */
        int clause() {
            return clause;
        }

        /** Whether it is denied. */
        Polarity polarity() {
            return polarity;
        }

        String stem() {
            return word.stem();
        }

        /** How surely a word that was typed is this one: 1 for the same stem, less for a slip in it. */
        double sameness(Token typed) {
            return stem().equals(typed.stem())
                    ? 1
                    : !typed.term().known() && Typos.inWord(lower, typed.lower) >= 0 ? SLIP : 0;
        }

        int end() {
            return word.start() + word.text().length();
        }
    }

    /**
     * A negation and what it denies.
     *
     * @param at the place of its word
     * @param scope the places of the content words that it denies, in their order
     */
    record Negation(int at, List<Integer> scope) {
        Negation {
            scope = List.copyOf(scope);
        }
    }

    /**
     * A number.
     *
     * @param at the place of its word, or -1
     * @param next the place of the first content word after it, or -1
     */
    record Quantity(BigDecimal value, int start, int end, int at, int next) {}

    final String text;
    final List<Token> all;
    final List<Negation> negations;
    final List<Quantity> quantities;

    /** Whether there is punctuation after a word, by its place. */
    private final boolean[] breaks;

    /** The places of the content words by their stems. */
    private final Map<String, List<Integer>> places = new HashMap<>();

    /** The places of all words by their form. */
    private final Map<String, List<Integer>> written = new HashMap<>();

    /** The first place of the same word, by which words are compared. */
    private final int[] codes;
    private final boolean complete;

    /** The places of the content words. */
    final List<Integer> content = new ArrayList<>();

    Tokens(String text, List<Word> words, Locale language) {
        Lexicon lexicon = Lexicon.of(language);
        Negators negators = Negators.of(language);
        List<Word> first = words.size() > MOST ? words.subList(0, MOST) : words;
        this.text = text;
        int count = first.size();
        breaks = new boolean[count];
        String[] lower = new String[count];
        int[] clauses = new int[count];
        boolean[] hard = new boolean[count];
        int clause = 0;
        // Lines of three words are a text that was broken up, not a list.
        long lines = text.chars().filter(c -> c == '\n').count();
        for (int i = 0; i < count; i++) {
            Word word = first.get(i);
            lower[i] = word.text().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
            if (i > 0 && Negators.BEGIN_CLAUSE.contains(lower[i])) {
                clause++;
            }
            clauses[i] = clause;
            int end = word.start() + word.text().length();
            int next = i + 1 < count ? first.get(i + 1).start() : text.length();
            for (int at = end; at < next; at++) {
                char c = text.charAt(at);
                breaks[i] |= ".;:!?,()\u2013\u2014\u2192=\"".indexOf(c) >= 0
                        || c == '-' && at > end && at + 1 < next;
                hard[i] |= ".;:!?".indexOf(c) >= 0;
                boolean line = c == '\n' && lines * 4 <= count;
                breaks[i] |= line;
                hard[i] |= line;
            }
            if (hard[i]) {
                clause++;
            }
        }
        boolean[] denying = new boolean[count];
        boolean[] contentWords = new boolean[count];
        for (int i = 0; i < count; i++) {
            denying[i] = negators.denies(lower, i);
            contentWords[i] = !first.get(i).function() && !negators.isNegator(lower[i]);
        }
        List<Negation> denials = new ArrayList<>();
        Polarity[] polarities = new Polarity[count];
        Arrays.fill(polarities, Polarity.SAID);
        for (int i = 0; i < count; i++) {
            if (!denying[i]) {
                continue;
            }
            List<Integer> scope = negators.scope(lower, i, contentWords, breaks);
            denials.add(new Negation(i, scope));
            for (int place : scope) {
                polarities[place] = polarities[place] == Polarity.SAID
                        ? Polarity.DENIED
                        : Polarity.SAID;
            }
        }
        for (int i = 0; i < count; i++) {
            for (int place : Negators.leftOpen(lower, i, contentWords, breaks)) {
                polarities[place] = Polarity.OPEN;
            }
        }
        List<Token> tokens = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tokens.add(new Token(first.get(i), lower[i], lexicon, contentWords[i],
                    clauses[i], polarities[i]));
            if (contentWords[i]) {
                content.add(i);
                places.computeIfAbsent(first.get(i).stem(), s -> new ArrayList<>(2)).add(i);
            }
        }
        complete = first.size() == words.size();
        codes = new int[count];
        for (int i = 0; i < count; i++) {
            written.computeIfAbsent(lower[i], s -> new ArrayList<>(2)).add(i);
            codes[i] = contentWords[i]
                    ? place(first.get(i).stem())
                    : written(lower[i]).getFirst();
        }
        all = List.copyOf(tokens);
        negations = List.copyOf(denials);
        quantities = quantities();
    }

    private List<Quantity> quantities() {
        List<Quantity> found = new ArrayList<>();
        for (Numbers.Found number : Numbers.in(text)) {
            found.add(new Quantity(number.value(), number.start(), number.end(),
                    placeOf(number.start()), contentFrom(number.end())));
        }
        for (Token token : all) {
            Integer value = Negators.NUMBER_WORDS.get(token.lower);
            if (value != null) {
                found.add(new Quantity(BigDecimal.valueOf(value).stripTrailingZeros(),
                        token.word.start(), token.end(),
                        placeOf(token.word.start()), contentFrom(token.end())));
            }
        }
        return List.copyOf(found);
    }

    private int placeOf(int start) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).word.start() <= start && start < all.get(i).end()) {
                return i;
            }
        }
        return -1;
    }

    private int contentFrom(int start) {
        for (int place : content) {
            if (all.get(place).word.start() >= start) {
                return place;
            }
        }
        return -1;
    }

    int size() {
        return all.size();
    }

    Token get(int place) {
        return all.get(place);
    }

    /** The places of the content words with a stem. */
    List<Integer> places(String stem) {
        return places.getOrDefault(stem, List.of());
    }

    /** The first place of a content word with a stem, or -1. */
    int place(String stem) {
        List<Integer> found = places.get(stem);
        return found == null ? -1 : found.getFirst();
    }

    /** The places of a word in this very form. */
    List<Integer> written(String lower) {
        return written.getOrDefault(lower, List.of());
    }

    int code(int place) {
        return codes[place];
    }

    /** The code that the word of another text has here, or -1. */
    int codeOf(Token token) {
        if (token.content) {
            return place(token.stem());
        }
        List<Integer> found = written.get(token.lower);
        return found == null || all.get(found.getFirst()).content ? -1 : found.getFirst();
    }

    /** The place of the next content word in a direction, or -1; after -1 there is none. */
    int nextContent(int place, int step) {
        if (place < 0) {
            return -1;
        }
        for (int i = place + step; i >= 0 && i < all.size(); i += step) {
            if (all.get(i).content) {
                return i;
            }
        }
        return -1;
    }

    /** Whether no word was left out because the text is too long. */
    boolean complete() {
        return complete;
    }

    List<Word> words() {
        return all.stream().map(Token::word).toList();
    }

    boolean has(String stem) {
        return places.containsKey(stem);
    }

    /** How many different content words there are. */
    int distinct() {
        return places.size();
    }

    /** Whether the word at a place is a negation. */
    boolean denies(int place) {
        return !all.get(place).word.function() && !all.get(place).content;
    }

    /** Whether there is punctuation after the word at a place. */
    boolean breakAfter(int place) {
        return breaks[place];
    }
}
