package dev.cardstock.formats.csv;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.table.FileHeader;
import dev.cardstock.formats.text.TextInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text that Anki exports and imports, {@code anki-text}: a table that says of itself before its first
 * row what is in it, with lines such as {@code #separator:tab}.
 *
 * <p>Read are all of Anki's lines: {@code separator}, {@code html}, {@code tags}, {@code columns},
 * {@code notetype}, {@code deck}, and {@code guid}, {@code notetype}, {@code deck} and {@code tags column};
 * also {@code tags:} alone as the first line, as old versions wrote it. {@code if matches} and
 * {@code match scope}, which tell Anki what to do with notes that are there already, are kept as
 * attributes. Rows that begin with {@code #} are remarks, rows without a first field are left out as Anki
 * leaves them out, and a note type that is only named has a field for each column. Where a line does not
 * say it, the separator and whether there is HTML are found from the first rows. Tags have blanks between
 * them; the tag {@code marked} is a star. A note's id follows from its guid, as it does when an Anki
 * package is read, so the same note has the same id.
 *
 * <p>Written are tabs, HTML, and columns for guid, note type, deck and tags, which Anki 2.1.54 and later
 * import into the decks and note types that they name: decks are made there, note types have to be there.
 * Templates are not in such a text, nor media, of which only the names are; both are in packages. The
 * built-in types have the names of Anki's own.
 *
 * <p>Options for reading are those of {@link CsvFormat}. Option for writing: {@code namespace}, a text
 * that guids are derived from besides the ids of notes; take one of your own where these are not unique
 * in the world.
 *
 * <p>Stateless and thread-safe.
 */
public final class AnkiTextFormat implements DeckFormat {
    private static final Set<Capability> CARRIES = Set.of(Capability.NESTED_DECKS, Capability.TAGS,
            Capability.NOTE_IDS, Capability.REVERSED_NOTES, Capability.CLOZE_NOTES,
            Capability.IMAGE_OCCLUSION, Capability.HTML);

    /** Makes the format; it has no state. */
    public AnkiTextFormat() {}

    @Override
    public String id() {
        return "anki-text";
    }

    @Override
    public String description() {
        return "Anki's text: a table with #separator, #deck column and the like before it";
    }

    @Override
    public List<String> extensions() {
        return List.of("txt");
    }

    @Override
    public Set<Capability> carries() {
        return CARRIES;
    }

    @Override
    public Match match(Sample sample) {
        FileHeader header = TextInput.preview(sample).map(FileHeader::find).orElse(null);
        return header == null ? Match.NO : header.sure() ? Match.CERTAIN : Match.LIKELY;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        return TableFormat.reader(options, extensions());
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        Options.Reader reader = options.reader();
        String namespace = reader.text("namespace").orElse("");
        reader.finish();
        return Optional.of(
                (target, dropped) -> new AnkiTextOutput(target, dropped, this, namespace));
    }
}
