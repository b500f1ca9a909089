package dev.cardstock.formats.supermemo;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextInput;
import dev.cardstock.formats.text.XmlInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * SuperMemo's XML. Items are notes, topics and concepts decks for the elements in them; a topic without
 * elements is left out and reported. Questions and answers are HTML.
 *
 * <p>Repetitions, lapses, interval and last repetition become a schedule of the algorithm {@code sm2}, at
 * midnight in UTC; its easiness is 2.5, for SuperMemo's A-factor is another measure. Schedules are read,
 * not written; the factors are attributes of the note ({@code supermemo.af}, {@code supermemo.uf}). Option
 * for reading: {@code namespace}, from which the ids of notes are derived. Stateless and thread-safe.
 */
public final class SuperMemoXmlFormat implements DeckFormat {
    /** Makes the format; it has no state. */
    public SuperMemoXmlFormat() {}

    @Override
    public String id() {
        return "supermemo-xml";
    }

    @Override
    public String description() {
        return "SuperMemo's XML: items within topics";
    }

    @Override
    public List<String> extensions() {
        return List.of("supermemo.xml");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.HTML, Capability.SCHEDULES);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample)
                .flatMap(XmlInput::root)
                .filter("SuperMemoCollection"::equals)
                .map(root -> Match.CERTAIN)
                .orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse("supermemo");
        settings.finish();
        return Optional.of(new SuperMemoXmlReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new SuperMemoXmlOutput(target, dropped, this));
    }
}
