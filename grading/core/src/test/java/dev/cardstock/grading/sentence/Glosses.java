package dev.cardstock.grading.sentence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts of plain English about everything: for each synset of WordNet 3.1 its first word with the
 * definition, and its examples of three words or more.
 */
final class Glosses {
    private static final String WORDNET = "/net/sf/extjwnl/data/wordnet/wn31/data.";
    private static final Pattern EXAMPLE = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern EXAMPLE_AND_SEMICOLON = Pattern.compile(";?\\s*\"[^\"]+\"");
    private static final Pattern MARGINS = Pattern.compile("^[ ;]+|[ ;]+$");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Glosses() {}

    static List<String> all() {
        List<String> texts = new ArrayList<>();
        for (String partOfSpeech : List.of("noun", "verb", "adj", "adv")) {
            read(WORDNET + partOfSpeech, texts);
        }
        return texts;
    }

    private static void read(String resource, List<String> texts) {
        InputStream stream = Glosses.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException(resource + " is not on the class path");
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith(" ") && line.indexOf('|') >= 0)
                    .forEach(line -> addTexts(line, texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addTexts(String line, List<String> texts) {
        String word = BLANKS.split(line, 6)[4].replace('_', ' ').replaceFirst("\\(.*", "");
        String gloss = line.substring(line.indexOf('|') + 1);
        String definition = MARGINS.matcher(EXAMPLE_AND_SEMICOLON.matcher(gloss).replaceAll(""))
                .replaceAll("");
        if (!definition.isEmpty()) {
            texts.add(word + ": " + definition);
        }
        EXAMPLE.matcher(gloss)
                .results()
                .map(MatchResult::group)
                .map(example -> example.substring(1, example.length() - 1))
                .filter(example -> BLANKS.split(example.strip()).length > 2)
                .forEach(texts::add);
    }
}
