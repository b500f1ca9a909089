package oracle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does with the real Anki what each line of a file says, every time in a new collection, and writes what
 * is there in the end: steps with tabs between them, {@code import FILE}, {@code study}, {@code export FILE}
 * and {@code dump FILE}.
 */
public final class AnkiMergeDump {
    private AnkiMergeDump() {}

    public static void main(String[] jobs) throws Exception {
        for (String job : Files.readAllLines(Path.of(jobs[0]))) {
            Path folder = Files.createTempDirectory("anki-merge");
            try (Anki anki = new Anki()) {
                anki.openCollection(folder.resolve("col.anki2"));
                List<String> lines = new ArrayList<>();
                for (String step : job.split("\t")) {
                    step(anki, folder, step, lines);
                }
            }
            try (Stream<Path> left = Files.walk(folder)) {
                left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    private static void step(Anki anki, Path folder, String step, List<String> lines)
            throws Exception {
        String argument = step.substring(step.indexOf(' ') + 1);
        if (step.startsWith("import ")) {
            try {
                lines.add("log " + lines.size() + " " + anki.importApkg(Path.of(argument)));
            } catch (RuntimeException e) {
                lines.add("failed " + e.getMessage());
            }
        } else if (step.equals("study")) {
            anki.sql("update cards set type = 2, queue = 2, due = 40 + id % 7, ivl = 9,"
                    + " factor = 2300, reps = 4, lapses = 1 where id % 2 = 0");
            anki.sql("insert into revlog select id + 5000, id, -1, 3, 9, 4, 2300, 4321, 1 from cards"
                    + " where id % 2 = 0");
        } else if (step.startsWith("export ")) {
            anki.exportApkg(Path.of(argument), true, true, false);
        } else {
            List<String> all = new ArrayList<>(lines);
            dump(anki, folder, all);
            Files.write(Path.of(argument), all, StandardCharsets.UTF_8);
        }
    }

    private static void dump(Anki anki, Path folder, List<String> lines) throws Exception {
        anki.checkDatabase().forEach(problem -> lines.add("problem " + problem));
        rows(lines, "note", anki.sql("select n.guid, (select group_concat(name, ',') from"
                + " (select name from fields where ntid = n.mid order by ord)), n.tags, n.flds"
                + " from notes n"));
        rows(lines, "card", anki.sql("select n.guid, c.ord, replace(d.name, char(31), '::'), c.type,"
                + " c.queue, c.ivl, c.factor, c.reps, c.lapses, c.flags,"
                + " case when c.type = 0 then 0 else c.due end,"
                + " (select count(*) from revlog r where r.cid = c.id) from cards c"
                + " join notes n on n.id = c.nid join decks d on d.id = c.did"));
        try (Stream<Path> media = Files.list(folder.resolve("col.media"))) {
            for (Path medium : media.toList()) {
                lines.add("media " + medium.getFileName() + " " + hash(Files.readAllBytes(medium)));
            }
        }
        lines.sort(Comparator.naturalOrder());
    }

    private static void rows(List<String> lines, String what, String json) {
        for (String row : json.split("\\],\\[")) {
            String bare = row.replaceFirst("^\\[+", "").replaceFirst("\\]+$", "");
            if (!bare.isEmpty()) {
                lines.add(what + " " + bare);
            }
        }
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes), 0, 8);
    }
}
