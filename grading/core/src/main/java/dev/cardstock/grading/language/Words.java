package dev.cardstock.grading.language;

import dev.cardstock.CardstockException;
import dev.cardstock.Location;
import dev.cardstock.Plugins;
import dev.cardstock.grading.analysis.LanguageAnalysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pl.PolishAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** Splits texts into words and stems, by Lucene's analysers. Thread-safe. */
public final class Words {
    /**
     * A word of a text.
     *
     * @param stem its stem, by which words are compared
     * @param text the word as it stands in the text
     * @param start where it begins
     * @param function whether it only holds the sentence together
     */
    public record Word(String stem, String text, int start, boolean function) {}

    private static final Set<String> ENGLISH_FUNCTION = Set.of("a", "an", "the", "is", "are", "was",
            "were", "be", "been", "being", "am", "do", "does", "did", "has", "have", "had", "of",
            "in",
            "on", "at", "to", "for", "with", "by", "from", "as", "and", "or", "but", "if", "then",
            "that", "this", "these", "those", "it", "its", "they", "them", "their", "he", "she",
            "his",
            "her", "we", "our", "you", "your", "i", "which", "who", "what", "how", "why", "when",
            "where", "so", "such", "can", "will", "would", "could", "should", "may", "might",
            "than",
            "into", "each", "there", "also", "because", "one", "s", "t");

    private static final Set<String> KNOWN = Set.of("en", "de", "fr", "es", "it", "pt", "nl", "sv",
            "pl", "cs", "ru", "el", "tr", "ar", "hi", "th", "zh", "ja", "ko");

    private static final Set<String> CONTRACTED = Set.of("s", "re", "ve", "ll", "d", "m");

    private record Language(Analyzer analyzer, CharArraySet stopWords) {}

    /** Made when a language first occurs, since lists of words take their time to load. */
    private final Map<String, Language> languages = new ConcurrentHashMap<>();

    private final Map<String, LanguageAnalysis> analyses;

    /** Makes the splitter with the analyses that are installed beside this class. */
    public Words() {
        this(installed());
    }

    /** Makes the splitter with analyses that replace those that are built in. */
    Words(Collection<? extends LanguageAnalysis> found) {
        Map<String, LanguageAnalysis> byLanguage = new HashMap<>();
        for (LanguageAnalysis analysis : Plugins.of(LanguageAnalysis.class, found).all()) {
            for (String code : analysis.languages()) {
                LanguageAnalysis other = byLanguage.put(code, analysis);
                if (other != null) {
                    throw new CardstockException("two analyses split the language '" + code
                            + "': " + other.id() + " and " + analysis.id(), Location.UNKNOWN,
                            "remove one from the class path or module path", null);
                }
            }
        }
        analyses = Map.copyOf(byLanguage);
    }

