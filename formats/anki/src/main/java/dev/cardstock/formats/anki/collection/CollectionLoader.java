package dev.cardstock.formats.anki.collection;

import dev.cardstock.Location;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.formats.anki.archive.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads all of a collection but its rows. */
public final class CollectionLoader {
    private static final int OLDEST = 11;
    private static final int NEWEST = 18;
    /** The first schema whose settings, options and tags are tables. */
    private static final int SETTINGS_IN_TABLES = 14;
    /** The first schema whose note types and decks are tables. */
    private static final int TYPES_IN_TABLES = 15;

    private final SqliteFile database;
    private final ImportLimits limits;
    private final Faults faults;
    private final JsonMapper mapper;
    private final NewBlobs blobs;

    private CollectionLoader(SqliteFile database, ImportLimits limits, Faults faults) {
        this.database = database;
        this.limits = limits;
        this.faults = faults;
        mapper = AnkiJson.reading(limits);
        blobs = new NewBlobs(mapper);
    }

    /**
     * Reads it.
     *
     * @param database the database
     * @param limits how much is taken
     * @param faults what becomes of faults
     * @return all but the rows
     * @throws FormatException if it is none that can be read
     * @throws SQLException if the database fails
     * @throws IOException if the sink fails
     */
    public static CollectionData load(SqliteFile database, ImportLimits limits, Faults faults)
            throws SQLException, IOException {
        return new CollectionLoader(database, limits, faults).load();
    }

