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
 * Markdown as mdanki reads it: a heading {@code ## front} and the back below it, or more lines of the front
 * up to a line {@code %}. The title {@code # deck}, with {@code ::} between decks in one another, is that
 * of all cards of the file. A line of links such as {@code [#tag]()} are the tags of its card. A file or a
 * folder is read and written; in a folder each deck has a file of its own.
 *
 * <p>Headings and {@code %} in code are no marks, other than for mdanki itself. Cards without a back are
 * read, which mdanki leaves out. Where links of tags lead is the attribute {@code mdanki.tags}. Media that
 * a card shows are read, and written to a folder beside the text.
 *
 * <p>The option {@code namespace} for reading is that from which the ids of notes are derived. Stateless and
 * thread-safe.
 *
 * @see <a href="https://github.com/ashlinchak/mdanki">mdanki</a>
 */
public final class MdAnkiFormat implements DeckFormat {
    static final String TAGS = "mdanki.tags";
    static final List<String> FILES = List.of("md", "markdown");

    /** Makes the format; it has no state. */
    public MdAnkiFormat() {}

    @Override
    public String id() {
        return "mdanki";
    }

    @Override
    public String description() {
        return "Markdown of mdanki: a heading ## for each card";
    }

    @Override
    public List<String> extensions() {
        return List.of("mdanki.md", "md", "markdown");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.TAGS, Capability.MARKDOWN, Capability.MEDIA);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample).map(MdAnkiFormat::match).orElse(Match.NO);
    }

    private static Match match(String head) {
        boolean card = false;
        boolean own = head.stripLeading().startsWith("# ");
        String fence = null;
        for (String line : (Iterable<String>) head.lines()::iterator) {
            if (fence != null) {
                fence = line.startsWith(fence) ? null : fence;
                continue;
            }
            fence = FencedText.fence(line);
            card |= MdAnkiReader.isCard(line);
            own |= card && (line.strip().equals("%") || line.startsWith("[#"));
        }
        return !card ? Match.NO : own ? Match.LIKELY : Match.POSSIBLE;
    }

    @Override
    public Match matchFolder(DeckSource folder) throws IOException {
        return TextFiles.match(folder, FILES, this::match);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        settings.finish();
        return Optional.of(new MdAnkiReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new MdAnkiOutput(target, dropped, this));
    }
}
