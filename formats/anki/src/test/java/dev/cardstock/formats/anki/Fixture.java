package dev.cardstock.formats.anki;

import com.github.luben.zstd.Zstd;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.formats.anki.proto.ProtoWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sqlite.Collation;

/** Makes Anki's files by hand: SQL for the collection, a zip around it. */
final class Fixture {
    /** The tables of schema 11. */
    static final String SCHEMA_11 = """
            CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
              scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
              ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
              dconf text NOT NULL, tags text NOT NULL);
            CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
              mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
              sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
            CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
              ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
              queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
              factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
              left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
              flags integer NOT NULL, data text NOT NULL);
            CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
              ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL,
              factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
            CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
            CREATE INDEX ix_cards_nid ON cards (nid);
            """;

    /** The tables that schema 18 has besides, with Anki's own collation. */
    static final String SCHEMA_18 = SCHEMA_11 + """
            CREATE TABLE deck_config (id integer PRIMARY KEY NOT NULL,
              name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL, usn integer NOT NULL,
              config blob NOT NULL);
            CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL,
              mtime_secs integer NOT NULL, val blob NOT NULL) WITHOUT ROWID;
            CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL,
              name text NOT NULL COLLATE unicase, config blob NOT NULL, PRIMARY KEY (ntid, ord))
              WITHOUT ROWID;
            CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
            CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL,
              name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL, usn integer NOT NULL,
              config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
            CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY,
              name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL, usn integer NOT NULL,
              config blob NOT NULL);
            CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
            CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase,
              mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL,
              kind blob NOT NULL);
            CREATE UNIQUE INDEX idx_decks_name ON decks (name);
            CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE unicase, usn integer NOT NULL,
              collapsed boolean NOT NULL, config blob NULL) WITHOUT ROWID;
            """;

    static final long BASIC = 1_500_000_000_001L;
    static final long CLOZE = 1_500_000_000_002L;
    static final long DECK = 1_500_000_000_100L;
    static final long FIRST_NOTE = 1_600_000_000_000L;
    static final long CREATED = 1_599_998_400L;

    static final String MODELS = """
            {"%d": {"id": "%d", "name": "Simple", "type": 0, "mod": 1500000000, "usn": -1, "sortf": 0,
              "did": null, "latexPre": "", "latexPost": "", "css": ".card { color: green }", "vers": [],
              "tags": [], "req": [[0, "any", [0]], [1, "any", [1]]],
              "flds": [{"name": "Back", "ord": 1, "sticky": 0, "rtl": false, "font": "Arial",
                  "size": 20, "media": []},
                {"name": "Front", "ord": 0, "sticky": 1, "rtl": true, "font": "Arial", "size": 20}],
              "tmpls": [{"name": "Recall", "ord": 0, "qfmt": "<b>{{Front}}</b>",
                  "afmt": "{{FrontSide}}<hr>{{Back}}", "bqfmt": "", "bafmt": "", "did": null},
                {"name": "Reverse", "ord": 1, "qfmt": "{{#Back}}{{Back}}{{/Back}}",
                  "afmt": "{{Front}}", "bqfmt": "", "bafmt": "", "did": null, "id": 77}]},
             "%d": {"id": %d, "name": "Gaps", "type": 1, "mod": 1500000000, "usn": -1, "sortf": 0,
              "did": 1, "css": "", "req": [], "flds": [{"name": "Text", "ord": 0, "font": "Arial",
                  "size": 20, "sticky": false, "rtl": false}, {"name": "More", "ord": 1,
                  "font": "Arial", "size": 20, "sticky": false, "rtl": false}],
              "tmpls": [{"name": "Gap", "ord": 0, "qfmt": "{{cloze:Text}}",
                  "afmt": "{{cloze:Text}}<br>{{More}}"}]}}
            """
            .formatted(BASIC, BASIC, CLOZE, CLOZE);

    static final String DECKS = """
            {"1": {"id": 1, "mod": 0, "name": "Default", "usn": 0, "lrnToday": [0, 0],
              "revToday": [0, 0], "newToday": [0, 0], "timeToday": [0, 0], "collapsed": false,
              "desc": "", "dyn": 0, "conf": 1, "extendNew": 10, "extendRev": 50},
             "%d": {"id": %d, "mod": 1500000000, "name": "Words::Green", "usn": -1,
              "lrnToday": [3, 1], "revToday": [3, 2], "newToday": [3, 4], "timeToday": [3, 9000],
              "collapsed": true, "browserCollapsed": true, "desc": "About green", "dyn": 0,
              "conf": "5", "extendNew": 0, "extendRev": 0, "ownKey": {"a": [1]}}}
            """.formatted(DECK, DECK);

    static final String OPTIONS = """
            {"1": {"id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": true,
              "timer": 0, "replayq": true, "new": {"bury": true, "delays": [1, 10],
              "initialFactor": 2500, "ints": [1, 4, 7], "order": 1, "perDay": 20},
              "rev": {"bury": true, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 100},
              "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0},
              "dyn": false},
             "5": {"id": 5, "mod": 0, "name": "Slow", "usn": 0, "maxTaken": 60, "autoplay": false,
              "timer": 1, "replayq": true, "new": {"bury": true, "delays": [1.5, 10, 60],
              "initialFactor": 2300, "ints": [1, 4, 7], "order": 1, "perDay": 7},
              "rev": {"bury": true, "ease4": 1.3, "ivlFct": 1, "maxIvl": 365, "perDay": 70},
              "lapse": {"delays": [], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0.5},
              "dyn": false, "desiredRetention": 0.85}}
            """;

