package dev.cardstock.formats.mnemosyne;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.zip.ZipArchive;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code .cards} files of Mnemosyne 2: a zip of facts, cards, card types and tags in XML, what they are
 * about, and media.
 *
 * <p>A fact is a note with the fact's id. Its type is {@code basic} (front to back), {@code basic-reversed}
 * (both ways), {@code mnemosyne-vocabulary}, {@code cloze}, or a custom one for maps, sentences and the types
 * that somebody made. The first tag of a fact names its deck, {@code ::} between the names of one in another,
 * as categories did in Mnemosyne 1; the others are tags. Files that are written mark the tag that stands
 * for a deck by its id, {@code deck.1} and so on. Fields are HTML. Media in folders get names without.
 *
 * <p>Schedules are read where the file has some, as it has when Mnemosyne merges databases, as those of
 * the algorithm {@code sm2}, and written; those of other algorithms with the usual easiness. The text behind a cloze deletion is written as a key that Mnemosyne keeps
 * but does not show. Option for reading: {@code namespace}, from which the ids of decks and of facts without
 * one are derived. Stateless and thread-safe.
 *
 * @see <a href="https://github.com/mnemosyne-proj/mnemosyne">libmnemosyne/file_formats/mnemosyne2_cards.py
 *     and openSM2sync/text_formats/xml_format.py</a>
 */
public final class MnemosyneCardsFormat implements DeckFormat {
    /** The entry with facts and cards. */
    static final String CARDS = "cards.xml";
    /** The entry that says what they are about, a line for each key. */
    static final String METADATA = "METADATA";

    /** Makes the format; it has no state. */
    public MnemosyneCardsFormat() {}

    @Override
    public String id() {
        return "mnemosyne-cards";
    }

    @Override
    public String description() {
        return "Mnemosyne 2 cards for sharing";
    }

    @Override
    public List<String> extensions() {
        return List.of("cards");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.LIBRARY_DETAILS, Capability.NESTED_DECKS, Capability.TAGS,
                Capability.NOTE_IDS, Capability.REVERSED_NOTES, Capability.CLOZE_NOTES,
                Capability.HTML, Capability.MEDIA, Capability.SCHEDULES);
    }

    @Override
    public Match match(Sample sample) {
        List<String> names = ZipArchive.names(sample);
        if (names.contains(CARDS)) {
            return Match.CERTAIN;
        }
        return names.contains(METADATA) ? Match.LIKELY : Match.NO;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse("mnemosyne");
        settings.finish();
        return Optional.of(new MnemosyneCardsReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new MnemosyneCardsOutput(target, dropped, this));
    }
}
