package dev.cardstock.grading;

import dev.cardstock.answer.Slip.Kind;
import dev.cardstock.text.TextNormalizer;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Forms of a short answer in which certain differences do not show any more. It keeps the forms that it made:
 * one is for one grade, in one thread.
 */
final class Forms {
    /** The differences that can be taken out, the ones that others build on first. */
    static final List<Kind> KINDS = List.of(Kind.CASE, Kind.ARTICLE, Kind.PUNCTUATION, Kind.SPACING,
            Kind.ACCENT);

    private static final Pattern ENGLISH_ARTICLES = articles("the|an|a|to be|to");

    private static final Map<String, Pattern> ARTICLES = Map.ofEntries(
            Map.entry("", ENGLISH_ARTICLES), Map.entry("en", ENGLISH_ARTICLES),
            Map.entry("de",
                    articles("der|die|das|den|dem|des|einer|einem|einen|eines|eine|ein")),
            Map.entry("fr", articles("le|la|les|l'|un|une|des|du|de la|de l'")),
            Map.entry("es", articles("el|la|los|las|un|una|unos|unas")),
            Map.entry("it", articles("il|lo|la|i|gli|le|l'|un|uno|una|un'")),
            Map.entry("pt", articles("o|a|os|as|um|uma|uns|umas")),
            Map.entry("nl", articles("de|het|een|te")), Map.entry("sv", articles("en|ett|att")),
            Map.entry("el", articles("ο|η|το|οι|τα|ένας|μια|ένα")),
            Map.entry("da", articles("en|et|at")), Map.entry("no", articles("en|ei|et|å")),
            Map.entry("nb", articles("en|ei|et|å")));

    // A sign between digits, or one that makes a formula, is no punctuation.
    private static final Pattern PUNCTUATION = Pattern
            .compile("(?<!\\d)[\\p{P}&&[^%_^/*+-]]|[\\p{P}&&[^%_^/*+-]](?!\\d)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern SPACING = Pattern.compile("(?<![\\d])-|-(?![\\d])|\\s+");
    private static final Pattern ACCENTS = Pattern.compile(
            "(?<=\\p{IsLatin}\\p{Mn}{0,3})\\p{Mn}+|(?<=\\p{IsGreek})\\p{Mn}+");

    private final TextNormalizer folding;
    private final TextNormalizer keeping;
    private final @Nullable Pattern articles;

    /** The forms of each text that were needed, by the bits of the differences taken out. */
    private final Map<String, @Nullable String[]> known = new HashMap<>();

    Forms(Locale language) {
        folding = TextNormalizer.of(language);
        keeping = TextNormalizer.keepingCase(language);
        articles = ARTICLES.get(language.getLanguage());
    }

    private static Pattern articles(String alternatives) {
        return Pattern.compile("(?iu)^(?:(?:" + alternatives.replace("'", "'(?=\\S)")
                + ")(?:(?<=')|\\s+))(?=\\S)");
    }

    String of(String text, Set<Kind> without) {
        int bits = 0;
        for (int i = 0; i < KINDS.size(); i++) {
            bits |= without.contains(KINDS.get(i)) ? 1 << i : 0;
        }
        return form(text, known.computeIfAbsent(text, t -> new @Nullable String[1 << KINDS.size()]),
                bits);
    }

    /** A form is made of the one from which the last difference has not been taken out yet. */
    private String form(String text, @Nullable String[] forms, int bits) {
        String form = forms[bits];
        if (form == null) {
            int last = Integer.highestOneBit(bits);
            if (last <= 1) {
                form = (last == 1 ? folding : keeping).normalize(text);
            } else {
                form = without(KINDS.get(Integer.numberOfTrailingZeros(last)),
                        form(text, forms, bits - last));
            }
            forms[bits] = form;
        }
        return form;
    }

    private String without(Kind kind, String form) {
        return switch (kind) {
            case ARTICLE -> articles == null
                    ? form
                    : unlessBlank(articles.matcher(form).replaceFirst(""), form);
            case PUNCTUATION -> unlessBlank(
                    BLANKS.matcher(PUNCTUATION.matcher(form).replaceAll(""))
                            .replaceAll(" ")
                            .strip(),
                    form);
            case SPACING -> unlessBlank(SPACING.matcher(form).replaceAll(""), form);
            case ACCENT -> withoutAccents(Normalizer.normalize(form, Normalizer.Form.NFD));
            default -> throw new IllegalArgumentException(kind + " cannot be taken out");
        };
    }

    private static String withoutAccents(String decomposed) {
        // Combining marks begin at U+0300.
        return decomposed.chars().allMatch(c -> c < 0x300)
                ? decomposed
                : ACCENTS.matcher(decomposed).replaceAll("");
    }

    private static String unlessBlank(String rest, String form) {
        return rest.isBlank() ? form : rest;
    }

    /** The differences between two texts; null if they differ in something else too. */
    @Nullable
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
