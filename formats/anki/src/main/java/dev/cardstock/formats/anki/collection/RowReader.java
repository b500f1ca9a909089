package dev.cardstock.formats.anki.collection;

import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.formats.anki.archive.Faults;
import java.io.Closeable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads notes, cards and reviews side by side, each note with its cards and each card with its reviews,
 * so that no more than a note is in memory.
 */
public final class RowReader {
    private static final int MAX_CARDS = 5000;
    private static final String NOTES = "select id, guid, mid, mod, usn, tags, flds, data"
            + " from notes not indexed order by id";
    private static final String CARDS = "select nid, ord, id, did, mod, usn, type, queue, due, ivl,"
            + " factor, reps, lapses, left, odue, odid, flags, data"
            + " from cards not indexed order by nid, ord, id";
    private static final String REVIEWS = "select c.nid, c.ord, r.cid, r.id, r.usn, r.ease, r.ivl,"
            + " r.lastIvl, r.factor, r.time, r.type"
            + " from revlog r not indexed left join cards c not indexed on c.id = r.cid"
            + " order by c.nid, c.ord, r.cid, r.id";

    /** Takes the rows. */
    public interface Taker {
        /**
         * Takes a note with its cards.
         *
         * @param note the note
         * @param cards its cards, by ordinal
         * @throws IOException if taking it fails
         */
        void note(NoteRow note, List<CardRow> cards) throws IOException;

        /**
         * Takes a review, after its note and before its card.
         *
         * @param review the review
         * @param card its card, or null where that is gone
         * @throws IOException if taking it fails
         */
        void review(ReviewRow review, @Nullable CardRow card) throws IOException;

        /**
         * Takes a card, after its note and its reviews.
         *
         * @param card the card
         * @throws IOException if taking it fails
         */
        void card(CardRow card) throws IOException;
    }

    private final SqliteFile database;
    private final ImportLimits limits;
    private final Faults faults;
    private final Taker taker;
    private long homeless;

    /**
     * Prepares a reading.
     *
     * @param database the database
     * @param limits how much is taken
     * @param faults what becomes of faults
     * @param taker takes the rows
     */
    public RowReader(SqliteFile database, ImportLimits limits, Faults faults, Taker taker) {
        this.database = database;
        this.limits = limits;
        this.faults = faults;
        this.taker = taker;
    }

    /** Rows of a query, of which one is looked at. */
    private final class Cursor implements Closeable {
        private final @Nullable Statement statement;
        private @Nullable ResultSet rows;

        Cursor(String table, String sql) throws IOException {
            Statement made = null;
            try {
                if (!database.has(table)) {
                    faults.meet("missing-table", new FormatException(
                            "the table '" + table + "' is missing", faults.file(),
                            "export the deck again; the option salvage=true reads what is left"));
                } else {
                    made = database.connection().createStatement();
                    rows = made.executeQuery(sql);
                    next();
                }
            } catch (SQLException e) {
                broken(e);
            }
            statement = made;
        }

        /** What follows a broken page is lost, what came before is not. */
        void broken(SQLException e) throws IOException {
            rows = null;
            faults.meet("damaged-collection", SqliteFile.failure(e, faults, limits));
        }

        void next() throws IOException {
            try {
                if (rows != null && !rows.next()) {
                    rows = null;
                }
            } catch (SQLException e) {
                broken(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                if (statement != null) {
                    statement.close();
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    /**
     * Reads all rows.
     *
     * @throws FormatException if they are damaged
     * @throws IOException if the taker fails
     */
    public void read() throws IOException {
        try (Cursor notes = new Cursor("notes", NOTES);
                Cursor cards = new Cursor("cards", CARDS);
                Cursor reviews = new Cursor("revlog", REVIEWS)) {
            long last = Long.MIN_VALUE;
            while (notes.rows != null) {
                NoteRow note = null;
                try {
                    note = note(notes.rows);
                } catch (SQLException e) {
                    notes.broken(e);
                }
                if (note == null) {
                    break;
                }
                if (note.id() <= last && last != Long.MIN_VALUE) {
                    faults.meet("damaged-collection", new FormatException(
                            "the collection is damaged: notes are not in order", faults.file(),
                            "export the deck again; the option salvage=true reads what is left"));
                    break;
                }
                last = note.id();
                one(note, cards, reviews);
                notes.next();
            }
            rest(cards, reviews);
        }
        if (homeless > 0) {
            faults.warn("cards-without-note", homeless
                    + " cards belong to no note and are left out, as Anki's Check Database does",
                    faults.file());
        }
    }

    private void one(NoteRow note, Cursor cards, Cursor reviews) throws IOException {
        List<CardRow> own = new ArrayList<>(1);
        CardRow card = card(cards);
        while (card != null && card.note() <= note.id()) {
            if (card.note() < note.id()) {
                homeless++;
            } else if (own.size() < MAX_CARDS) {
                own.add(card);
            } else if (own.size() == MAX_CARDS) {
                faults.meet("too-many-cards", new FormatException("the note has more than "
                        + MAX_CARDS + " cards", faults.file().atItem(String.valueOf(note.id())),
                        "delete its empty cards in Anki"));
            }
            cards.next();
            card = card(cards);
        }
        taker.note(note, own);
        for (CardRow each : own) {
            reviews(reviews, each);
            taker.card(each);
        }
    }

    /** Passes on the reviews of a card, and before them those of cards without a note. */
    private void reviews(Cursor reviews, CardRow card) throws IOException {
        while (reviews.rows != null) {
            try {
                ResultSet row = reviews.rows;
                long note = row.getLong(1);
                int order = row.getObject(1) == null
                        ? -1
                        : compare(note, row.getLong(2), row.getLong(3), card);
                if (order > 0) {
                    return;
                }
                taker.review(review(row), order == 0 ? card : null);
            } catch (SQLException e) {
                reviews.broken(e);
            }
            reviews.next();
        }
    }

    private static int compare(long note, long ord, long id, CardRow card) {
        int byNote = Long.compare(note, card.note());
        int byOrd = byNote != 0 ? byNote : Long.compare(ord, card.ord());
        return byOrd != 0 ? byOrd : Long.compare(id, card.id());
    }

    private void rest(Cursor cards, Cursor reviews) throws IOException {
        while (cards.rows != null) {
            homeless++;
            cards.next();
        }
        while (reviews.rows != null) {
            try {
                taker.review(review(reviews.rows), null);
            } catch (SQLException e) {
                reviews.broken(e);
            }
            reviews.next();
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static NoteRow note(ResultSet row) throws SQLException {
        return new NoteRow(row.getLong(1), text(row, 2), row.getLong(3), row.getLong(4),
                row.getLong(5), text(row, 6), text(row, 7), text(row, 8));
    }

    private static @Nullable CardRow card(Cursor cards) throws IOException {
        ResultSet row = cards.rows;
        if (row == null) {
            return null;
        }
        try {
            return new CardRow(row.getLong(3), row.getLong(1), row.getLong(4), row.getLong(2),
                    row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9),
                    row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13),
                    row.getLong(14), row.getLong(15), row.getLong(16), row.getLong(17),
                    text(row, 18));
        } catch (SQLException e) {
            cards.broken(e);
            return null;
        }
    }

    private static ReviewRow review(ResultSet row) throws SQLException {
        return new ReviewRow(row.getLong(4), row.getLong(3), row.getLong(5), row.getLong(6),
                row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11));
    }
}
