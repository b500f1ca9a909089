package dev.cardstock.grading.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a language contributes to the grading of short answers: its articles with their genders, its
 * words for "and", "or" and "not", the words that only hold a phrase together, the ways of saying that
 * one does not know, the months and the numbers. The lists stand in small text files beside this class,
 * one for each language, which are read when the language first occurs. Immutable and thread-safe.
 */
public final class LanguageProfile {
    private static final Map<String, LanguageProfile> LOADED = new ConcurrentHashMap<>();

    private static final Set<String> WITH_FILE = Set.of("ar", "cs", "da", "de", "el", "en", "es",
            "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "la", "nl", "no", "pl", "pt",
            "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh");

    private final String code;
    private final Letters letters;
    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();
    private final Map<String, String> articles = new HashMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Map<String, Integer> months = new HashMap<>();
    private final Map<String, BigDecimal> numbers = new HashMap<>();
    private final Map<String, BigDecimal> multipliers = new HashMap<>();
    private final SpelledNumbers spelled;
    private final Times times;

    private LanguageProfile(String code, Letters letters) {
        this.code = code;
        this.letters = letters;
        if (WITH_FILE.contains(code)) {
            read(code);
        }
        lists.forEach((name, line) -> words.put(name,
                Arrays.stream(Normalizer.normalize(line.get(0), Normalizer.Form.NFC).split(" "))
                        .filter(word -> !word.isEmpty())
                        .toList()));
        for (String item : list("articles")) {
            int colon = item.indexOf(':');
            articles.put(letters.key(colon < 0 ? item : item.substring(0, colon)),
                    colon < 0 ? "" : item.substring(colon + 1));
        }
        for (String name : lists.keySet()) {
            Set<String> known = new HashSet<>();
            list(name).forEach(word -> known.add(letters.key(word)));
            keys.put(name, known);
        }
        values("numbers", numbers);
        values("fractions", numbers);
        values("multipliers", multipliers);
        List<String> names = phrases("months");
        for (int i = 0; i < names.size(); i++) {
            for (String name : names.get(i).split(" ")) {
                months.put(letters.bare(letters.key(name)), i + 1);
            }
        }
        spelled = new SpelledNumbers(this);
        times = new Times(this, spelled);
    }

    /**
     * The profile of a language.
     *
     * @param locale the language; an unknown one gets a profile that forgives nothing of its own
     * @return the profile
     */
    public static LanguageProfile of(Locale locale) {
        String language = code(locale);
        String name = "Latn".equals(locale.getScript()) && language.equals("zh")
                ? "zh-Latn"
                : language;
        LanguageProfile known = LOADED.get(name);
        if (known != null) {
            return known;
        }
        // A tag can be made up: only those are kept whose number is limited.
        LanguageProfile made = new LanguageProfile(language, new Letters(name));
        if (WITH_FILE.contains(language)) {
            LOADED.putIfAbsent(name, made);
        }
        return made;
    }

    private static String code(Locale locale) {
        return switch (locale.getLanguage()) {
            case "" -> "en";
            case "nb", "nn" -> "no";
            case "iw" -> "he";
            case "in" -> "id";
            default -> locale.getLanguage();
        };
    }

    private void read(String name) {
        try (InputStream in = LanguageProfile.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the words of the language '" + name
                        + "' are missing in the jar of dev.cardstock.grading");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> {
                        int sign = line.indexOf(" = ");
                        lists.put(line.substring(0, sign), List.of(line.substring(sign + 3)));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void values(String name, Map<String, BigDecimal> into) {
        for (String item : list(name)) {
            int colon = item.lastIndexOf(':');
            into.put(letters.key(item.substring(0, colon)).replace("-", ""),
                    new BigDecimal(item.substring(colon + 1)));
        }
    }

    /** {@return the language's code, such as {@code de}} */
    public String code() {
        return code;
    }

    /** {@return whether there is a file of its words} */
    boolean isKnown() {
        return WITH_FILE.contains(code);
    }

    /** {@return how its letters are compared} */
    public Letters letters() {
        return letters;
    }

    /**
     * The words of a list.
     *
     * @param name the list's name in the language's file
     * @return the words; empty where the language has no such list
     */
    public List<String> list(String name) {
        return words.getOrDefault(name, List.of());
    }

    /**
     * The phrases of a list in which a bar stands between them.
     *
     * @param name the list's name in the language's file
     * @return the phrases; empty where the language has no such list
     */
    public List<String> phrases(String name) {
        List<String> line = lists.get(name);
        List<String> phrases = new ArrayList<>();
        if (line != null) {
            for (String phrase : line.get(0).split("\\|")) {
                phrases.add(phrase.strip());
            }
        }
        return phrases;
    }

    /**
     * Whether a list has a word.
     *
     * @param name the list's name in the language's file
     * @param key the word, as {@link Letters#key} gives it
     * @return whether it is there
     */
    public boolean has(String name, String key) {
        return keys.getOrDefault(name, Set.of()).contains(key);
    }

    /**
     * The genders of an article.
     *
     * @param key a word, as {@link Letters#key} gives it
     * @return letters for its genders and numbers, empty if it has none in particular; null if the word
     *     is no article
     */
    public @Nullable String article(String key) {
        return articles.get(key);
    }

    /**
     * The month that a word names.
     *
     * @param bare a word without accents
     * @return 1 to 12; 0 if it is no month
     */
    public int month(String bare) {
        return months.getOrDefault(bare, 0);
    }

    /**
     * The number that a word names.
     *
     * @param key a word, as {@link Letters#key} gives it
     * @return the number; null if it is none
     */
    public @Nullable BigDecimal number(String key) {
        return numbers.get(key);
    }

    /**
     * The factor that a word such as "thousand" names.
     *
     * @param key a word, as {@link Letters#key} gives it
     * @return the factor; null if it is none
     */
    public @Nullable BigDecimal multiplier(String key) {
        return multipliers.get(key);
    }

    /**
     * A text with its numbers in figures.
     *
     * @param text a short text, such as "five hundred and two metres"
     * @param withOrdinals whether "third" is 3
     * @return the text with figures in place of number words; the same text if it has none
     */
    public String inFigures(String text, boolean withOrdinals) {
        return spelled.inFigures(text, withOrdinals);
    }

    /**
     * The time of day that a text is.
     *
     * @param text a short text
     * @param dots whether 8.15 is a time
     * @return the minutes after midnight, two where it may be before or after noon; none if it is no time
     */
    public Set<Integer> timeOfDay(String text, boolean dots) {
        return times.of(text, dots);
    }
}
