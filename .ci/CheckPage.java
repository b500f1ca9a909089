import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares a pasted study page with the JSON that it was converted to, without Cardstock's own code; Jackson
 * comes from the class path.
 */
class CheckPage {
    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "texts" -> texts(lines(args[1]), deck(args[2]));
            case "shuffle" -> shuffle(lines(args[1]), deck(args[2]), Long.parseLong(args[3]),
                    Path.of(args[4]));
            case "same" -> check(sections(deck(args[1])), sections(deck(args[2])), "sections");
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
    }

    private static JsonNode deck(String file) throws IOException {
        return JsonMapper.builder().build()
                .readTree(Files.readString(Path.of(file), StandardCharsets.UTF_8));
    }

    private static Map<String, String> deckNames(JsonNode deck) {
        Map<String, String> names = new LinkedHashMap<>();
        deck.get("decks").forEach(
                row -> names.put(row.get("id").asString(), row.get("name").asString()));
        return names;
    }

    /** From the first heading on, the page is the headings, questions and answers, a line each. */
    private static void texts(List<String> page, JsonNode deck) {
        Map<String, String> names = deckNames(deck);
        List<String> read = new ArrayList<>();
        String last = "";
        for (JsonNode note : deck.get("notes")) {
            String section = names.get(note.get("deck").asString());
            if (!section.equals(last)) {
                read.add(section);
                last = section;
            }
            read.add(note.get("fields").get("Front").asString());
            String answer = note.get("fields").get("Back").asString();
            if (!answer.isEmpty()) {
                read.addAll(List.of(answer.split("\n")));
            }
        }
        List<String> expected = new ArrayList<>();
        for (String line : page.subList(page.indexOf(read.get(0)), page.size())) {
            String text = line.strip();
            // A line that is printed twice in a row is one.
            if (!text.isEmpty()
                    && (expected.isEmpty() || !expected.get(expected.size() - 1).equals(text))) {
                expected.add(text);
            }
        }
        check(expected, read, "lines");
        System.out.println("texts: " + read.size() + " lines of the page are equal");
    }

    private static void shuffle(List<String> page, JsonNode deck, long seed, Path out)
            throws IOException {
        List<String> names = List.copyOf(deckNames(deck).values());
        List<List<String>> sections = new ArrayList<>();
        sections.add(new ArrayList<>());
        for (String line : page) {
            if (names.contains(line.strip())) {
                sections.add(new ArrayList<>());
            }
            sections.get(sections.size() - 1).add(line);
        }
        check(names.size(), sections.size() - 1, "sections");
        Collections.shuffle(sections.subList(1, sections.size()), new Random(seed));
        Files.write(out, sections.stream().flatMap(List::stream).toList(), StandardCharsets.UTF_8);
    }

    /** The notes of each section in their order, with ids and texts. */
    private static Map<String, List<JsonNode>> sections(JsonNode deck) {
        Map<String, String> names = deckNames(deck);
        Map<String, List<JsonNode>> sections = new TreeMap<>();
        deck.get("notes").forEach(note -> sections
                .computeIfAbsent(names.get(note.get("deck").asString()), name -> new ArrayList<>())
                .add(note));
        return sections;
    }

    private static void check(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            throw new IllegalStateException(
                    what + " differ:\nexpected " + expected + "\nfound    " + found);
        }
    }
}
