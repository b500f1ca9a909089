package dev.cardstock.formats.mnemosyne.db;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The SQLite database of Mnemosyne 2 ({@code default.db}), which is read, not written.
 *
 * <p>Facts, card types and tags become notes, note types, decks and tags as those of {@code mnemosyne-cards} do.
 * Cards that were graded have schedules of the algorithm {@code sm2}; repetitions are the review log: grades 0
 * and 1 are read as again, 2 as hard, 3 and 4 as good, 5 as easy, and the grade itself is the attribute
 * {@code mnemosyne.grade}. Media are looked for in the folder beside the database that is named as it is with
 * {@code _media} behind. Which cards are active is a choice for the next session and is left out.
 *
 * <p>The database is read from a private copy in which nothing can run or be written; what Python wrote in it
 * is read as data. Option for reading: {@code namespace}, from which the ids of decks are derived. Stateless
 * and thread-safe.
 *
 * @see <a href="https://github.com/mnemosyne-proj/mnemosyne">libmnemosyne/databases/SQLite.py</a>
 */
public final class MnemosyneDbFormat implements DeckFormat {
    private static final String MAGIC = "SQLite format 3\0";

    /** Makes the format; it has no state. */
    public MnemosyneDbFormat() {}

    @Override
    public String id() {
        return "mnemosyne-db";
    }

    @Override
    public String description() {
        return "Mnemosyne 2 database";
    }

    @Override
    public List<String> extensions() {
        return List.of("db");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.NOTE_IDS,
                Capability.REVERSED_NOTES, Capability.CLOZE_NOTES, Capability.HTML,
                Capability.MEDIA, Capability.SCHEDULES, Capability.REVIEW_LOG);
    }

    @Override
    public Match match(Sample sample) {
        ByteBuffer bytes = sample.bytes();
        byte[] head = new byte[bytes.remaining()];
        bytes.get(head);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return text.startsWith(MAGIC) && text.contains("data_for_fact")
                ? Match.CERTAIN
                : Match.NO;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse("mnemosyne");
        settings.finish();
        return Optional.of(new MnemosyneDbReader(this, namespace));
    }
}
