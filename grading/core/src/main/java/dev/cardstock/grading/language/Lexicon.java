package dev.cardstock.grading.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What words have to do with one another: English synonyms, opposites and near words from WordNet 3.1 and
 * a list of our own, German opposites from a list. Of other languages it knows nothing. Words are
 * brought to their base forms, so inflected ones may be given. Immutable, thread-safe.
 *
 * <p>A word that is compared with several others is best looked up once, by {@link #term}.
 *
 * <p>Source: Princeton University, "About WordNet", 2010; the rules that bring an inflected form to its base
 * form are those of the manual page morphy(7WN).
 */
public final class Lexicon {
    static final int FORMAT = 1;
    static final int NOUN = 1;
    static final int VERB = 2;
    static final int ADJECTIVE = 4;
    static final int FUNCTION = 16;
    /** An irregular form that is no base form of another word. */
    static final int ONLY_INFLECTED = 32;

    /** How near two forms of the same word are. */
    public static final double SAME = 1;
    /** How near two words are that share a frequent sense. */
    public static final double SYNONYM = 0.9;
    /** How near a word and one derived from it, or two adjectives of like meaning, are. */
    public static final double DERIVED = 0.8;
    /** How near a word and the word for the kind of thing that it means are. */
    public static final double KIND = 0.6;
    /** How near two words for the same kind of thing are. */
    public static final double SIBLING = 0.3;

    /**
     * A word or phrase that was looked up. It belongs to the lexicon that made it.
     */
    public static final class Term {
        private final String text;
        private final int[] lemmas;
        private final int partsOfSpeech;
        /** Its senses and what is directly above or like them, ascending: near words have some in common. */
        private final int[] around;

        private Term(String text, int[] lemmas, int partsOfSpeech, int[] around) {
            this.text = text;
            this.lemmas = lemmas;
            this.partsOfSpeech = partsOfSpeech;
            this.around = around;
        }

        /** {@return whether the lexicon has it, in this form or another} */
        public boolean known() {
            return lemmas.length > 0;
        }

        /** {@return whether it may be a noun} */
        public boolean noun() {
            return (partsOfSpeech & NOUN) != 0;
        }

        /** {@return whether it may be a verb} */
        public boolean verb() {
            return (partsOfSpeech & VERB) != 0;
        }

        /** {@return whether it may be an adjective} */
        public boolean adjective() {
            return (partsOfSpeech & ADJECTIVE) != 0;
        }

        /** {@return the word in lower case} */
        @Override
        public String toString() {
            return text;
        }
    }

    private record Rule(String ending, String replacement, int partOfSpeech) {}

    private static final List<Rule> RULES = List.of(
            new Rule("s", "", NOUN), new Rule("ses", "s", NOUN), new Rule("xes", "x", NOUN),
            new Rule("zes", "z", NOUN), new Rule("ches", "ch", NOUN),
            new Rule("shes", "sh", NOUN), new Rule("men", "man", NOUN), new Rule("ies", "y", NOUN),
            new Rule("s", "", VERB), new Rule("ies", "y", VERB), new Rule("es", "e", VERB),
            new Rule("es", "", VERB), new Rule("ed", "e", VERB), new Rule("ed", "", VERB),
            new Rule("ing", "e", VERB), new Rule("ing", "", VERB),
            new Rule("er", "", ADJECTIVE), new Rule("est", "", ADJECTIVE),
            new Rule("er", "e", ADJECTIVE), new Rule("est", "e", ADJECTIVE));

    /** Beginnings that make opposites of the same rest; an empty one where only the other is written. */
    private static final String[][] PREFIXES = {{"hyper", "hypo"}, {"endo", "exo"},
            {"endo", "ecto"}, {"intra", "inter"}, {"intra", "extra"}, {"macro", "micro"},
            {"pre", "post"}, {"ante", "post"}, {"over", "under"}, {"homo", "hetero"},
            {"auto", "hetero"}, {"mono", "poly"}, {"oligo", "poly"}, {"uni", "multi"},
            {"tachy", "brady"}, {"sub", "super"}, {"über", "unter"}};
    private static final String[][] SUFFIXES = {{"philic", "phobic"}, {"phile", "phobe"},
            {"phil", "phob"}, {"ful", "less"}, {"reich", "arm"}, {"voll", "los"}};

    private static final List<String> GERMAN_ENDINGS = List.of("en", "em", "er", "es", "e", "n",
            "s");

    private static final class English {
        static final Lexicon LEXICON = read();

        private static Lexicon read() {
            try (InputStream stream = resource("english.lexicon")) {
                return new Reader(stream.readAllBytes()).lexicon();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class German {
        static final Lexicon LEXICON = ofOpposites("opposites.de.txt");
    }

    private static final class Other {
        static final Lexicon LEXICON = new Lexicon(Language.OTHER, new Vocabulary(0), new byte[0],
                none(0), none(0), none(0), none(0), none(0), none(0));
    }

    private enum Language {
        ENGLISH, GERMAN, OTHER
    }

    private final Language language;
    private final Vocabulary words;
    private final byte[] flags;
    private final Relation senses;
    private final Relation kinds;
    private final Relation similar;
    private final Relation derived;
    private final Relation opposites;
    private final Relation baseForms;

    private Lexicon(Language language, Vocabulary words, byte[] flags, Relation senses,
            Relation kinds, Relation similar, Relation derived, Relation opposites,
            Relation baseForms) {
        this.language = language;
        this.words = words;
        this.flags = flags;
        this.senses = senses;
        this.kinds = kinds;
        this.similar = similar;
        this.derived = derived;
        this.opposites = opposites;
        this.baseForms = baseForms;
    }

    /**
     * The lexicon of a language; it is read when it is first asked for.
     *
     * @param language the language
     * @return its lexicon, which for most languages is empty
     */
    public static Lexicon of(Locale language) {
        return switch (language.getLanguage()) {
            case "en", "" -> English.LEXICON;
            case "de" -> German.LEXICON;
            default -> Other.LEXICON;
        };
    }

    /**
     * Looks a word or phrase up, in any of its forms.
     *
     * @param word a word, or a few with blanks between them
     * @return what the lexicon has of it
     */
    public Term term(String word) {
        String text = normal(word);
        Lemmas lemmas = lemmas(text);
        int[] ids = lemmas.toArray();
        return new Term(text, ids, lemmas.partsOfSpeech, around(ids));
    }

    private Lemmas lemmas(String text) {
        Lemmas lemmas = new Lemmas();
        switch (language) {
            case ENGLISH -> english(text, lemmas);
            case GERMAN -> {
                lemmas.add(words.id(text));
                if (lemmas.count == 0) {
                    lemmas.add(words.id(germanStem(text)));
                }
            }
            case OTHER -> {}
        }
        return lemmas;
    }

    private int[] around(int[] lemmas) {
        IntList around = new IntList(16);
        for (int lemma : lemmas) {
            for (int i = senses.starts()[lemma]; i < senses.starts()[lemma + 1]; i++) {
                int sense = senses.values()[i];
                around.add(sense);
                around.addAll(kinds, sense);
                around.addAll(similar, sense);
            }
        }
        int[] ascending = around.toArray();
        Arrays.sort(ascending);
        return ascending;
    }

    /**
     * Whether a word is one of the language, so that it is no slip of the finger for another word.
     *
     * @param word the word, in any of its forms
     * @return whether it is known; where there is no lexicon nothing is
     */
    public boolean knows(String word) {
        return language == Language.ENGLISH && lemmas(normal(word)).count > 0;
    }

    /**
     * Whether two words mean the same in one of their frequent senses, are forms of the same word, or are
     * derived from one another like "evaporate" and "evaporation".
     *
     * @param a a word
     * @param b another
     * @return whether one may stand for the other
     */
    public boolean synonyms(Term a, Term b) {
        return relatedness(a, b) >= DERIVED;
    }

    /**
     * As {@link #synonyms(Term, Term)}.
     *
     * @param a a word
     * @param b another
     * @return whether one may stand for the other
     */
    public boolean synonyms(String a, String b) {
        return synonyms(term(a), term(b));
    }

    /**
     * How near two words are: {@link #SAME}, {@link #SYNONYM}, {@link #DERIVED}, {@link #KIND},
     * {@link #SIBLING} or 0. Words of the same kind, like "artery" and "vein", are as often mistaken for
     * one another as they mean the same.
     *
     * @param a a word
     * @param b another
     * @return 0 to 1
     */
    public double relatedness(Term a, Term b) {
        if (a.text.equals(b.text)) {
            return SAME;
        }
        boolean near = Relation.meet(a.around, 0, a.around.length, b.around, 0, b.around.length);
        double best = 0;
        for (int x : a.lemmas) {
            for (int y : b.lemmas) {
                best = Math.max(best, relatedness(x, y, near));
            }
        }
        return best;
    }

    /**
     * As {@link #relatedness(Term, Term)}.
     *
     * @param a a word
     * @param b another
     * @return 0 to 1
     */
    public double relatedness(String a, String b) {
        return relatedness(term(a), term(b));
    }

    private double relatedness(int a, int b, boolean near) {
        if (a == b) {
            return SAME;
        }
        if (near && senses.meet(a, b)) {
            return SYNONYM;
        }
        if (derived.has(a, b) || near && near(similar, a, b)) {
            return DERIVED;
        }
        if (!near) {
            return 0;
        }
        if (near(kinds, a, b) || near(kinds, b, a)) {
            return KIND;
        }
        return siblings(a, b) ? SIBLING : 0;
    }

    /** Whether a sense of one word has a relation to a sense of another. */
    private boolean near(Relation relation, int a, int b) {
        for (int i = senses.starts()[a]; i < senses.starts()[a + 1]; i++) {
            int sense = senses.values()[i];
            if (relation.isEmpty(sense)) {
                continue;
            }
            for (int j = senses.starts()[b]; j < senses.starts()[b + 1]; j++) {
                if (relation.has(sense, senses.values()[j])) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean siblings(int a, int b) {
        for (int i = senses.starts()[a]; i < senses.starts()[a + 1]; i++) {
            int sense = senses.values()[i];
            if (kinds.isEmpty(sense)) {
                continue;
            }
            for (int j = senses.starts()[b]; j < senses.starts()[b + 1]; j++) {
                if (kinds.meet(sense, senses.values()[j])) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether one word is the opposite of the other: directly ("hot", "cold"), through a word of like
     * meaning ("tepid" and "cold"), through a form derived from it ("expansion", "contract"), or by a
     * prefix ("hypertonic", "hypotonic"; "polar", "nonpolar"). Words that exclude one another in what
     * cards ask ("artery", "vein"; "all", "some", "none") count as opposites too.
     *
     * @param a a word
     * @param b another
     * @return whether they are opposites; no word is its own
     */
    public boolean antonyms(Term a, Term b) {
        if (a.text.equals(b.text)) {
            return false;
        }
        boolean opposed = false;
        for (int x : a.lemmas) {
            for (int y : b.lemmas) {
                if (x == y) {
                    return false;
                }
                opposed = opposed || opposites.has(x, y);
            }
        }
        return opposed || oppositeForms(a, b);
    }

    /**
     * As {@link #antonyms(Term, Term)}.
     *
     * @param a a word
     * @param b another
     * @return whether they are opposites
     */
    public boolean antonyms(String a, String b) {
        return antonyms(term(a), term(b));
    }

    private boolean oppositeForms(Term a, Term b) {
        if (sameEnd(a.text, b.text)) {
            for (String[] pair : PREFIXES) {
                if (prefixed(a.text, pair[0], b.text, pair[1])
                        || prefixed(b.text, pair[0], a.text, pair[1])) {
                    return true;
                }
            }
            return denies(a, b) || denies(b, a);
        }
        if (a.text.length() > 5 && b.text.length() > 5
                && a.text.regionMatches(0, b.text, 0, 3)) {
            for (String[] pair : SUFFIXES) {
                if (suffixed(a.text, pair[0], b.text, pair[1])
                        || suffixed(b.text, pair[0], a.text, pair[1])) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean sameEnd(String a, String b) {
        return a.length() >= 4 && b.length() >= 4
                && a.regionMatches(a.length() - 3, b, b.length() - 3, 3);
    }

    private static boolean prefixed(String a, String first, String b, String second) {
        int rest = a.length() - first.length();
        return rest >= 3 && b.length() - second.length() == rest && a.startsWith(first)
                && b.startsWith(second)
                && a.regionMatches(first.length(), b, second.length(), rest);
    }

    private static boolean suffixed(String a, String first, String b, String second) {
        int rest = a.length() - first.length();
        return rest >= 3 && b.length() - second.length() == rest && a.endsWith(first)
                && b.endsWith(second) && a.regionMatches(0, b, 0, rest);
    }

    /**
     * Whether the first word is the second one with a denying prefix. The shorter prefixes begin many words
     * that deny nothing ("distribute", "deliver"), hence the conditions.
     */
    private boolean denies(Term a, Term b) {
        int prefix = a.text.length() - b.text.length();
        if (prefix < 2 || prefix > 5 || !a.text.endsWith(b.text)) {
            return false;
        }
        int length = b.text.length();
        boolean sameKind = (a.partsOfSpeech & b.partsOfSpeech & (VERB | ADJECTIVE)) != 0;
        return switch (a.text.substring(0, prefix)) {
            case "non", "non-", "nicht", "anti-" -> length >= 4;
            case "anti" -> length >= 5;
            case "un" -> length >= 4 && (language == Language.GERMAN
                    || (b.partsOfSpeech & (VERB | ADJECTIVE)) != 0 || b.text.endsWith("ed"));
            case "de", "dis" -> length >= 6 && sameKind;
            default -> false;
        };
    }

    private static String normal(String word) {
        return word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }

    private void english(String text, Lemmas lemmas) {
        String word = text.endsWith("'s") ? text.substring(0, text.length() - 2) : text;
        englishForms(word, lemmas);
        int hyphen = word.indexOf('-');
        if (lemmas.count == 0 && hyphen > 0) {
            englishForms(word.replace('-', ' '), lemmas);
            if (lemmas.count == 0) {
                englishForms(word.replace("-", ""), lemmas);
            }
        }
    }

    private void englishForms(String word, Lemmas lemmas) {
        int id = words.id(word);
        if (id >= 0) {
            if ((flags[id] & ONLY_INFLECTED) == 0) {
                lemmas.add(id);
            }
            if ((flags[id] & FUNCTION) != 0) {
                return;
            }
            for (int i = baseForms.starts()[id]; i < baseForms.starts()[id + 1]; i++) {
                lemmas.add(baseForms.values()[i]);
            }
        }
        // No ending of a rule has another last letter.
        if (word.isEmpty() || "sdgnrt".indexOf(word.charAt(word.length() - 1)) < 0
                || word.endsWith("ss")) {
            return;
        }
        for (Rule rule : RULES) {
            int stem = word.length() - rule.ending.length();
            if (stem >= 2 && word.endsWith(rule.ending)) {
                int base = words.id(word.substring(0, stem).concat(rule.replacement));
                if (base >= 0 && (flags[base] & rule.partOfSpeech) != 0) {
                    lemmas.add(base);
                }
            }
        }
    }

    private final class Lemmas {
        private int[] ids = new int[4];
        private int count;
        private int partsOfSpeech;

        private void add(int id) {
            for (int i = 0; i < count; i++) {
                if (ids[i] == id) {
                    return;
                }
            }
            if (id < 0) {
                return;
            }
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, count * 2);
            }
            ids[count++] = id;
            partsOfSpeech |= flags[id];
        }

        private int[] toArray() {
            return Arrays.copyOf(ids, count);
        }
    }

    private static InputStream resource(String name) {
        InputStream stream = Lexicon.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("The module's resource " + name
                    + " is missing; put the jar of the module on the path as it was built.");
        }
        return stream;
    }

    private static Relation none(int things) {
        return new Relation(new int[things + 1], new int[0]);
    }

    /** Of a list of opposites: each side of a line may have several words, with commas. */
    private static Lexicon ofOpposites(String name) {
        List<List<String>> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(resource(name), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> lines.add(List.of(line.split("\\|"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> all = new TreeSet<>();
        lines.forEach(sides -> sides.forEach(side -> all.addAll(forms(side))));
        Vocabulary words = new Vocabulary(all.size());
        for (String word : all) {
            byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
            words.add(0, bytes, 0, bytes.length);
        }
        Set<List<Integer>> pairs = new HashSet<>();
        for (List<String> sides : lines) {
            for (int i = 0; i < sides.size(); i++) {
                for (int j = i + 1; j < sides.size(); j++) {
                    for (String a : forms(sides.get(i))) {
                        for (String b : forms(sides.get(j))) {
                            int x = words.id(a);
                            int y = words.id(b);
                            if (x != y) {
                                pairs.add(List.of(Math.min(x, y), Math.max(x, y)));
                            }
                        }
                    }
                }
            }
        }
        return new Lexicon(Language.GERMAN, words, new byte[words.size()], none(words.size()),
                none(0), none(0), none(words.size()),
                Relation.symmetric(words.size(),
                        pairs.stream().mapToInt(List::getFirst).toArray(),
                        pairs.stream().mapToInt(List::getLast).toArray()),
                none(words.size()));
    }

    /** The words of a side and their stems. */
    private static Set<String> forms(String side) {
        Set<String> forms = new TreeSet<>();
        for (String word : side.split(",")) {
            String text = normal(word.strip());
            forms.add(text);
            forms.add(germanStem(text));
        }
        return forms;
    }

    /** Without the ending by which adjectives and nouns agree. */
    private static String germanStem(String word) {
        for (String ending : GERMAN_ENDINGS) {
            if (word.length() >= ending.length() + 3 && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    /** Reads the form that the program which made the resource has written. */
    private static final class Reader {
        private final byte[] bytes;
        private int at;

        private Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        private Lexicon lexicon() {
            if (number() != FORMAT) {
                throw new IllegalStateException(
                        "english.lexicon is of another version than this class.");
            }
            int count = number();
            Vocabulary words = new Vocabulary(count);
            for (int i = 0; i < count; i++) {
                int common = number();
                int more = number();
                words.add(common, bytes, at, more);
                at += more;
            }
            byte[] flags = Arrays.copyOfRange(bytes, at, at + count);
            at += count;
            int[] starts = new int[count + 1];
            IntList values = new IntList(1024);
            int synsets = 0;
            for (int i = 0; i < count; i++) {
                int senses = number();
                for (int j = 0; j < senses; j++) {
                    int back = number();
                    values.add(back == 0 ? synsets++ : synsets - back);
                }
                starts[i + 1] = values.size();
            }
            Relation senses = new Relation(starts, values.toArray());
            for (int i = 0; i < count; i++) {
                Arrays.sort(senses.values(), starts[i], starts[i + 1]);
            }
            int[] kindStarts = new int[synsets + 1];
            int[] similarStarts = new int[synsets + 1];
            IntList kinds = new IntList(1024);
            IntList similar = new IntList(1024);
            for (int i = 0; i < synsets; i++) {
                list(0, kinds);
                kindStarts[i + 1] = kinds.size();
                list(0, similar);
                similarStarts[i + 1] = similar.size();
            }
            Relation derived = pairs(count);
            Relation opposites = pairs(count);
            IntList inflected = new IntList(1024);
            list(0, inflected);
            int[] baseStarts = new int[count + 1];
            IntList bases = new IntList(1024);
            int next = 0;
            for (int form : inflected.toArray()) {
                Arrays.fill(baseStarts, next, form + 1, bases.size());
                list(0, bases);
                next = form + 1;
            }
            Arrays.fill(baseStarts, next, count + 1, bases.size());
            return new Lexicon(Language.ENGLISH, words, flags, senses,
                    new Relation(kindStarts, kinds.toArray()),
                    new Relation(similarStarts, similar.toArray()), derived, opposites,
                    new Relation(baseStarts, bases.toArray()));
        }

        private Relation pairs(int count) {
            IntList from = new IntList(1024);
            IntList to = new IntList(1024);
            for (int i = 0; i < count; i++) {
                list(i + 1, to);
                while (from.size() < to.size()) {
                    from.add(i);
                }
            }
            return Relation.symmetric(count, from.toArray(), to.toArray());
        }

        private int number() {
            int value = 0;
            for (int shift = 0;; shift += 7) {
                byte next = bytes[at++];
                value |= (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        private void list(int from, IntList values) {
            int length = number();
            int value = from;
            for (int i = 0; i < length; i++) {
                value += number();
                values.add(value);
            }
        }
    }
}
