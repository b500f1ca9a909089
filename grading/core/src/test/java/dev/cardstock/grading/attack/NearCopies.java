package dev.cardstock.grading.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Copies of a reference with changes that no fair teacher minds. The same card gets the same ones. */
public final class NearCopies {
    private static final Map<String, String> BRITISH = Map.ofEntries(
            Map.entry("colour", "color"), Map.entry("behaviour", "behavior"),
            Map.entry("haemoglobin", "hemoglobin"), Map.entry("oxidise", "oxidize"),
            Map.entry("organise", "organize"), Map.entry("ionis", "ioniz"),
            Map.entry("fibre", "fiber"), Map.entry("centre", "center"), Map.entry("metre", "meter"),
            Map.entry("litre", "liter"), Map.entry("labour", "labor"),
            Map.entry("defence", "defense"),
            Map.entry("aluminium", "aluminum"), Map.entry("sulphur", "sulfur"),
            Map.entry("glycaem", "glycem"), Map.entry("anaem", "anem"), Map.entry("oestr", "estr"),
            Map.entry("foet", "fet"), Map.entry("oesoph", "esoph"), Map.entry("favour", "favor"),
            Map.entry("neighbour", "neighbor"), Map.entry("programme", "program"),
            Map.entry("vapour", "vapor"), Map.entry("harbour", "harbor"),
            Map.entry("polaris", "polariz"), Map.entry("catalys", "catalyz"),
            Map.entry("hydrolys", "hydrolyz"), Map.entry("analys", "analyz"),
            Map.entry("modell", "model"), Map.entry("travell", "travel"),
            Map.entry("neutralis", "neutraliz"), Map.entry("crystallis", "crystalliz"));
    private static final Map<String, String> CONTRACTIONS = Map.of("is not", "isn't", "are not",
            "aren't", "does not", "doesn't", "do not", "don't", "cannot", "can't", "it is", "it's",
            "they are", "they're", "will not", "won't", "that is", "that's", "did not", "didn't");

    private NearCopies() {}

    /** The near copies of a card's reference by their kinds. */
    public static Map<String, List<String>> of(Card card) {
        Random random = new Random(card.id().hashCode() + 1L);
        String reference = card.reference();
        List<String> tokens = Text.tokens(reference);
        String bare = Text.withoutEnd(reference);
        boolean german = card.language().getLanguage().equals("de");
        Map<String, List<String>> copies = new LinkedHashMap<>();
        copies.put("the reference", List.of(reference));
        copies.put("one slip", typos(tokens, 1, random));
        if (tokens.size() >= 10) {
            copies.put("two slips", typos(tokens, 2, random));
        }
        copies.put("articles dropped", List.of(reference.replaceAll(
                german
                        ? "(?iU)\\b(?:der|die|das|den|dem|des|eine?[mnrs]?)\\s+"
                        : "(?i)\\b(?:the|an?)\\s+",
                "")));
        copies.put("case", List.of(reference.toLowerCase(card.language()),
                reference.toUpperCase(card.language())));
        copies.put("punctuation dropped",
                List.of(bare, reference.replaceAll("[.,;:!?\"]+(?=\\s|$)", "")));
        copies.put("punctuation added",
                List.of(bare + "!!", "\"" + reference + "\"", "- " + reference,
                        bare + " ..."));
        copies.put("blanks", List.of(reference.replace(" ", "  "), " " + reference + "\n",
                reference.replace(" ", "\n")));
        copies.put("apostrophes", reference.contains("'")
                ? List.of(reference.replace('\'', '\u2019'), reference.replace("'", ""))
                : List.of());
        copies.put("hyphens", reference.matches("(?s).*\\p{L}-\\p{L}.*")
                ? List.of(reference.replaceAll("(?<=\\p{L})-(?=\\p{L})", " "),
                        reference.replaceAll("(?<=\\p{L})-(?=\\p{L})", ""))
                : List.of());
        if (!german) {
            copies.put("contractions", replaced(reference, CONTRACTIONS, true));
            copies.put("spelling", replaced(reference, BRITISH, false));
            copies.put("number and tense", inflected(tokens));
            copies.put("lead", List.of("I think that " + Text.small(reference),
                    "The answer is: " + reference,
                    (card.question().toLowerCase(Locale.ROOT).startsWith("why")
                            ? "Because "
                            : "It is ")
                            + Text.small(reference).replaceFirst("(?i)^because ", "")));
            copies.put("filler words", List.of("basically " + Text.small(reference),
                    "Well, " + Text.small(bare) + ", I think.",
                    "So I would say " + Text.small(bare) + " and that is it.",
                    inserted(tokens, "basically", random)));
        } else {
            copies.put("filler words", List.of("Also " + Text.small(reference),
                    "Ich denke: " + reference, bare + ", glaube ich."));
        }
        copies.values().removeIf(List::isEmpty);
        return copies;
    }

    /** Each word the other way in turn, in one answer. */
    private static List<String> replaced(String reference, Map<String, String> pairs,
            boolean bothWays) {
        String forth = reference;
        String back = reference;
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            forth = forth.replace(pair.getKey(), pair.getValue());
            back = back.replace(pair.getValue(), pair.getKey());
        }
        List<String> changed = new ArrayList<>();
        if (!forth.equals(reference)) {
            changed.add(forth);
        }
        if (!back.equals(reference) && bothWays) {
            changed.add(back);
        }
        return changed;
    }

    /** With slips in so many words of seven letters or more; none if there are not so many. */
    private static List<String> typos(List<String> tokens, int slips, Random random) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (Text.bare(tokens.get(i)).matches("\\p{L}{7,}")) {
                places.add(i);
            }
        }
        List<String> answers = new ArrayList<>();
        for (int times = 0; times < 3 && places.size() >= slips; times++) {
            List<String> copy = new ArrayList<>(tokens);
            for (int i = 0; i < slips; i++) {
                int place = places.get((random.nextInt(places.size()) + i) % places.size());
                copy.set(place, slip(tokens.get(place), random));
            }
            answers.add(String.join(" ", copy));
        }
        return answers;
    }

    /** A letter left out, doubled, exchanged with the next or replaced, not the first or the last. */
    static String slip(String word, Random random) {
        Matcher letters = Pattern.compile("\\p{L}{4,}").matcher(word);
        if (!letters.find()) {
            return word;
        }
        int at = letters.start() + 1 + random.nextInt(letters.end() - letters.start() - 3);
        String before = word.substring(0, at);
        char here = word.charAt(at);
        char next = word.charAt(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + word.substring(at + 1);
            case 1 -> before + here + word.substring(at);
            case 2 -> before + next + here + word.substring(at + 2);
            default -> before + (here == 'e' ? 'r' : 'e') + word.substring(at + 1);
        };
    }

    private static String inserted(List<String> tokens, String word, Random random) {
        List<String> copy = new ArrayList<>(tokens);
        copy.add(1 + random.nextInt(Math.max(1, tokens.size() - 1)), word);
        return String.join(" ", copy);
    }

    /** The first word that ends like a plural or a past without it. */
    private static List<String> inflected(List<String> tokens) {
        List<String> answers = new ArrayList<>();
        for (int i = 1; i < tokens.size() && answers.size() < 2; i++) {
            String bare = Text.bare(tokens.get(i));
            if (bare.matches("[a-z]{3,}[^sui']s")) {
                List<String> copy = new ArrayList<>(tokens);
                copy.set(i, Text.like(tokens.get(i), bare.substring(0, bare.length() - 1)));
                answers.add(copy.stream().collect(Collectors.joining(" ")));
            }
        }
        return answers;
    }
}
