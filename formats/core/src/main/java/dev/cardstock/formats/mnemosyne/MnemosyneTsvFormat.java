package dev.cardstock.formats.mnemosyne;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.csv.TsvFormat;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mnemosyne's tab-separated text, which other programs read too. Two columns are front and back; three are
 * a foreign word, its pronunciation and its meaning, a fourth a note on it: a note of the type
 * {@code mnemosyne-vocabulary}. Fields are HTML; {@code &#N;} and {@code &#xN;} stand for characters, in
 * this way also for tabs and line ends; {@code <br>} alone is an empty field. There are no quotes.
 *
 * <p>Options for reading: {@code encoding} and {@code namespace}, from which the ids of notes are derived.
 * Stateless and thread-safe.
 */
public final class MnemosyneTsvFormat implements DeckFormat {
    /** Makes the format; it has no state. */
    public MnemosyneTsvFormat() {}

    @Override
    public String id() {
        return "mnemosyne-tsv";
    }

    @Override
    public String description() {
        return "Mnemosyne's tab-separated text";
    }

    @Override
    public List<String> extensions() {
        return List.of("mnemosyne.txt");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.HTML);
    }

    /** Nothing tells it from other tables with tabs, so it always comes after them. */
    @Override
    public Match match(Sample sample) {
        return new TsvFormat().match(sample) == Match.LIKELY ? Match.POSSIBLE : Match.NO;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse("mnemosyne");
        List<Charset> encoding = settings.parsed("encoding", List.of(),
                "an encoding such as UTF-8 or windows-1252",
                text -> List.of(Charset.forName(text)));
        settings.finish();
        return Optional.of(new MnemosyneTsvReader(this, namespace,
                encoding.isEmpty() ? null : encoding.get(0)));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new MnemosyneTsvOutput(target, dropped, this));
    }
}
