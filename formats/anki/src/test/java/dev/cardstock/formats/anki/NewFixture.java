package dev.cardstock.formats.anki;

import dev.cardstock.formats.anki.proto.ProtoWriter;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** Collections of schema 18, whose note types, decks and options are protobuf. */
final class NewFixture {
    private NewFixture() {}

    static String blob(ProtoWriter message) {
        return "x'" + HexFormat.of().formatHex(message.toByteArray()) + "'";
    }

    static byte[] floats(float... values) {
        byte[] bytes = new byte[4 * values.length];
        for (int i = 0; i < values.length; i++) {
            int bits = Float.floatToIntBits(values[i]);
            for (int j = 0; j < 4; j++) {
                bytes[4 * i + j] = (byte) (bits >> 8 * j);
            }
        }
        return bytes;
    }

    static void insert(Statement statement, String table, String values) throws SQLException {
        statement.executeUpdate("insert into " + table + " values (" + values + ")");
    }

    static void types(Statement statement) throws SQLException {
        long id = Fixture.BASIC;
        insert(statement, "notetypes", id + ", 'Simple', 1500000000, -1, "
                + blob(new ProtoWriter().text(3, ".card { color: green }").integer(99, 7)));
        insert(statement, "fields", id + ", 0, 'Front', "
                + blob(new ProtoWriter().integer(1, 1)
                        .text(3, "Arial")
                        .integer(4, 20)
                        .bytes(255, Fixture.utf8("{\"media\": []}"))));
        insert(statement, "fields", id + ", 1, 'Back', "
                + blob(new ProtoWriter().text(3, "Arial").integer(4, 20)));
        insert(statement, "templates", id + ", 0, 'Recall', 0, 0, "
                + blob(new ProtoWriter().text(1, "<b>{{Front}}</b>")
                        .text(2, "{{FrontSide}}<hr>{{Back}}")));
        insert(statement, "templates", id + ", 1, 'Reverse', 0, 0, "
                + blob(new ProtoWriter().text(1, "{{#Back}}{{Back}}{{/Back}}")
                        .text(2, "{{Front}}")
                        .integer(8, 77)));
        insert(statement, "notetypes", Fixture.CLOZE + ", 'Masks', 1500000000, -1, "
                + blob(new ProtoWriter().integer(1, 1).integer(9, 6)));
        for (int i = 0; i < 2; i++) {
            insert(statement, "fields", Fixture.CLOZE + ", " + i + ", 'F" + i + "', "
                    + blob(new ProtoWriter().integer(10, i)));
        }
        insert(statement, "templates", Fixture.CLOZE + ", 0, 'Mask', 0, 0, "
                + blob(new ProtoWriter().text(1, "{{cloze:F0}}").text(2, "{{cloze:F0}}{{F1}}")));
    }

    static void decks(Statement statement) throws SQLException {
        insert(statement, "decks", "1, 'Default', 0, 0, x'', "
                + blob(new ProtoWriter().bytes(1, new ProtoWriter().integer(1, 1).toByteArray())));
        insert(statement, "decks",
                Fixture.DECK + ", 'Words' || char(31) || 'Green', 1500000000, -1,"
                        + blob(new ProtoWriter().integer(1, 1).integer(3, 3).integer(4, 4)) + ", "
                        + blob(new ProtoWriter().bytes(1, new ProtoWriter().integer(1, 5)
                                .text(4, "About green")
                                .integer(7, 12)
                                .toByteArray())));
        insert(statement, "decks", (Fixture.DECK + 1) + ", 'Cram', 1500000000, -1, x'', "
                + blob(new ProtoWriter().bytes(2, new ProtoWriter().integer(1, 1)
                        .bytes(2, new ProtoWriter().text(1, "is:due")
                                .integer(2, 100)
                                .integer(3, 6)
                                .toByteArray())
                        .toByteArray())));
        insert(statement, "deck_config", "1, 'Default', 0, 0, " + options(20, 200));
        insert(statement, "deck_config", "5, 'Slow', 0, 0, " + options(7, 70));
    }

    private static String options(int newPerDay, int reviewsPerDay) {
        float[] parameters = new float[21];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = 0.1f + i;
        }
        return blob(new ProtoWriter().bytes(1, floats(1.5f, 10))
                .bytes(2, floats(10))
                .bytes(6, floats(parameters))
                .integer(9, newPerDay)
                .integer(10, reviewsPerDay)
                .integer(16, 365)
                .integer(18, 1)
                .integer(19, 4)).replaceFirst("'$",
                        // fixed 32: initial ease 2.5, desired retention 0.85
                        "5d" + HexFormat.of().formatHex(floats(2.5f)) + "ad02"
                                + HexFormat.of().formatHex(floats(0.85f)) + "'");
    }

    static void settings(Statement statement, String... keysAndValues) throws SQLException {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            insert(statement, "config", Fixture.quoted(keysAndValues[i]) + ", 0, 0, cast("
                    + Fixture.quoted(keysAndValues[i + 1]) + " as blob)");
        }
    }

    /** A collection of schema 18 with simple notes. */
    static byte[] schema18(int notes) {
        return Fixture.database(Fixture.SCHEMA_18, statement -> {
            Fixture.col(statement, 18, "", "", "", "");
            types(statement);
            decks(statement);
            settings(statement, "schedVer", "2", "creationOffset", "-120", "fsrs", "true");
            insert(statement, "tags", "'green', -1, 0, null");
            for (int i = 0; i < notes; i++) {
                long id = Fixture.FIRST_NOTE + i;
                Fixture.note(statement, id, "guid" + i, Fixture.BASIC,
                        i % 3 == 0 ? " green a::b " : "", "front " + i, "back " + i);
                Fixture.card(statement, 2 * id, id, Fixture.DECK, 0, Fixture.NEW, "");
                Fixture.card(statement, 2 * id + 1, id, i % 5 == 0 ? 1 : Fixture.DECK, 1,
                        Fixture.NEW, "");
            }
        });
    }
}
