package dev.cardstock.formats.mochi;

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
 * Mochi's decks: a zip of {@code data.json} (Transit) or {@code data.edn}, and media.
 *
 * <p>A card's content is Markdown whose sides are apart by a line {@code ---}; what follows the second is a part of
 * the back. Ids of cards and decks are kept, decks lie in one another, and tags are those of the card and the
 * {@code #tag}s in its text. A card that is reviewed both ways is {@code basic-reversed}. Text in double braces is a
 * cloze deletion, those without a number each of its own, those with the same number together. A card of a template
 * is a note of a type with the template's fields. Reviews are the review log, remembered as good and forgotten as
 * again; the last one gives the schedule, of the algorithm {@code mochi} with the interval in days. Where a card
 * stands and whether it is in the archive are the attributes {@code mochi.pos} and {@code mochi.archived}; cards in
 * the trash are left out.
 *
 * <p>Hints of cloze deletions have no place and are reported. HTML is written as Markdown. Options: for reading
 * {@code namespace}, from which ids are derived where the file has none; for writing {@code encoding}, transit as
 * Mochi itself exports, or edn. Stateless and thread-safe.
 *
 * @see <a href="https://mochi.cards/docs/">Mochi's documentation</a>
 */
public final class MochiFormat implements DeckFormat {
    /** The data as Transit. */
    static final String JSON = "data.json";
    /** The data as EDN. */
    static final String EDN = "data.edn";

    /** Makes the format; it has no state. */
    public MochiFormat() {}

    @Override
    public String id() {
        return "mochi";
    }

    @Override
    public String description() {
        return "Mochi decks with media and reviews";
    }

    @Override
    public List<String> extensions() {
        return List.of("mochi");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.NOTE_IDS,
                Capability.REVERSED_NOTES, Capability.MARKDOWN, Capability.MEDIA);
    }

    @Override
    public Match match(Sample sample) {
        List<String> names = ZipArchive.names(sample);
        if (names.contains(EDN)) {
            return ZipArchive.head(sample, EDN).contains(":decks") ? Match.CERTAIN : Match.LIKELY;
        }
        if (!names.contains(JSON)) {
            return Match.NO;
        }
        return ZipArchive.head(sample, JSON).contains("~:decks") ? Match.CERTAIN : Match.POSSIBLE;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        settings.finish();
        return Optional.of(new MochiReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        Options.Reader settings = options.reader();
        Notation notation = settings.choice("encoding", Notation.TRANSIT);
        settings.finish();
        return Optional.of((target, dropped) -> new MochiOutput(target, dropped, this, notation));
    }
}
