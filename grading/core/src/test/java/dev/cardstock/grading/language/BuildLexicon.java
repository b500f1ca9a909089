package dev.cardstock.grading.language;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes the lexicon that is shipped, {@code english.lexicon}, of the database files of WordNet 3.1 (their
 * form is that of the manual page wndb(5WN)) and of two lists of our own: pairs of opposites and words
 * that only hold sentences together, which WordNet lacks. The same input gives the same bytes.
 *
 * <p>Run it with the file to write as its argument.
 */
final class BuildLexicon {
    private static final String WORDNET = "/net/sf/extjwnl/data/wordnet/wn31/";
    private static final List<String> PARTS_OF_SPEECH = List.of("noun", "verb", "adj", "adv");

    /** Senses beyond these are rare: two words that share only one of them are hardly synonyms. */
    private static final int FREQUENT_SENSES = 4;

    /** Words longer than this in characters, or in words, are names or explanations. */
    private static final int LONGEST = 32;

    private static final Pattern PLAIN = Pattern
            .compile("[a-z0-9][a-z0-9'.-]*(?: [a-z0-9][a-z0-9'.-]*){0,2}");
    private static final Pattern MARKER = Pattern.compile("\\((?:a|p|ip)\\)$");
    private static final Pattern BLANKS = Pattern.compile(" +");

    /** A pointer from a synset, or from one of its words, to another. */
    private record Pointer(String type, String target, int from, int to) {}

    /** A synset with its words as they are written. */
    private record Synset(String key, List<String> words, List<Pointer> pointers) {}

    private final Map<String, Synset> synsets = new LinkedHashMap<>();

    /** The frequent senses of each word that may be kept, over all parts of speech. */
    private final Map<String, List<Synset>> senses = new TreeMap<>();

    private final Map<String, Integer> flags = new TreeMap<>();
    private final Map<String, Set<String>> baseForms = new TreeMap<>();
    private final Map<String, Set<String>> derived = new TreeMap<>();
    private final Map<String, Set<String>> direct = new TreeMap<>();
    private final Map<String, Set<String>> opposites = new TreeMap<>();
    private final Set<String> tagged = new TreeSet<>();

