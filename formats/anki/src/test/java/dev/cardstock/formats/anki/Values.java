package dev.cardstock.formats.anki;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sqlite.Collation;
import org.sqlite.SQLiteConnection;

/** Puts values that a fuzzer chooses in the place of others. */
final class Values {
    private static final int MOST_BYTES = 100;

    private Values() {}

    /** Some bytes with a part of them replaced. */
    static byte[] spliced(byte[] bytes, FuzzedDataProvider data) {
        int from = data.consumeInt(0, bytes.length);
        int to = Math.min(bytes.length, from + data.consumeInt(0, MOST_BYTES));
        byte[] piece = data.consumeBytes(MOST_BYTES);
        byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + piece.length);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
        return result;
    }

    /** A database with some of its values changed. */
    static byte[] changed(byte[] database, int changes, FuzzedDataProvider data) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
            sqlite.deserialize("main", database);
            Collation.create(connection, "unicase", new Collation() {
                @Override
                protected int xCompare(String a, String b) {
                    return a.compareToIgnoreCase(b);
                }
            });
            List<String> columns = columns(connection);
            for (int i = 0; i < changes; i++) {
                String[] place = data.pickValue(columns).split("\\.");
                change(connection, place[0], place[1], data);
            }
            return sqlite.serialize("main");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> columns(Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement
                        .executeQuery("select m.name, p.name from sqlite_master m,"
                                + " pragma_table_info(m.name) p where m.type = 'table' order by 1, p.cid")) {
            while (found.next()) {
                columns.add(found.getString(1) + "." + found.getString(2));
            }
        }
        return columns;
    }

    private static void change(Connection connection, String table, String column,
            FuzzedDataProvider data) throws SQLException {
        List<Object> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement
                        .executeQuery("select distinct " + column + " from " + table)) {
            while (found.next()) {
                values.add(found.getObject(1));
            }
        }
        if (values.isEmpty()) {
            return;
        }
        Object old = data.pickValue(values);
        try (PreparedStatement update = connection.prepareStatement(
                "update " + table + " set " + column + " = ? where " + column + " is ?")) {
            update.setObject(1, another(old, data));
            update.setObject(2, old);
            update.executeUpdate();
        } catch (SQLException e) {
            // The new value breaks a rule of the table: the old one stays.
        }
    }

    private static Object another(Object old, FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 4)) {
            case 0 -> data.consumeLong();
            case 1 -> data.consumeDouble();
            case 2 -> old instanceof byte[]
                    ? data.consumeBytes(MOST_BYTES)
                    : data.consumeString(MOST_BYTES);
            default -> old instanceof byte[] bytes
                    ? spliced(bytes, data)
                    : new String(
                            spliced(String.valueOf(old).getBytes(StandardCharsets.UTF_8), data),
                            StandardCharsets.UTF_8);
        };
    }
}