    static final String SETTINGS = """
            {"activeDecks": [1], "curDeck": 1, "newSpread": 0, "collapseTime": 1200, "timeLim": 0,
             "estTimes": true, "dueCounts": true, "curModel": null, "nextPos": 1,
             "sortType": "noteFld", "sortBackwards": false, "addToCur": true, "dayLearnFirst": false,
             "schedVer": 2, "creationOffset": -120, "rollover": 4, "sched2021": true}
            """;

    private Fixture() {}

    /** What changes a database. */
    interface Sql {
        void run(Statement statement) throws SQLException;
    }

    /** A database, made by SQL alone. */
    static byte[] database(String tables, Sql filling) {
        try {
            Path file = Files.createTempFile("fixture", ".anki2");
            Files.delete(file);
            try {
                try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                    Collation.create(connection, "unicase", new Collation() {
                        @Override
                        protected int xCompare(String a, String b) {
                            return a.compareToIgnoreCase(b);
                        }
                    });
                    connection.setAutoCommit(false);
                    try (Statement statement = connection.createStatement()) {
                        for (String sql : tables.split(";\n")) {
                            if (!sql.isBlank()) {
                                statement.executeUpdate(sql);
                            }
                        }
                        filling.run(statement);
                    }
                    connection.commit();
                }
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (SQLException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static void col(Statement statement, int version, String settings, String models, String decks,
            String options) throws SQLException {
        statement.executeUpdate("insert into col values (1, " + CREATED + ", 1600000000123,"
                + " 1600000000000, " + version + ", 0, 0, 0, " + quoted(settings) + ", "
                + quoted(models) + ", " + quoted(decks) + ", " + quoted(options)
                + ", '{\"green\": -1}')");
    }

    static void note(Statement statement, long id, String guid, long type, String tags,
            String... fields) throws SQLException {
        statement.executeUpdate("insert into notes values (" + id + ", " + quoted(guid) + ", "
                + type + ", 1600000001, -1, " + quoted(tags) + ", "
                + quoted(String.join("\u001f", fields)) + ", " + quoted(fields[0]) + ", 0, 0, '')");
    }

    /** A card; the state is {@code type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags}. */
    static void card(Statement statement, long id, long note, long deck, int ord, String state,
            String data) throws SQLException {
        statement.executeUpdate("insert into cards values (" + id + ", " + note + ", " + deck + ", "
                + ord + ", 1600000002, -1, " + state + ", " + quoted(data) + ")");
    }

    static final String NEW = "0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0";

    /** A collection of schema 11 with simple notes. */
    static byte[] schema11(int notes) {
        return database(SCHEMA_11, statement -> {
            col(statement, 11, SETTINGS, MODELS, DECKS, OPTIONS);
            for (int i = 0; i < notes; i++) {
                long id = FIRST_NOTE + i;
                note(statement, id, "guid" + i, BASIC, i % 3 == 0 ? " green a::b " : "",
                        "front " + i, i % 2 == 0 ? "bäck <b>" + i + "</b>" : "back " + i);
                card(statement, 2 * id, id, DECK, 0, NEW, "");
                card(statement, 2 * id + 1, id, i % 5 == 0 ? 1 : DECK, 1, NEW, "{}");
            }
        });
    }

    /** A package from its entries. */
    static byte[] zip(Map<String, byte[]> entries, boolean stored) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTime(0);
                if (stored) {
                    CRC32 crc = new CRC32();
                    crc.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The entries of a package as Anki 2.0 and most programs write it. */
    static Map<String, byte[]> legacy(byte[] collection, Map<String, byte[]> media) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("collection.anki2", collection);
        List<String> names = new ArrayList<>();
        media.forEach((name, bytes) -> {
            entries.put(Integer.toString(names.size()), bytes);
            names.add("\"" + names.size() + "\": \"" + name + "\"");
        });
        entries.put("media", utf8("{" + String.join(", ", names) + "}"));
        return entries;
    }

    /** The entries of a package as Anki writes it today. */
    static Map<String, byte[]> latest(byte[] collection, Map<String, byte[]> media) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("meta", new byte[]{8, 3});
        entries.put("collection.anki21b", Zstd.compress(collection));
        entries.put("collection.anki2", schema11(1));
        ProtoWriter list = new ProtoWriter();
        int[] count = {0};
        media.forEach((name, bytes) -> {
            entries.put(Integer.toString(count[0]++), Zstd.compress(bytes));
            list.bytes(1, new ProtoWriter().text(1, name)
                    .integer(2, bytes.length)
                    .bytes(3, new byte[20])
                    .toByteArray());
        });
        entries.put("media", Zstd.compress(list.toByteArray()));
        return entries;
    }

    static DeckSource source(Map<String, byte[]> entries) {
        return DeckSource.of("words.apkg", zip(entries, false));
    }
}
