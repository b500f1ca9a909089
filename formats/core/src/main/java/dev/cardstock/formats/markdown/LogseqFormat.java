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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Logseq's pages in Markdown: a block with {@code #card} or {@code [[card]]} is the front of a card and the
 * blocks below it are the back, or a text with deletions such as {@code {{cloze text}}} and
 * {@code {{cloze text \\ hint}}}, which are asked together. A graph (a folder) or one page is read and
 * written. Tags at the end of the line with {@code #card} and the property {@code tags} are those of the note.
 *
 * <p>The properties {@code card-next-schedule}, {@code card-last-reviewed}, {@code card-last-interval},
 * {@code card-repeats} and {@code card-ease-factor} are a schedule of the algorithm {@code sm2};
 * {@code card-last-score}, {@code id} and other properties are the attributes {@code logseq.score},
 * {@code logseq.id} and {@code logseq.properties}. A block with an {@code id} has it as that of its note.
 *
 * <p>Decks are given by the property {@code deck} of a page or block, {@code ::} between names; without it
 * the page is the deck, of journals the deck {@code journals}. Cards within cards are read as both. A cloze
 * note with several numbers is written as a block for each. Media that a card shows are read, and written
 * to {@code assets} in a graph, or to a folder beside the page.
 *
 * <p>The option {@code namespace} for reading is that from which the ids of other notes are derived.
 * Stateless and thread-safe.
 *
 * @see <a href="https://docs.logseq.com/#/page/flashcards">Logseq's documentation</a>
 */
public final class LogseqFormat implements DeckFormat {
    static final String SCORE = "logseq.score";
    static final String ID = "logseq.id";
    static final String PROPERTIES = "logseq.properties";

    /** Makes the format; it has no state. */
    public LogseqFormat() {}

    @Override
    public String id() {
        return "logseq";
    }

    @Override
    public String description() {
        return "Logseq's pages in Markdown: blocks with #card";
    }

    @Override
    public List<String> extensions() {
        return List.of("logseq.md", "md", "markdown");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.MARKDOWN,
                Capability.MEDIA,
                Capability.SCHEDULES);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample).map(LogseqFormat::match).orElse(Match.NO);
    }

    private static Match match(String head) {
        boolean card = false;
        for (String line : (Iterable<String>) head.lines()::iterator) {
            String stripped = line.stripLeading();
            if (stripped.startsWith("card-next-schedule:: ")) {
                return Match.CERTAIN;
            }
            boolean isBlock = stripped.startsWith("- ") || stripped.startsWith("#");
            card |= isBlock && LogseqText.card(line) >= 0;
        }
        return card ? Match.CERTAIN : Match.NO;
    }

    @Override
    public Match matchFolder(DeckSource folder) throws IOException {
        return TextFiles.match(folder, MdAnkiFormat.FILES, this::match);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        settings.finish();
        return Optional.of(new LogseqReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new LogseqOutput(target, dropped, this));
    }
}
