package dev.cardstock.grading.phrase;

import java.util.Map;

/** Whether two words are the singular and the plural of one noun, by the regular endings of a language. */
final class Plurals {
    /** Pairs of endings, singular:plural, which stand for each other. */
    private static final Map<String, String[][]> ENDINGS = Map.ofEntries(
            Map.entry("en", split(":s :es y:ies f:ves fe:ves us:i um:a is:es man:men on:a")),
            Map.entry("de", split(":e :en :n :er :s um:en us:en a:en")),
            Map.entry("fr", split(":s :x al:aux ail:aux")),
            Map.entry("es", split(":s :es z:ces ión:iones ón:ones és:eses án:anes")),
            Map.entry("pt", split(":s :es ão:ões ão:ãos ão:ães l:is m:ns")),
            Map.entry("it", split("o:i a:e e:i a:i co:chi ca:che go:ghi ga:ghe")),
            Map.entry("nl", split(":en :s :n :'s :eren")),
            Map.entry("sv", split("a:or :ar :er :n e:ar")),
            Map.entry("da", split(":er :e :r")), Map.entry("no", split(":er :e :r")),
            Map.entry("pl", split(":y :i a:y a:i o:a e:a :e k:ki")),
            Map.entry("cs", split(":y a:y o:a e:e :i :e")),
            Map.entry("ru", split(":ы :и а:ы я:и а:и ь:и о:а е:я й:и")),
            Map.entry("uk", split(":и а:и я:і ь:і о:а")),
            Map.entry("el", split("οσ:οι η:εσ α:εσ ο:α ι:ια μα:ματα ασ:εσ ησ:εσ")),
            Map.entry("tr", split(":lar :ler")),
            Map.entry("ro", split(":i :uri :e :le ă:e e:i u:i ă:i")),
            Map.entry("hu", split(":k :ok :ek :ök :ak")),
            Map.entry("hi", split(":ें ा:े ी:ियाँ ी:ियां :ों")));

    private Plurals() {}

    private static String[][] split(String endings) {
        String[] pairs = endings.split(" ");
        String[][] split = new String[pairs.length][];
        for (int i = 0; i < pairs.length; i++) {
            split[i] = pairs[i].split(":", -1);
        }
        return split;
    }

    static boolean same(Token a, Token b, String language) {
        String[][] endings = ENDINGS.get(language);
        // A German noun has a capital: verbs have the same endings.
        if (endings == null || a.key.length() < 3 || b.key.length() < 3
                || language.equals("de") && !Character.isUpperCase(a.cased.charAt(0))) {
            return false;
        }
        boolean umlaut = language.equals("de");
        String x = umlaut ? a.bare() : a.key;
        String y = umlaut ? b.bare() : b.key;
        for (String[] pair : endings) {
            String one = pair[0];
            String many = pair[1];
            if (matches(x, one, y, many) || matches(y, one, x, many)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String singular, String one, String plural, String many) {
        return singular.endsWith(one) && plural.endsWith(many)
                && singular.length() - one.length() >= 2
                && singular.length() - one.length() == plural.length() - many.length()
                && singular.regionMatches(0, plural, 0, singular.length() - one.length());
    }
}
