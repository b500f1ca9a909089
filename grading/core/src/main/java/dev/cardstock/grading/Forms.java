package dev.cardstock.grading;

import dev.cardstock.answer.Slip.Kind;
import dev.cardstock.text.TextNormalizer;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Forms of a short answer in which certain differences do not show any more. */
final class Forms {
    /** The differences that can be taken out, the ones that others build on first. */
    static final List<Kind> KINDS = List.of(Kind.CASE, Kind.ARTICLE, Kind.PUNCTUATION, Kind.SPACING,
            Kind.ACCENT);

    private static final Map<String, String> ARTICLES = Map.ofEntries(
            Map.entry("en", "the|an|a|to be|to"),
            Map.entry("de", "der|die|das|den|dem|des|einer|einem|einen|eines|eine|ein"),
            Map.entry("fr", "le|la|les|l'|un|une|des|du|de la|de l'"),
            Map.entry("es", "el|la|los|las|un|una|unos|unas"),
            Map.entry("it", "il|lo|la|i|gli|le|l'|un|uno|una|un'"),
            Map.entry("pt", "o|a|os|as|um|uma|uns|umas"), Map.entry("nl", "de|het|een|te"),
            Map.entry("sv", "en|ett|att"), Map.entry("el", "ο|η|το|οι|τα|ένας|μια|ένα"),
            Map.entry("da", "en|et|at"), Map.entry("no", "en|ei|et|å"),
            Map.entry("nb", "en|ei|et|å"));

    private final TextNormalizer folding;
    private final TextNormalizer keeping;
    private final String articles;

    Forms(Locale language) {
        folding = TextNormalizer.of(language);
        keeping = TextNormalizer.keepingCase(language);
        articles = ARTICLES.getOrDefault(language.getLanguage(),
                language.getLanguage().isEmpty() ? "the|an|a|to be|to" : "");
    }

    String of(String text, Set<Kind> without) {
        String form = (without.contains(Kind.CASE) ? folding : keeping).normalize(text);
        if (without.contains(Kind.ARTICLE) && !articles.isEmpty()) {
            String rest = form.replaceFirst(
                    "(?iu)^(?:(?:" + articles.replace("'", "'(?=\\S)") + ")(?:(?<=')|\\s+))(?=\\S)",
                    "");
            form = rest.isBlank() ? form : rest;
        }
        if (without.contains(Kind.PUNCTUATION)) {
            // A sign between digits, or one that makes a formula, is no punctuation.
            String rest = form
                    .replaceAll("(?<!\\d)[\\p{P}&&[^%_^/*+-]]|[\\p{P}&&[^%_^/*+-]](?!\\d)", "")
                    .replaceAll("\\s+", " ")
                    .strip();
            form = rest.isEmpty() ? form : rest;
        }
        if (without.contains(Kind.SPACING)) {
            String rest = form.replaceAll("(?<![\\d])-|-(?![\\d])|\\s+", "");
            form = rest.isEmpty() ? form : rest;
        }
        if (without.contains(Kind.ACCENT)) {
            form = Normalizer.normalize(form, Normalizer.Form.NFD)
                    .replaceAll("(?<=\\p{IsLatin}\\p{Mn}{0,3})\\p{Mn}+|(?<=\\p{IsGreek})\\p{Mn}+",
                            "");
        }
        return form;
    }

    /** The differences between two texts; null if they differ in something else too. */
    @org.jspecify.annotations.Nullable
    Set<Kind> differences(String a, String b) {
        EnumSet<Kind> all = EnumSet.copyOf(KINDS);
        if (!of(a, all).equals(of(b, all))) {
            return null;
        }
        EnumSet<Kind> needed = EnumSet.copyOf(KINDS);
        for (Kind kind : KINDS) {
            EnumSet<Kind> fewer = EnumSet.copyOf(needed);
            fewer.remove(kind);
            if (of(a, fewer).equals(of(b, fewer))) {
                needed = fewer;
            }
        }
        return needed;
    }

    String bare(String text) {
        return of(text, EnumSet.of(Kind.CASE, Kind.ARTICLE, Kind.PUNCTUATION));
    }
}