    /** Not those that a thread happens to see: which thread comes first must not matter. */
    private static List<LanguageAnalysis> installed() {
        return ServiceLoader
                .load(LanguageAnalysis.class, LanguageAnalysis.class.getClassLoader())
                .stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** {@return the ids of the analyses that were found, in alphabetical order} */
    public Set<String> analyses() {
        Set<String> ids = new TreeSet<>();
        analyses.values().forEach(analysis -> ids.add(analysis.id()));
        return ids;
    }

    private Language language(String code) {
        LanguageAnalysis analysis = analyses.get(code);
        if (analysis != null) {
            return new Language(analysis.analyzer(code), CharArraySet.EMPTY_SET);
        }
        return switch (code) {
            case "en" -> new Language(new EnglishAnalyzer(CharArraySet.EMPTY_SET),
                    new CharArraySet(ENGLISH_FUNCTION, true));
            case "de" -> new Language(new GermanAnalyzer(CharArraySet.EMPTY_SET),
                    GermanAnalyzer.getDefaultStopSet());
            case "fr" -> new Language(new FrenchAnalyzer(CharArraySet.EMPTY_SET),
                    FrenchAnalyzer.getDefaultStopSet());
            case "es" -> new Language(new SpanishAnalyzer(CharArraySet.EMPTY_SET),
                    SpanishAnalyzer.getDefaultStopSet());
            case "it" -> new Language(new ItalianAnalyzer(CharArraySet.EMPTY_SET),
                    ItalianAnalyzer.getDefaultStopSet());
            case "pt" -> new Language(new PortugueseAnalyzer(CharArraySet.EMPTY_SET),
                    PortugueseAnalyzer.getDefaultStopSet());
            case "nl" -> new Language(new DutchAnalyzer(CharArraySet.EMPTY_SET),
                    DutchAnalyzer.getDefaultStopSet());
            case "sv" -> new Language(new SwedishAnalyzer(CharArraySet.EMPTY_SET),
                    SwedishAnalyzer.getDefaultStopSet());
            case "pl" -> new Language(new PolishAnalyzer(CharArraySet.EMPTY_SET),
                    PolishAnalyzer.getDefaultStopSet());
            case "cs" -> new Language(new CzechAnalyzer(CharArraySet.EMPTY_SET),
                    CzechAnalyzer.getDefaultStopSet());
            case "ru" -> new Language(new RussianAnalyzer(CharArraySet.EMPTY_SET),
                    RussianAnalyzer.getDefaultStopSet());
            case "el" -> new Language(new GreekAnalyzer(CharArraySet.EMPTY_SET),
                    GreekAnalyzer.getDefaultStopSet());
            case "tr" -> new Language(new TurkishAnalyzer(CharArraySet.EMPTY_SET),
                    TurkishAnalyzer.getDefaultStopSet());
            case "ar" -> new Language(new ArabicAnalyzer(CharArraySet.EMPTY_SET),
                    ArabicAnalyzer.getDefaultStopSet());
            case "hi" -> new Language(new HindiAnalyzer(CharArraySet.EMPTY_SET),
                    HindiAnalyzer.getDefaultStopSet());
            case "th" -> new Language(new ThaiAnalyzer(CharArraySet.EMPTY_SET),
                    ThaiAnalyzer.getDefaultStopSet());
            case "zh", "ja", "ko" -> new Language(new CJKAnalyzer(CharArraySet.EMPTY_SET),
                    CharArraySet.EMPTY_SET);
            default -> new Language(new StandardAnalyzer(CharArraySet.EMPTY_SET),
                    CharArraySet.EMPTY_SET);
        };
    }

    public List<Word> of(String text, Locale locale) {
        String code = locale.getLanguage().isEmpty() ? "en" : locale.getLanguage();
        Language language = languages.computeIfAbsent(
                KNOWN.contains(code) || analyses.containsKey(code) ? code : "", this::language);
        List<Word> words = new ArrayList<>();
        // Character by character, so that places stay the same.
        String plain = code.equals("zh") ? Chinese.simplified(text) : text;
        try (TokenStream stream = language.analyzer.tokenStream("", plain)) {
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String raw = text.substring(offset.startOffset(), offset.endOffset());
                words.add(new Word(term.toString(), raw, offset.startOffset(),
                        type.type().equals(LanguageAnalysis.FUNCTION_WORD)
                                || isFunction(raw.toLowerCase(locale), language.stopWords)));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** "They're" is as little as "they", but "can't" is a denial. */
    private static boolean isFunction(String word, CharArraySet stopWords) {
        int mark = Math.max(word.lastIndexOf('\''), word.lastIndexOf('\u2019'));
        return stopWords.contains(word) || mark > 0 && CONTRACTED.contains(word.substring(mark + 1))
                && stopWords.contains(word.substring(0, mark));
    }

    public static List<Word> content(List<Word> words) {
        return words.stream().filter(word -> !word.function).toList();
    }

    public static Set<String> stems(List<Word> words) {
        Set<String> stems = new TreeSet<>();
        words.forEach(word -> stems.add(word.stem));
        return stems;
    }
}
