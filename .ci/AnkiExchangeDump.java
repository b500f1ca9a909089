package oracle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does with the real Anki what each line of a file says, every time in a new collection: steps with tabs
 * between them. {@code types FILE} adds the note types of a file, each a line of Anki's JSON;
 * {@code csv FILE} imports a text; {@code notes FILE} adds notes, each a line with guid, type, deck, tags
 * and fields in base64; {@code text FILE} exports all notes as text; {@code dump FILE} writes the notes as
 * JSON rows; {@code sides FILE} writes both sides of each card.
 */
public final class AnkiExchangeDump {
    private static final int DECKS = 5;
    private static final int NOTE_TYPES = 15;
    private static final int NOTES = 17;

    private AnkiExchangeDump() {}

    public static void main(String[] jobs) throws Exception {
        for (String job : Files.readAllLines(Path.of(jobs[0]))) {
            Path folder = Files.createTempDirectory("anki-exchange");
            try (Anki anki = new Anki()) {
                anki.openCollection(folder.resolve("col.anki2"));
                for (String step : job.split("\t")) {
                    try {
                        step(anki, step);
                    } catch (RuntimeException e) {
                        System.out.println(step + ": " + e.getMessage());
                        break;
                    }
                }
            }
            try (Stream<Path> left = Files.walk(folder)) {
                left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    private static void step(Anki anki, String step) throws Exception {
        Path file = Path.of(step.substring(step.indexOf(' ') + 1));
        switch (step.substring(0, step.indexOf(' '))) {
            case "types" -> {
                for (String json : Files.readAllLines(file)) {
                    replaceType(anki, json);
                }
            }
            case "csv" -> System.out.println(file.getFileName() + " " + anki.importCsv(file));
            case "notes" -> {
                for (String line : Files.readAllLines(file)) {
                    add(anki, line.split(" ", -1));
                }
            }
            case "text" -> anki.exportNoteCsv(file, true, true, true, true, true);
            case "dump" -> Files.writeString(file, anki.sql("select n.guid, t.name, n.tags, n.flds,"
                    + " (select replace(d.name, char(31), '::') from cards c join decks d on d.id = c.did"
                    + " where c.nid = n.id limit 1) from notes n join notetypes t on t.id = n.mid"));
            default -> sides(anki, file);
        }
    }

    /** Adds a type; one of Anki's own that has its name makes room. */
    private static void replaceType(Anki anki, String json) {
        String name = json.substring(0, json.indexOf('\u001f'));
        String id = number(anki, "notetypes", name);
        if (!id.isEmpty()) {
            anki.call(NOTE_TYPES, 11, new Pb().num(1, Long.parseLong(id)).done());
        }
        anki.call(NOTE_TYPES, 2, new Pb().str(1, json.substring(name.length() + 1)).done());
    }

    private static String number(Anki anki, String table, String name) {
        return anki.sql("select id from " + table + " where cast(name as blob) = x'"
                + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)) + "'")
                .replaceAll("\\D", "");
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static void add(Anki anki, String[] columns) {
        String deckName = decoded(columns[2]);
        String stored = deckName.replace("::", "\u001f");
        if (number(anki, "decks", stored).isEmpty()) {
            byte[] fresh = anki.call(DECKS, 0, new byte[0]);
            Pb deck = new Pb().str(2, deckName);
            byte[] name = deck.done();
            byte[] both = java.util.Arrays.copyOf(fresh, fresh.length + name.length);
            System.arraycopy(name, 0, both, fresh.length, name.length);
            anki.call(DECKS, 1, both);
        }
        Pb note = new Pb().str(2, decoded(columns[0]))
                .num(3, Long.parseLong(number(anki, "notetypes", decoded(columns[1]))));
        for (String tag : decoded(columns[3]).split(" ")) {
            if (!tag.isEmpty()) {
                note.str(6, tag);
            }
        }
        for (String field : decoded(columns[4]).split("\u001f", -1)) {
            note.str(7, field);
        }
        anki.call(NOTES, 1, new Pb().bytes(1, note.done())
                .num(2, Long.parseLong(number(anki, "decks", stored)))
                .done());
    }

    private static void sides(Anki anki, Path file) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (long card : anki.searchCards("")) {
            String[] rendered;
            try {
                rendered = anki.render(card);
            } catch (RuntimeException e) {
                rendered = new String[] {"failed: " + e.getMessage(), ""};
            }
            String key = anki.sql("select hex(n.guid) || ' ' || c.ord from cards c join notes n"
                    + " on n.id = c.nid where c.id = " + card);
            lines.append(key.replaceAll("[\\[\\]\"]", ""));
            for (String side : List.of(rendered[0], rendered[1])) {
                lines.append(' ').append(Base64.getEncoder()
                        .encodeToString(side.getBytes(StandardCharsets.UTF_8)));
            }
            lines.append('\n');
        }
        Files.writeString(file, lines);
    }
}
