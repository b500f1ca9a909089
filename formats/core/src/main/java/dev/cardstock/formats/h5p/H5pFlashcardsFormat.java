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
 * H5P Flashcards: cards with a question, answers to be typed, a picture and a tip.
 *
 * <p>Texts are plain. Further right answers are alternatives, {@code |} between them in the file. The picture is
 * in the front, which is HTML then. The tip is the attribute {@code h5p.tip}.
 *
 * <p>The title of the content is that of the library, its task description the description. Labels, behaviour
 * and licence travel as the library's attributes {@code h5p.settings} and {@code h5p.metadata}, as JSON. Either
 * format of H5P's reads what the other does, by what the file says of itself. The library's code is not in what
 * is written: the site has it. Option for reading: {@code namespace}, from which ids are derived. For writing:
 * {@code library-version}, the version of the library that the site has. Stateless and thread-safe.
 *
 * @see <a href="https://github.com/h5p/h5p-flashcards/blob/master/semantics.json">semantics.json</a>
 */
public final class H5pFlashcardsFormat implements DeckFormat {
    /** Makes the format; it has no state. */
    public H5pFlashcardsFormat() {}

    @Override
    public String id() {
        return "h5p-flashcards";
    }

    @Override
    public String description() {
        return "H5P Flashcards: questions with typed answers";
    }

    @Override
    public List<String> extensions() {
        return List.of("flashcards.h5p", "h5p");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.LIBRARY_DETAILS, Capability.ALTERNATIVES, Capability.MEDIA);
    }

    @Override
    public Match match(Sample sample) {
        return Kind.FLASHCARDS.match(sample);
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
        String version = H5pOutput.version(settings, Kind.FLASHCARDS);
        settings.finish();
        return Optional
                .of((target, dropped) -> new H5pOutput(target, dropped, this, Kind.FLASHCARDS,
                        version));
    }
}
