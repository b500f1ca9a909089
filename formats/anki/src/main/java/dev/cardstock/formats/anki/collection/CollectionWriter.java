package dev.cardstock.formats.anki.collection;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a collection with schema 11, which every Anki opens. */
public final class CollectionWriter implements Closeable {
    private final Connection connection;
    private final PreparedStatement notes;
    private final PreparedStatement untouched;
    private final PreparedStatement cards;
    private final PreparedStatement reviews;

    /**
     * Starts a collection.
     *
     * @param file where it is to be; there must be none yet
     * @throws IOException if it cannot be written
     */
    public CollectionWriter(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        // The file is thrown away if anything fails, and seen by nobody before it is complete.
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_MODE, "off");
        config.setPragma(SQLiteConfig.Pragma.SYNCHRONOUS, "off");
        config.setPragma(SQLiteConfig.Pragma.LOCKING_MODE, "exclusive");
        config.setGetGeneratedKeys(false);
        Connection opened = null;
        try {
            opened = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            opened.setAutoCommit(false);
            try (Statement statement = opened.createStatement()) {
                for (String table : AnkiTables.CREATE) {
                    statement.execute(table);
                }
            }
            notes = opened.prepareStatement("insert into notes values (?,?,?,?,?,?,?,?,?,0,?)");
            untouched = opened.prepareStatement(
                    "insert or replace into cards values (?,?,?,?,?,?,0,0,?,0,0,0,0,0,0,0,0,'')");
            cards = opened.prepareStatement("insert or replace into cards values"
                    + " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
            reviews = opened.prepareStatement("insert into revlog values (?,?,?,?,?,?,?,?,?)");
        } catch (SQLException e) {
            closeQuietly(opened, e);
            throw new IOException("the collection cannot be written: " + e.getMessage(), e);
        }
        connection = opened;
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable Connection connection,
            SQLException cause) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static IOException failure(SQLException e) {
        return new IOException("the collection cannot be written: " + e.getMessage(), e);
    }

    /**
     * Adds a note.
     *
     * @param note the note
     * @param sorted the field by which it is sorted, without HTML
     * @param checksum the checksum of its first field
     * @throws IOException if that fails
     */
    public void note(NoteRow note, String sorted, long checksum) throws IOException {
        try {
            notes.setLong(1, note.id());
            notes.setString(2, note.guid());
            notes.setLong(3, note.type());
            notes.setLong(4, note.modified());
            notes.setLong(5, note.usn());
            notes.setString(6, note.tags());
            notes.setString(7, note.fields());
            notes.setString(8, sorted);
            notes.setLong(9, checksum);
            notes.setString(10, note.data());
            notes.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Adds a card, or replaces the one with its id.
     *
     * @param card the card
     * @throws IOException if that fails
     */
    public void card(CardRow card) throws IOException {
        try {
            if (card.isUntouched()) {
                untouched(card);
                return;
            }
            long[] numbers = {card.id(), card.note(), card.deck(), card.ord(), card.modified(),
                    card.usn(), card.type(), card.queue(), card.due(), card.ivl(), card.factor(),
                    card.reps(), card.lapses(), card.left(), card.odue(), card.odid(),
                    card.flags()};
            for (int i = 0; i < numbers.length; i++) {
                cards.setLong(i + 1, numbers[i]);
            }
            cards.setString(numbers.length + 1, card.data());
            cards.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Most cards are like this, and each value takes its time. */
    private void untouched(CardRow card) throws SQLException {
        untouched.setLong(1, card.id());
        untouched.setLong(2, card.note());
        untouched.setLong(3, card.deck());
        untouched.setLong(4, card.ord());
        untouched.setLong(5, card.modified());
        untouched.setLong(6, card.usn());
        untouched.setLong(7, card.due());
        untouched.executeUpdate();
    }

    /**
     * Adds a review.
     *
     * @param review the review
     * @return false if there is one with its id
     * @throws IOException if that fails
     */
    public boolean review(ReviewRow review) throws IOException {
        long[] numbers = {review.id(), review.card(), review.usn(), review.ease(), review.ivl(),
                review.lastIvl(), review.factor(), review.time(), review.type()};
        try {
            for (int i = 0; i < numbers.length; i++) {
                reviews.setLong(i + 1, numbers[i]);
            }
            reviews.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (e instanceof SQLiteException sqlite
                    && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY) {
                return false;
            }
            throw failure(e);
        }
    }

    /**
     * Completes the collection.
     *
     * @param data all but the rows
     * @throws IOException if that fails
     */
    public void finish(CollectionData data) throws IOException {
        try (PreparedStatement col = connection.prepareStatement(
                "insert into col values (1,?,?,?,11,0,?,?,?,?,?,?,?)");
                PreparedStatement graves = connection
                        .prepareStatement("insert into graves values (?,?,?)");
                Statement statement = connection.createStatement()) {
            for (JsonNode row : data.graves()) {
                for (int i = 0; i < 3; i++) {
                    graves.setLong(i + 1, row.path(i).asLong(0));
                }
                graves.executeUpdate();
            }
            col.setLong(1, data.created());
            col.setLong(2, data.modified());
            col.setLong(3, data.schemaModified());
            col.setLong(4, data.usn());
            col.setLong(5, data.lastSync());
            col.setString(6, AnkiJson.text(data.settings()));
            col.setString(7, text(data.noteTypes()));
            col.setString(8, text(data.decks()));
            col.setString(9, text(data.options()));
            col.setString(10, AnkiJson.text(data.tags()));
            col.executeUpdate();
            for (String index : AnkiTables.INDEX) {
                statement.execute(index);
            }
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static String text(Map<Long, ObjectNode> byId) {
        ObjectNode all = AnkiJson.object();
        byId.forEach((id, node) -> all.set(Long.toString(id), node));
        return AnkiJson.text(all);
    }

    @Override
    public void close() throws IOException {
        try {
            notes.close();
            untouched.close();
            cards.close();
            reviews.close();
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
