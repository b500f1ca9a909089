package oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes beside each package what the real Anki has after importing it: notes, cards with their decks,
 * schedules and rendered sides, reviews, media and database problems, sorted; and the rendered sides
 * themselves. It is compiled with the
 * program around the real Anki, whose package it shares.
 */
public final class AnkiDump {
    private AnkiDump() {}

    public static void main(String[] files) throws Exception {
        for (String file : files) {
            Path folder = Files.createTempDirectory("anki-dump");
            Path collection = folder.resolve("col.anki2");
            List<String> lines = new ArrayList<>();
            List<String> sides = new ArrayList<>();
            try (Anki anki = new Anki()) {
                if (file.endsWith(".colpkg")) {
                    anki.importColpkg(collection, Path.of(file));
                    anki.openCollection(collection);
                } else {
                    anki.openCollection(collection);
                    anki.importApkg(Path.of(file));
                }
                dump(anki, lines, sides);
                try (Stream<Path> media = Files.list(folder.resolve("col.media"))) {
                    for (Path medium : media.toList()) {
                        lines.add("media " + medium.getFileName() + " "
                                + hash(Files.readAllBytes(medium)));
                    }
                }
            } catch (RuntimeException e) {
                lines.add("failed: " + e.getMessage());
            }
            lines.sort(Comparator.naturalOrder());
            Files.write(Path.of(file + ".dump"), lines, StandardCharsets.UTF_8);
            Files.write(Path.of(file + ".sides"), sides, StandardCharsets.UTF_8);
            try (Stream<Path> left = Files.walk(folder)) {
                left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    private static void dump(Anki anki, List<String> lines, List<String> sides)
            throws IOException {
        anki.checkDatabase().forEach(problem -> lines.add("problem " + problem));
        String cards = anki.sql("select n.guid || ' ' || n.id, c.ord,"
                + " replace(d.name, char(31), '::'), c.type, c.queue, c.due, c.ivl, c.factor,"
                + " c.reps, c.lapses, c.left, c.odue, c.odid <> 0, c.flags, c.data, c.id"
                + " from cards c join notes n on n.id = c.nid join decks d on d.id = c.did");
        for (String row : cards.split("\\],\\[")) {
            int last = row.lastIndexOf(',');
            if (last > 0) {
                long id = Long.parseLong(row.substring(last + 1).replaceAll("\\D", ""));
                String[] rendered = rendered(anki, id);
                lines.add("card " + row.substring(0, last).replaceFirst("^\\[+", "") + " "
                        + hash(rendered[0] + "\0" + rendered[1]));
                sides.add(key(anki, id) + "\t" + encoded(rendered[0]) + "\t"
                        + encoded(rendered[1]));
            }
        }
        rows(lines, "note", anki.sql("select n.guid, n.id, rtrim(t.name, '+_'), n.tags, n.flds, n.sfld, n.csum"
                + " from notes n join notetypes t on t.id = n.mid"));
        rows(lines, "review", anki.sql("select r.id, r.cid, r.ease, r.ivl, r.lastIvl, r.factor,"
                + " r.time, r.type from revlog r"));
    }

    /** Both sides of a card; of a template that Anki does not understand, what it says about it. */
    private static String[] rendered(Anki anki, long card) {
        try {
            return anki.render(card);
        } catch (RuntimeException e) {
            return new String[] {"failed: " + e.getMessage(), ""};
        }
    }

    private static String key(Anki anki, long card) {
        String row = anki.sql("select n.id || ' ' || c.ord, t.name from cards c join notes n"
                + " on n.id = c.nid join notetypes t on t.id = n.mid where c.id = " + card);
        String[] columns = row.replaceAll("[\\[\\]\"]", "").split(",", 2);
        return columns[0] + "\t" + columns[1];
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void rows(List<String> lines, String what, String json) throws IOException {
        for (String row : json.split("\\],\\[")) {
            String bare = row.replaceFirst("^\\[+", "").replaceFirst("\\]+$", "");
            if (!bare.isEmpty()) {
                lines.add(what + " " + (bare.length() > 300
                        ? bare.substring(0, 200) + " " + hash(bare)
                        : bare));
            }
        }
    }

    private static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