    private BuildLexicon() {}

    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), build());
    }

    static byte[] build() {
        BuildLexicon builder = new BuildLexicon();
        for (int pos = 0; pos < PARTS_OF_SPEECH.size(); pos++) {
            builder.readSynsets(pos);
        }
        for (int pos = 0; pos < PARTS_OF_SPEECH.size(); pos++) {
            builder.readSenses(pos);
        }
        builder.dropNamesWithoutSynonyms();
        builder.addOwnWords();
        for (int pos = 0; pos < PARTS_OF_SPEECH.size(); pos++) {
            builder.readExceptions(pos);
        }
        builder.relateWords();
        builder.addOwnOpposites();
        builder.spreadOpposites();
        return builder.write();
    }

    private static List<String> lines(String resource) {
        InputStream stream = BuildLexicon.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException(resource + " is not on the class path");
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readSynsets(int pos) {
        for (String line : lines(WORDNET + "data." + PARTS_OF_SPEECH.get(pos))) {
            if (line.startsWith(" ")) {
                continue;
            }
            String[] fields = BLANKS.split(line.substring(0, line.indexOf('|')).strip());
            int at = 3;
            int count = Integer.parseInt(fields[at++], 16);
            List<String> words = new ArrayList<>();
            for (int i = 0; i < count; i++, at += 2) {
                words.add(MARKER.matcher(fields[at].replace('_', ' ')).replaceFirst(""));
            }
            int pointerCount = Integer.parseInt(fields[at++]);
            List<Pointer> pointers = new ArrayList<>();
            for (int i = 0; i < pointerCount; i++, at += 4) {
                pointers.add(new Pointer(fields[at], key(fields[at + 2], fields[at + 1]),
                        Integer.parseInt(fields[at + 3].substring(0, 2), 16),
                        Integer.parseInt(fields[at + 3].substring(2), 16)));
            }
            String key = pos + fields[0];
            synsets.put(key, new Synset(key, words, pointers));
        }
    }

    private static String key(String pos, String offset) {
        return switch (pos) {
            case "n" -> 0;
            case "v" -> 1;
            case "a", "s" -> 2;
            default -> 3;
        } + offset;
    }

    private void readSenses(int pos) {
        for (String line : lines(WORDNET + "index." + PARTS_OF_SPEECH.get(pos))) {
            if (line.startsWith(" ")) {
                continue;
            }
            String[] fields = BLANKS.split(line.strip());
            String word = fields[0].replace('_', ' ');
            if (word.length() > LONGEST || !PLAIN.matcher(word).matches()
                    || word.chars().noneMatch(Character::isLetter)) {
                continue;
            }
            int count = Integer.parseInt(fields[2]);
            if (Integer.parseInt(fields[fields.length - count - 1]) > 0) {
                tagged.add(word);
            }
            List<Synset> found = senses.computeIfAbsent(word, w -> new ArrayList<>());
            for (int i = 0; i < Math.min(count, FREQUENT_SENSES); i++) {
                found.add(required(synsets, pos + fields[fields.length - count + i]));
            }
            flags.merge(word, 1 << pos, (a, b) -> a | b);
        }
    }

    /** Names, and phrases without a synonym, that do not occur in the texts which WordNet counted. */
    private void dropNamesWithoutSynonyms() {
        Set<String> drop = new TreeSet<>();
        senses.forEach((word, found) -> {
            boolean phrase = word.indexOf(' ') >= 0;
            boolean plain = found.stream().anyMatch(synset -> synset.words.contains(word));
            boolean synonym = found.stream()
                    .anyMatch(synset -> synset.words.stream()
                            .anyMatch(w -> !w.equalsIgnoreCase(word)
                                    && PLAIN.matcher(w.toLowerCase(Locale.ROOT)).matches()));
            if (!tagged.contains(word) && !(phrase
                    ? plain && synonym
                    : plain || synonym && isAbbreviation(word, found))) {
                drop.add(word);
            }
        });
        senses.keySet().removeAll(drop);
        flags.keySet().removeAll(drop);
    }

    /** Whether it has several capitals in its spelling, like "DNA" and "CO2". */
    private static boolean isAbbreviation(String word, List<Synset> synsets) {
        return synsets.stream()
                .flatMap(synset -> synset.words.stream())
                .anyMatch(w -> w.equalsIgnoreCase(word)
                        && w.chars().filter(Character::isUpperCase).count() > 1);
    }

    private void addOwnWords() {
        for (String line : ownLines("function-words.en.txt")) {
            for (String word : line.split(" ")) {
                flags.merge(word, Lexicon.FUNCTION, (a, b) -> a | b);
            }
        }
        for (String line : ownLines("opposites.en.txt")) {
            for (String word : line.split("[|,]")) {
                flags.putIfAbsent(word.strip(), 0);
            }
        }
    }

    private static List<String> ownLines(String resource) {
        return lines(resource).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private void readExceptions(int pos) {
        for (String line : lines(WORDNET + PARTS_OF_SPEECH.get(pos) + ".exc")) {
            String[] forms = BLANKS.split(line.strip().replace('_', ' '));
            if (forms[0].isEmpty() || forms[0].contains(" ")) {
                continue;
            }
            for (int i = 1; i < forms.length; i++) {
                if (flags.containsKey(forms[i]) && !forms[i].equals(forms[0])) {
                    baseForms.computeIfAbsent(forms[0], f -> new TreeSet<>()).add(forms[i]);
                }
            }
        }
        baseForms.keySet().forEach(form -> flags.putIfAbsent(form, Lexicon.ONLY_INFLECTED));
    }

    private void relateWords() {
        for (Synset synset : synsets.values()) {
            for (Pointer pointer : synset.pointers) {
                if (pointer.from == 0) {
                    continue;
                }
                String a = word(synset, pointer.from);
                String b = word(required(synsets, pointer.target), pointer.to);
                if (a.equals(b) || !flags.containsKey(a) || !flags.containsKey(b)) {
                    continue;
                }
                switch (pointer.type) {
                    case "!" -> relate(direct, a, b);
                    // Derived forms; the noun of an adjective, the adjective of an adverb; participles.
                    case "+", "\\", "<" -> relate(derived, a, b);
                    default -> {}
                }
            }
        }
    }

    private static String word(Synset synset, int number) {
        return synset.words.get(number - 1).toLowerCase(Locale.ROOT);
    }

    private static void relate(Map<String, Set<String>> relation, String a, String b) {
        if (!a.equals(b)) {
            relation.computeIfAbsent(a, w -> new TreeSet<>()).add(b);
            relation.computeIfAbsent(b, w -> new TreeSet<>()).add(a);
        }
    }

    private void addOwnOpposites() {
        for (String line : ownLines("opposites.en.txt")) {
            String[] sides = line.split("\\|");
            for (int i = 0; i < sides.length; i++) {
                for (int j = i + 1; j < sides.length; j++) {
                    for (String a : sides[i].split(",")) {
                        for (String b : sides[j].split(",")) {
                            relate(direct, a.strip(), b.strip());
                        }
                    }
                }
            }
        }
    }

    /** From words to the words near them: adjectives like them, and the forms derived from them. */
    private void spreadOpposites() {
        direct.forEach((a, others) -> others.forEach(b -> relate(opposites, a, b)));
        for (Synset synset : synsets.values()) {
            if (!synset.key.startsWith("2")) {
                continue;
            }
            Set<String> opposed = new TreeSet<>();
            for (Pointer pointer : synset.pointers) {
                if (pointer.type.equals("!")) {
                    opposed.add(pointer.target);
                }
            }
            for (String target : opposed) {
                List<String> far = frequent(required(synsets, target));
                for (String a : frequent(synset)) {
                    far.forEach(b -> relate(opposites, a, b));
                }
                for (Pointer pointer : synset.pointers) {
                    if (pointer.type.equals("&")) {
                        for (String a : frequent(required(synsets, pointer.target))) {
                            far.forEach(b -> relate(opposites, a, b));
                        }
                    }
                }
            }
        }
        for (Map.Entry<String, Set<String>> entry : direct.entrySet()) {
            for (String b : entry.getValue()) {
                for (String near : related(entry.getKey())) {
                    for (String far : related(b)) {
                        if (agent(near) == agent(far)) {
                            relate(opposites, near, far);
                        }
                    }
                }
            }
        }
        // What means the same, or is derived from it, is no opposite.
        opposites.forEach((a, others) -> others.removeIf(b -> !direct.getOrDefault(a, Set.of())
                .contains(b)
                && (derived.getOrDefault(a, Set.of()).contains(b) || sharesSense(a, b))));
    }

    private boolean sharesSense(String a, String b) {
        List<Synset> mine = senses.getOrDefault(a, List.of());
        return senses.getOrDefault(b, List.of()).stream().anyMatch(mine::contains);
    }

    /** A word and those derived from it that are still forms of it: not "droplet" from "drop". */
    private Set<String> related(String word) {
        Set<String> words = new TreeSet<>();
        for (String other : derived.getOrDefault(word, Set.of())) {
            if (other.regionMatches(0, word, 0, Math.min(3, word.length()))
                    && !other.endsWith("let")
                    && other.indexOf(' ') < 0) {
                words.add(other);
            }
        }
        words.add(word);
        return words;
    }

    /** Whether it may be the word for one who does something, who is no opposite of the deed. */
    private static boolean agent(String word) {
        return word.endsWith("er") || word.endsWith("or") || word.endsWith("ist");
    }

    /** The words of a synset for which it is a frequent sense. */
    private List<String> frequent(Synset synset) {
        return synset.words.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> senses.getOrDefault(word, List.of()).contains(synset))
                .distinct()
                .toList();
    }

    private byte[] write() {
        List<String> words = List.copyOf(flags.keySet());
        Map<String, Integer> ids = new HashMap<>();
        words.forEach(word -> ids.put(word, ids.size()));
        Out out = new Out();
        out.number(Lexicon.FORMAT);
        out.number(words.size());
        String before = "";
        for (String word : words) {
            int common = 0;
            while (common < before.length() && common < word.length()
                    && before.charAt(common) == word.charAt(common)) {
                common++;
            }
            byte[] rest = word.substring(common).getBytes(StandardCharsets.US_ASCII);
            out.number(common);
            out.number(rest.length);
            out.bytes.writeBytes(rest);
            before = word;
        }
        words.forEach(word -> out.number(required(flags, word)));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (String word : words) {
            Collection<Synset> found = new LinkedHashSet<>(senses.getOrDefault(word, List.of()));
            out.number(found.size());
            for (Synset synset : found) {
                Integer number = numbers.get(synset.key);
                // Most synsets come first with the word that is first in the alphabet.
                out.number(number == null ? 0 : numbers.size() - number);
                numbers.putIfAbsent(synset.key, numbers.size());
            }
        }
        for (String key : numbers.keySet()) {
            Synset synset = required(synsets, key);
            out.list(targets(synset, numbers, "@", "@i"));
            out.list(targets(synset, numbers, "&"));
        }
        writeRelation(out, words, ids, derived);
        writeRelation(out, words, ids, opposites);
        int[] inflected = baseForms.keySet().stream().mapToInt(f -> required(ids, f)).toArray();
        out.list(inflected);
        baseForms.values()
                .forEach(bases -> out.list(bases.stream()
                        .mapToInt(base -> required(ids, base))
                        .toArray()));
        return out.bytes.toByteArray();
    }

    private static int[] targets(Synset synset, Map<String, Integer> numbers, String... types) {
        return synset.pointers.stream()
                .filter(pointer -> List.of(types).contains(pointer.type)
                        && numbers.containsKey(pointer.target))
                .mapToInt(pointer -> required(numbers, pointer.target))
                .toArray();
    }

    /** Each pair once, with the word that comes first. */
    private static void writeRelation(Out out, List<String> words, Map<String, Integer> ids,
            Map<String, Set<String>> relation) {
        for (String word : words) {
            int id = required(ids, word);
            out.list(relation.getOrDefault(word, Set.of())
                    .stream()
                    .mapToInt(other -> required(ids, other) - id - 1)
                    .filter(distance -> distance >= 0)
                    .toArray());
        }
    }

    private static <K, V> V required(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing is known of " + key);
        }
        return value;
    }

    private static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        /** Seven bits a byte, the low ones first; the eighth says that more follow. */
        private void number(int value) {
            int rest = value;
            while (rest >= 0x80) {
                bytes.write(rest & 0x7f | 0x80);
                rest >>>= 7;
            }
            bytes.write(rest);
        }

        /** The length, then the numbers in ascending order by their distances. */
        private void list(int[] values) {
            Arrays.sort(values);
            number(values.length);
            int before = 0;
            for (int value : values) {
                number(value - before);
                before = value;
            }
        }
    }
}
