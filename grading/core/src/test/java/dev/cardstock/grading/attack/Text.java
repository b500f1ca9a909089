package dev.cardstock.grading.attack;

import dev.cardstock.grading.language.Lexicon;
import dev.cardstock.grading.language.Words;
import dev.cardstock.grading.language.Words.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tools for taking sentences apart and changing them. */
final class Text {
    static final Set<String> AUXILIARIES = Set.of("is", "are", "was", "were", "can", "could",
            "will",
            "would", "should", "must", "may", "might", "has", "have", "had", "does", "do", "did",
            "ist", "sind", "wird", "werden", "kann", "können", "hat", "haben", "muss", "müssen",
            "soll", "sollen", "darf", "dürfen", "war", "waren");
    static final Set<String> DETERMINERS = Set.of("a", "an", "the", "this", "these", "its", "their",
            "all", "more", "less", "some", "every", "each", "his", "her", "our", "your", "no");
    static final Set<String> PREPOSITIONS = Set.of("of", "in", "on", "at", "to", "for", "with",
            "by",
            "from", "into", "through", "between", "than", "as", "over", "under", "that", "out",
            "up", "down", "away", "off", "around", "along", "against", "across", "onto", "via");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern PUNCTUATION = Pattern.compile("^\\p{Punct}+|\\p{Punct}+$");
    private static final Words WORDS = new Words();

    private Text() {}

    static List<String> tokens(String text) {
        return new ArrayList<>(List.of(BLANKS.split(text.strip())));
    }

    /** A token in lower case without the punctuation around it. */
    static String bare(String token) {
        return PUNCTUATION.matcher(token).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** The word with the punctuation and the capital that a token has. */
    static String like(String token, String word) {
        String bare = PUNCTUATION.matcher(token).replaceAll("");
        int start = token.indexOf(bare);
        String written = !bare.isEmpty() && Character.isUpperCase(bare.charAt(0))
                ? capital(word)
                : word;
        return token.substring(0, start) + written + token.substring(start + bare.length());
    }

    static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String small(String text) {
        boolean sentenceCase = text.length() > 1 && !Character.isUpperCase(text.charAt(1));
        return sentenceCase
                ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
                : text;
    }

    static String withoutEnd(String text) {
        return text.strip().replaceFirst("[.!?;:]+$", "");
    }

    static List<String> content(String text, Locale language) {
        return Words.content(WORDS.of(text, language)).stream().map(Word::text).toList();
    }

    static Set<String> stems(String text, Locale language) {
        return Words.stems(Words.content(WORDS.of(text, language)));
    }

    /** How much of the words two texts share, 0 to 1. */
    static double overlap(String a, String b, Locale language) {
        Set<String> both = new HashSet<>(stems(a, language));
        Set<String> all = new HashSet<>(both);
        both.retainAll(stems(b, language));
        all.addAll(stems(b, language));
        return all.isEmpty() ? 1 : both.size() / (double) all.size();
    }

    /** Where the first auxiliary stands, or -1. */
    static int auxiliary(List<String> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            if (AUXILIARIES.contains(bare(tokens.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    /** Where an English sentence has its main verb, as far as its neighbours tell, or -1. */
    static int verb(List<String> tokens) {
        int best = -1;
        int most = 0;
        for (int i = 1; i < Math.min(tokens.size() - 1, 14); i++) {
            String word = bare(tokens.get(i));
            String before = bare(tokens.get(i - 1));
            String after = bare(tokens.get(i + 1));
            boolean brokenOff = !tokens.get(i - 1)
                    .equals(PUNCTUATION.matcher(tokens.get(i - 1)).replaceAll(""));
            if (DETERMINERS.contains(word) || PREPOSITIONS.contains(word) || word.endsWith("ing")
                    || DETERMINERS.contains(before) || PREPOSITIONS.contains(before)
                    || AUXILIARIES.contains(before)
                    || !Lexicon.of(Locale.ENGLISH).term(word).verb()) {
                continue;
            }
            int score = DETERMINERS.contains(after) ? 3 : PREPOSITIONS.contains(after) ? 1 : 0;
            boolean plural = before.endsWith("s") && !before.endsWith("ss");
            score += word.endsWith("s") != plural ? 2 : 0;
            score += word.endsWith("ed") ? 2 : 0;
            score += Lexicon.of(Locale.ENGLISH).term(word).noun() ? 0 : 2;
            score += brokenOff ? -2 : 0;
            if (score > most) {
                most = score;
                best = i;
            }
        }
        return most >= 3 ? best : -1;
    }
}
