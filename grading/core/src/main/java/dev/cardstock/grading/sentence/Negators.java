package dev.cardstock.grading.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words that deny, and how far their denial reaches. */
final class Negators {
    /** Words that deny all that follows in the clause, and words that deny the thing that follows. */
    private record Table(Set<String> clause, Set<String> thing) {}

    private static final Map<String, Negators> TABLES = Map.ofEntries(
            table("en",
                    "not never cannot neither nor hardly barely scarcely dont doesnt isnt arent cant wont"
                            + " didnt wasnt werent wouldnt couldnt shouldnt hasnt havent hadnt fail fails failed"
                            + " unable",
                    "no without none nothing lack lacks lacking absence nobody nowhere"),
            table("de", "nicht nie niemals kaum weder nirgends keineswegs",
                    "ohne kein keine keinen keinem keiner keines nichts niemand fehlt fehlen"),
            table("fr", "ne n' pas jamais ni", "sans aucun aucune rien personne"),
            table("es", "no nunca jamás ni tampoco", "sin ningún ninguna ninguno nada nadie"),
            table("it", "non mai né neanche", "senza nessun nessuno nessuna niente nulla"),
            table("pt", "não nunca jamais nem", "sem nenhum nenhuma nada ninguém"),
            table("nl", "niet nooit noch", "geen zonder niets niemand"),
            table("sv", "inte ej aldrig varken", "ingen inga inget utan"),
            table("da", "ikke aldrig hverken", "ingen intet uden"),
            table("no", "ikke aldri verken", "ingen intet uten"),
            table("pl", "nie nigdy ani", "bez żaden żadna żadne brak"),
            table("cs", "ne není nejsou nikdy ani nemá nemůže", "bez žádný žádná žádné"),
            table("ru", "не никогда ни нельзя", "без нет никакой"),
            table("el", "δεν δε μην ποτέ ούτε όχι", "χωρίς κανένας καμία κανένα"),
            table("tr", "değil asla hiç", "yok olmadan"),
            table("ar", "لا لم لن ليس ليست ما", "بدون دون"),
            table("hi", "नहीं न मत कभी", "बिना"), table("th", "ไม่", "ปราศจาก"));

    private static final Negators NONE = new Negators(new Table(Set.of(), Set.of()));

    /** After these a "not" denies nothing. */
    private static final Set<String> ONLY = Set.of("only", "just", "merely", "simply", "nur",
            "bloß", "seulement", "solo", "sólo", "alleen", "bara", "matter");

    /** With these, or with punctuation, a denial of the clause ends. */
    private static final Set<String> END = Set.of("but", "because", "while", "whereas", "although",
            "though", "since", "so", "which", "if", "when", "until", "unless", "and", "therefore",
            "sondern", "aber", "weil", "während", "obwohl", "da", "und", "wenn", "denn", "mais",
            "pero", "sino", "ma", "maar", "men", "но", "а");

    static final Set<String> BEGIN_CLAUSE = Set.of("but", "because", "while", "whereas", "although",
            "though", "since", "therefore", "sondern", "aber", "weil", "während", "obwohl");

    static final Map<String, Integer> NUMBER_WORDS = Map.ofEntries(Map.entry("two", 2),
            Map.entry("three", 3), Map.entry("four", 4), Map.entry("five", 5), Map.entry("six", 6),
            Map.entry("seven", 7), Map.entry("eight", 8), Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11), Map.entry("twelve", 12), Map.entry("zwei", 2),
            Map.entry("drei", 3), Map.entry("vier", 4), Map.entry("fünf", 5), Map.entry("sechs", 6),
            Map.entry("sieben", 7), Map.entry("zehn", 10), Map.entry("zwölf", 12));

    private static final int CLAUSE_REACH = 6;
    private static final int THING_REACH = 3;

    private final Table table;

    private Negators(Table table) {
        this.table = table;
    }

    private static Map.Entry<String, Negators> table(String language, String clause, String thing) {
        return Map.entry(language,
                new Negators(new Table(Set.of(clause.split(" ")), Set.of(thing.split(" ")))));
    }

    /** Those of a language; none where none are known. */
    static Negators of(Locale language) {
        String code = language.getLanguage();
        return TABLES.getOrDefault(code.isEmpty() ? "en" : code, NONE);
    }

    boolean isNegator(String lower) {
        return table.clause.contains(lower) || table.thing.contains(lower) || lower.endsWith("n't");
    }

    /** Whether the word at a place denies something there. */
    boolean denies(String[] lower, int at) {
        // "isn"t" is typed for "isn't".
        if (lower[at].endsWith("n") && at + 1 < lower.length && lower[at + 1].equals("t")) {
            return lower[at].length() > 2;
        }
        return isNegator(lower[at]) && (at + 1 == lower.length || !ONLY.contains(lower[at + 1]))
                && (at == 0 || !lower[at - 1].equals("or") && !lower[at - 1].equals("oder"));
    }

    /** The places of the content words that the negation at a place denies. */
    List<Integer> scope(String[] lower, int at, boolean[] content, boolean[] breaks) {
        int reach = table.thing.contains(lower[at]) ? THING_REACH : CLAUSE_REACH;
        List<Integer> scope = following(lower, at, content, breaks, reach);
        if (!scope.isEmpty()) {
            return scope;
        }
        // "Der Druck steigt nicht."
        for (int i = at - 1; i >= 0 && !breaks[i]; i--) {
            if (content[i]) {
                return List.of(i);
            }
        }
        return List.of();
    }

    private static List<Integer> following(String[] lower, int at, boolean[] content,
            boolean[] breaks, int reach) {
        List<Integer> places = new ArrayList<>();
        for (int i = at + 1; i < lower.length && places.size() < reach; i++) {
            if (breaks[i - 1] || END.contains(lower[i])) {
                break;
            }
            if (content[i]) {
                places.add(i);
            }
        }
        return places;
    }

    /** The places of what "rather than", "instead of" or "unlike" at a place leaves open. */
    static List<Integer> leftOpen(String[] lower, int at, boolean[] content, boolean[] breaks) {
        String next = at + 1 < lower.length ? lower[at + 1] : "";
        boolean opens = switch (lower[at]) {
            case "rather", "other" -> next.equals("than");
            case "instead" -> next.equals("of");
            case "opposed" -> next.equals("to");
            case "unlike", "except", "unless", "statt", "anstatt", "außer" -> true;
            default -> false;
        };
        return opens ? following(lower, at, content, breaks, THING_REACH + 1) : List.of();
    }
}