    private CollectionData load() throws SQLException, IOException {
        if (!database.has("col")) {
            throw database.has("facts") || database.has("fieldmodels")
                    ? new FormatException("it is a deck of Anki 1, which was given up in 2012",
                            faults.file(), "open it with Anki 2.0 and export it from there")
                    : new FormatException("the database is no collection of Anki", faults.file(),
                            "check that it is an Anki package or collection");
        }
        CollectionData[] found = new CollectionData[1];
        database.query("select crt, mod, scm, ver, usn, ls, conf, models, decks, dconf, tags"
                + " from col limit 1", row -> found[0] = load(row));
        if (found[0] == null) {
            faults.meet("no-collection", new FormatException("the table 'col' is empty",
                    faults.file(),
                    "export the deck again; the option salvage=true reads its notes"));
            found[0] = new CollectionData(OLDEST, 0, 0, 0, 0, 0, AnkiJson.object(),
                    new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), AnkiJson.object(),
                    AnkiJson.array());
        }
        return found[0];
    }

    private CollectionData load(ResultSet row) throws SQLException, IOException {
        int schema = row.getInt(4);
        if (schema < OLDEST) {
            throw new FormatException("the collection has schema " + schema
                    + ", older than any that Anki still opens", faults.file(),
                    "open it with Anki 2.0 and export it from there");
        }
        if (schema > NEWEST) {
            faults.meet("newer-schema", new FormatException("the collection was made by a newer"
                    + " Anki (schema " + schema + ")", faults.file(),
                    "export it from Anki with \"Support older Anki versions\""));
        }
        boolean settingsInTables = schema >= SETTINGS_IN_TABLES;
        boolean typesInTables = schema >= TYPES_IN_TABLES;
        return new CollectionData(schema, row.getLong(1), row.getLong(2), row.getLong(3),
                row.getLong(5), row.getLong(6),
                settingsInTables ? settings() : object(row.getString(7), "conf"),
                typesInTables ? noteTypes() : byId(row.getString(8), "models"),
                typesInTables ? decks() : byId(row.getString(9), "decks"),
                settingsInTables ? options() : byId(row.getString(10), "dconf"),
                settingsInTables ? tags() : object(row.getString(11), "tags"), graves());
    }

    private FormatException broken(String what, String problem) {
        return new FormatException("the " + what + " of the collection are broken: " + problem,
                place(what), "export the deck again; the option salvage=true reads what is left");
    }

    private Location place(String what) {
        return faults.file().inEntry(what);
    }

    private ObjectNode object(@Nullable String json, String what) throws IOException {
        if (json == null || json.isBlank()) {
            return AnkiJson.object();
        }
        try {
            if (mapper.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            faults.meet("broken-" + what, broken(what, "it is no JSON object"));
        } catch (JacksonException e) {
            faults.meet("broken-" + what, broken(what, e.getOriginalMessage()));
        }
        return AnkiJson.object();
    }

    private Map<Long, ObjectNode> byId(@Nullable String json, String what) throws IOException {
        Map<Long, ObjectNode> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object(json, what).properties()) {
            long id = member.getValue() instanceof ObjectNode object
                    ? AnkiJson.integer(object, "id", number(member.getKey()))
                    : 0;
            if (id == 0) {
                faults.meet("broken-" + what, broken(what, "'" + member.getKey()
                        + "' is no object with an id"));
            } else {
                all.put(id, (ObjectNode) member.getValue());
            }
        }
        return all;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Goes through a table that a sound collection of this schema has. */
    private void table(String name, String columns, SqliteFile.Row taker)
            throws SQLException, IOException {
        if (!database.has(name)) {
            faults.meet("missing-table", new FormatException(
                    "the table '" + name + "' is missing", faults.file(),
                    "export the deck again; the option salvage=true reads what is left"));
            return;
        }
        // An index would want the collation "unicase", which is Anki's own.
        database.query("select " + columns + " from " + name + " not indexed", taker);
    }

    private static byte[] blob(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    private static String textOf(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private interface Decoder {
        void decode() throws SQLException;
    }

    private void decode(String what, long id, Decoder decoder) throws SQLException, IOException {
        try {
            decoder.decode();
        } catch (IllegalArgumentException e) {
            faults.meet("broken-" + what, broken(what, "that with the id " + id + ": "
                    + e.getMessage()));
        }
    }

    private ObjectNode settings() throws SQLException, IOException {
        ObjectNode settings = AnkiJson.object();
        table("config", "key, val", row -> {
            String json = new String(blob(row, 2), StandardCharsets.UTF_8);
            try {
                settings.set(textOf(row, 1), mapper.readTree(json));
            } catch (JacksonException e) {
                faults.meet("broken-config", broken("config", e.getOriginalMessage()));
            }
        });
        return settings;
    }

    private Map<Long, ObjectNode> noteTypes() throws SQLException, IOException {
        Map<Long, ObjectNode> types = new TreeMap<>();
        table("notetypes", "id, name, mtime_secs, usn, config", row -> {
            ObjectNode type = named(row);
            long id = row.getLong(1);
            decode("notetypes", id, () -> blobs.noteType(type, blob(row, 5)));
            type.putArray("flds");
            type.putArray("tmpls");
            types.put(id, type);
        });
        table("fields", "ntid, ord, name, config", row -> {
            ObjectNode field = AnkiJson.object();
            field.put("name", textOf(row, 3)).put("ord", row.getLong(2));
            decode("fields", row.getLong(1), () -> blobs.field(field, blob(row, 4)));
            part(types, row.getLong(1), "flds", field);
        });
        table("templates", "ntid, ord, name, mtime_secs, usn, config", row -> {
            ObjectNode template = AnkiJson.object();
            template.put("name", textOf(row, 3)).put("ord", row.getLong(2));
            decode("templates", row.getLong(1), () -> blobs.template(template, blob(row, 6)));
            part(types, row.getLong(1), "tmpls", template);
        });
        return types;
    }

    /** What the rows of note types, decks and options begin with: id, name, mtime_secs, usn. */
    private ObjectNode named(ResultSet row) throws SQLException {
        return AnkiJson.object()
                .put("id", row.getLong(1))
                .put("name", textOf(row, 2))
                .put("mod", row.getLong(3))
                .put("usn", row.getLong(4));
    }

    private static void part(Map<Long, ObjectNode> types, long type, String list,
            ObjectNode part) {
        if (types.containsKey(type) && types.get(type).get(list) instanceof ArrayNode array) {
            array.add(part);
        }
    }

    private Map<Long, ObjectNode> decks() throws SQLException, IOException {
        Map<Long, ObjectNode> decks = new TreeMap<>();
        table("decks", "id, name, mtime_secs, usn, common, kind", row -> {
            ObjectNode deck = named(row);
            long id = row.getLong(1);
            deck.put("name", textOf(row, 2).replace("\u001f", "::"));
            decode("decks", id, () -> blobs.deck(deck, blob(row, 5), blob(row, 6)));
            decks.put(id, deck);
        });
        return decks;
    }

    private Map<Long, ObjectNode> options() throws SQLException, IOException {
        Map<Long, ObjectNode> all = new TreeMap<>();
        table("deck_config", "id, name, mtime_secs, usn, config", row -> {
            ObjectNode options = named(row);
            long id = row.getLong(1);
            decode("deck_config", id, () -> blobs.options(options, blob(row, 5)));
            all.put(id, options);
        });
        return all;
    }

    private ArrayNode graves() throws SQLException, IOException {
        ArrayNode graves = AnkiJson.array();
        if (database.has("graves")) {
            table("graves", "usn, oid, type", row -> {
                limits.checkNotes(graves.size() + 1L, place("graves"));
                graves.addArray().add(row.getLong(1)).add(row.getLong(2)).add(row.getLong(3));
            });
        }
        return graves;
    }

    private ObjectNode tags() throws SQLException, IOException {
        ObjectNode tags = AnkiJson.object();
        table("tags", "tag, usn", row -> tags.put(textOf(row, 1), row.getLong(2)));
        return tags;
    }
}
