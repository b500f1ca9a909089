package dev.cardstock.formats.page;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextInput;
import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pasted study page, {@code study-page}; read only. Options: {@code language}, a BCP 47 tag for
 * the decks; {@code namespace}, from which the ids of notes are derived; {@code encoding}. Stateless and
 * thread-safe.
 *
 * <p>A section is a deck. A note's id is derived from its section and question, so that a page that is
 * read again, its sections in another order, gives the same ids.
 */
public final class StudyPageFormat implements DeckFormat {
    /** Makes the format; it has no state. */
    public StudyPageFormat() {}

    @Override
    public String id() {
        return "study-page";
    }

    @Override
    public String description() {
        return "Study page, pasted as text: section headings, questions and answers";
    }

    @Override
    public List<String> extensions() {
        return List.of("txt");
    }

    @Override
    public Set<Capability> carries() {
        return EnumSet.noneOf(Capability.class);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample).map(PageLines::match).orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String language = settings.text("language").orElse("");
        String namespace = settings.text("namespace").orElse("study-page");
        Optional<Charset> encoding = Optional.ofNullable(settings.text("encoding")
                .map(name -> settings.parsed("encoding", java.nio.charset.StandardCharsets.UTF_8,
                        "the name of an encoding such as UTF-8", Charset::forName))
                .orElse(null));
        settings.finish();
        return Optional.of(new StudyPageReader(language, namespace, encoding.orElse(null)));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.empty();
    }
}
