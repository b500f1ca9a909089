package dev.cardstock.formats.markdown;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextFiles;
import dev.cardstock.formats.text.TextInput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Yanki's folders, in which each file in Markdown is a note and each folder a deck. What the text is made of
 * says of which type the note is: a line {@code ---} between front and back, two of them for both ways (and
 * a third before more that is shown with both answers), last words {@code _emphasised_} that are to be typed,
 * or text that is {@code ~~struck through~~} for cloze deletions, with a number before it and a hint behind
 * it where they are wanted: {@code ~~2 text _hint_~~}.
 *
 * <p>Front matter holds {@code tags} and {@code noteId}, which is the id of the note and the attribute
 * {@code yanki.noteId}; what else stands there is {@code yanki.front-matter}. Names of decks that cannot be
 * those of folders stand there as {@code deckName}, which Yanki passes over. One file is read as one note;
 * always a folder is written, each file named by the first line of its front, so that notes are read in
 * the order of these. Media that a note shows are read, and written to the folder {@code media}.
 *
 * <p>The option {@code namespace} for reading is that from which the ids of other notes are derived.
 * Stateless and thread-safe.
 *
 * @see <a href="https://github.com/kitschpatrol/yanki">Yanki</a>
 */
public final class YankiFormat implements DeckFormat {
    static final String ID = "yanki.noteId";
    static final String FRONT_MATTER = "yanki.front-matter";
    static final String NOTE_ID = "noteId";
    static final String DECK = "deckName";

    private static final Pattern OWN = Pattern
            .compile("(?s)---\\s{1,9}.{0,5000}?\\nnoteId: *\\d.*");

    /** Makes the format; it has no state. */
    public YankiFormat() {}

    @Override
    public String id() {
        return "yanki";
    }

    @Override
    public String description() {
        return "Yanki's folders of Markdown: a file for each note";
    }

    @Override
    public List<String> extensions() {
        return List.of("yanki", "md", "markdown");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.REVERSED_NOTES,
                Capability.CLOZE_NOTES, Capability.MARKDOWN, Capability.MEDIA);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample).map(YankiFormat::match).orElse(Match.NO);
    }

    private static Match match(String head) {
        String text = head.replace("\r\n", "\n");
        if (OWN.matcher(text).matches() || text.startsWith("---\nnoteId:")) {
            return Match.CERTAIN;
        }
        return text.contains("\n\n---\n") || YankiCloze.isIn(text) ? Match.POSSIBLE : Match.NO;
    }

    @Override
    public Match matchFolder(DeckSource folder) throws IOException {
        List<Match> notes = TextFiles.matches(folder, MdAnkiFormat.FILES, this::match);
        long like = notes.stream().filter(match -> match != Match.NO).count();
        return like > 0 && like * 4 >= notes.size() * 3L
                ? Match.CERTAIN // nearly each file is a note
                : notes.stream().max(Comparator.naturalOrder()).orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        settings.finish();
        return Optional.of(new YankiReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new YankiOutput(target, dropped, this));
    }
}
