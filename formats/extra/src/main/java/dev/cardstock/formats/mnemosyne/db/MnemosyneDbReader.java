package dev.cardstock.formats.mnemosyne.db;

import static dev.cardstock.formats.mnemosyne.db.Database.text;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Media;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.mnemosyne.facts.FactCard;
import dev.cardstock.formats.mnemosyne.facts.FactSink;
import dev.cardstock.formats.mnemosyne.facts.FactTypes;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads facts with their texts and cards side by side, then the log. */
final class MnemosyneDbReader implements DeckReader {
    private static final int REPETITION = 9;
    /** More than any fact has. */
    private static final int MAX_CARDS = 10_000;
    private static final long LATEST = 1L << 34;

    private final MnemosyneDbFormat format;
    private final String namespace;

    MnemosyneDbReader(MnemosyneDbFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        try (Database database = Database.open(source, limits)) {
            NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace);
            try {
                new Reading(database, source, notes, sink, limits).run();
            } catch (SQLException e) {
                throw database.failure(e);
            }
            notes.end("it has no facts", "add cards to it in Mnemosyne");
        }
    }

    /** One database. */
    private static final class Reading {
        private final Database database;
        private final DeckSource source;
        private final NoteSink notes;
        private final DeckSink sink;
        private final ImportLimits limits;
        private final FactTypes types = new FactTypes();
        private final Map<String, CardId> ids = new HashMap<>();

        Reading(Database database, DeckSource source, NoteSink notes, DeckSink sink,
                ImportLimits limits) {
            this.database = database;
            this.source = source;
            this.notes = notes;
            this.sink = sink;
            this.limits = limits;
        }

        void run() throws SQLException, IOException {
            FactSink facts = new FactSink(notes, sink, types);
            if (database.has("tags")) {
                database.query("select id, name from tags",
                        rows -> facts.tag(text(rows, "id"), text(rows, "name")));
            }
            types();
            facts(facts);
            if (database.has("log")) {
                log();
            }
            if (database.has("media")) {
                media();
            }
        }

        private void types() throws SQLException, IOException {
            if (!database.has("fact_views") || !database.has("card_types")) {
                return;
            }
            database.query("select id, name, q_fact_keys, a_fact_keys from fact_views",
                    rows -> types.view(text(rows, "id"), text(rows, "name"),
                            text(rows, "q_fact_keys"), text(rows, "a_fact_keys")));
            database.query("select id, name, fact_keys_and_names, fact_view_ids from card_types",
                    rows -> types.type(text(rows, "id"), text(rows, "name"),
                            text(rows, "fact_keys_and_names"), text(rows, "fact_view_ids")));
        }

        private void facts(FactSink facts) throws SQLException, IOException {
            String tags = database.has("tags") && database.has("tags_for_card")
                    ? "select c.*, t.id as tag from cards c"
                            + " left join tags_for_card k on k._card_id = c._id"
                            + " left join tags t on t._id = k._tag_id"
                            + " order by c._fact_id, c._id, t._id"
                    : "select c.*, null as tag from cards c order by c._fact_id, c._id";
            try (ResultSet rows = database.rows("select _id, id from facts order by _id");
                    ResultSet data = database
                            .rows("select _fact_id, key, value from data_for_fact"
                                    + " order by _fact_id");
                    ResultSet cards = database.rows(tags)) {
                boolean moreData = data.next();
                boolean moreCards = cards.next();
                while (rows.next()) {
                    long fact = rows.getLong("_id");
                    Map<String, String> texts = new HashMap<>();
                    while (moreData && data.getLong("_fact_id") <= fact) {
                        if (data.getLong("_fact_id") == fact) {
                            String value = text(data, "value");
                            limits.checkField(value.length(), notes.at(0));
                            texts.put(text(data, "key"), value);
                            checkCount(texts.size(), "texts");
                        }
                        moreData = data.next();
                    }
                    List<FactCard> ofFact = new ArrayList<>();
                    while (moreCards && cards.getLong("_fact_id") <= fact) {
                        if (cards.getLong("_fact_id") == fact) {
                            moreCards = card(cards, ofFact);
                        } else {
                            moreCards = cards.next();
                        }
                    }
                    ids.putAll(facts.fact(text(rows, "id"), texts, ofFact, 0));
                }
            }
        }

        /** Adds a card with the tags in its rows; whether there is another row. */
        private boolean card(ResultSet rows, List<FactCard> cards) throws SQLException {
            long id = rows.getLong("_id");
            Set<String> tags = new LinkedHashSet<>();
            FactCard card = new FactCard(text(rows, "id"), text(rows, "card_type_id"),
                    text(rows, "fact_view_id"), List.of(), text(rows, "extra_data"),
                    number(rows, "grade"), rows.getDouble("easiness"), number(rows, "acq_reps"),
                    number(rows, "ret_reps"), number(rows, "lapses"),
                    number(rows, "ret_reps_since_lapse"), rows.getLong("last_rep"),
                    rows.getLong("next_rep"));
            boolean more = true;
            while (more && rows.getLong("_id") == id) {
                String tag = text(rows, "tag");
                if (!tag.isEmpty()) {
                    tags.add(tag);
                }
                checkCount(tags.size(), "tags");
                more = rows.next();
            }
            cards.add(new FactCard(card.id(), card.type(), card.view(), List.copyOf(tags),
                    card.extra(), card.grade(), card.easiness(), card.acquisitions(),
                    card.retentions(), card.lapses(), card.retentionsSinceLapse(), card.last(),
                    card.next()));
            checkCount(cards.size(), "cards");
            return more;
        }

        private void checkCount(int count, String what) {
            if (count > MAX_CARDS) {
                throw new FormatException("a fact has more than " + MAX_CARDS + " " + what,
                        notes.at(0), "check the database in Mnemosyne");
            }
        }

        private static int number(ResultSet rows, String column) throws SQLException {
            long number = rows.getLong(column);
            return rows.wasNull() || number < -1 || number > Integer.MAX_VALUE ? -1 : (int) number;
        }

        private void log() throws SQLException, IOException {
            long[] unknown = new long[1];
            database.query("select timestamp, object_id, grade, acq_reps_since_lapse,"
                    + " ret_reps_since_lapse, lapses, thinking_time from log where event_type = "
                    + REPETITION + " order by _id", rows -> {
                        CardId card = ids.get(text(rows, "object_id"));
                        long time = rows.getLong("timestamp");
                        int grade = number(rows, "grade");
                        Rating rating = rating(grade);
                        if (card == null || rating == null || time < 0 || time > LATEST) {
                            unknown[0]++;
                            return;
                        }
                        boolean learning = number(rows, "acq_reps_since_lapse") > 0
                                && number(rows, "ret_reps_since_lapse") <= 0;
                        Review.Kind kind = !learning
                                ? Review.Kind.REVIEW
                                : number(rows, "lapses") > 0
                                        ? Review.Kind.RELEARNING
                                        : Review.Kind.LEARNING;
                        sink.review(new Review(card, Instant.ofEpochSecond(time), rating,
                                Duration.ofSeconds(Math.max(0, number(rows, "thinking_time"))),
                                kind, new TreeMap<>(
                                        Map.of("mnemosyne.grade", Integer.toString(grade)))));
                    });
            if (unknown[0] > 0) {
                notes.warn("log", unknown[0] + " repetitions are of cards that are not there any"
                        + " more, or make no sense; they are left out", 0);
            }
        }

        private static @Nullable Rating rating(int grade) {
            return switch (grade) {
                case 0, 1 -> Rating.AGAIN;
                case 2 -> Rating.HARD;
                case 3, 4 -> Rating.GOOD;
                case 5 -> Rating.EASY;
                default -> null;
            };
        }

        private void media() throws SQLException, IOException {
            Set<String> seen = new HashSet<>();
            String name = source.name();
            String folder = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'))
                    + 1) + "_media/";
            database.query("select filename from media order by filename", rows -> {
                String path = text(rows, "filename");
                String plain = FactSink.mediaName(path).orElse("");
                if (plain.isEmpty() || !seen.add(plain)) {
                    notes.warn("media-name", "the file '" + path + "' has no name of its own that"
                            + " can be kept; it is left out", 0);
                    return;
                }
                Optional<DeckSource> file = source.file(folder + path.replace('\\', '/'));
                if (file.isEmpty()) {
                    notes.warn("missing-media", "the file '" + path + "' is not in the folder "
                            + folder + " beside the database", 0);
                    sink.media(Media.named(plain), null);
                } else {
                    DeckSource found = file.get();
                    long size = size(found.path());
                    if (size > limits.maxMediaBytes()) {
                        throw new LimitExceededException("maxMediaBytes", limits.maxMediaBytes(),
                                "the file '" + path + "' has " + size + " bytes", notes.at(0));
                    }
                    sink.media(new Media(plain, size, null), found::open);
                }
            });
        }

        private static long size(Optional<Path> file) throws IOException {
            return file.isPresent() ? Files.size(file.get()) : -1;
        }
    }
}
