package dev.cardstock.formats.h5p;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * H5P Dialog Cards: cards to be turned, with a picture, a sound and tips.
 *
 * <p>Texts are HTML, of which H5P shows paragraphs, line breaks, {@code strong} and {@code em}; other elements are
 * written and reported. A text that is one paragraph is plain. Picture and sound are in the front. The tips are the
 * attributes {@code h5p.tip} and {@code h5p.tip-back}.
 *
 * <p>The title of the content is that of the library, its task description the description. Labels, behaviour
 * and licence travel as the library's attributes {@code h5p.settings} and {@code h5p.metadata}, as JSON. Either
 * format of H5P's reads what the other does, by what the file says of itself. The library's code is not in what
 * is written: the site has it. Option for reading: {@code namespace}, from which ids are derived. For writing:
 * {@code library-version}, the version of the library that the site has. Stateless and thread-safe.
 *
 * @see <a href="https://github.com/h5p/h5p-dialogcards/blob/master/semantics.json">semantics.json</a>
 */
public final class H5pDialogcardsFormat implements DeckFormat {
    /** Makes the format; it has no state. */
    public H5pDialogcardsFormat() {}

    @Override
    public String id() {
        return "h5p-dialogcards";
    }

    @Override
    public String description() {
        return "H5P Dialog Cards: cards to be turned";
    }

    @Override
    public List<String> extensions() {
        return List.of("dialogcards.h5p", "h5p");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.LIBRARY_DETAILS, Capability.MEDIA);
    }

    @Override
    public Match match(Sample sample) {
        return Kind.DIALOGCARDS.match(sample);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse("h5p");
        settings.finish();
        return Optional.of(new H5pReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        Options.Reader settings = options.reader();
        String version = H5pOutput.version(settings, Kind.DIALOGCARDS);
        settings.finish();
        return Optional
                .of((target, dropped) -> new H5pOutput(target, dropped, this, Kind.DIALOGCARDS,
                        version));
    }
}
