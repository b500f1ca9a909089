package dev.cardstock.formats.mnemosyne;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextInput;
import dev.cardstock.formats.text.XmlInput;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The XML of Mnemosyne 1. Categories are decks, {@code ::} between the names of one in another; ids are
 * kept. An item followed by its inverse ({@code .inv}) is a note of the type {@code basic-reversed} where
 * both have the same sides, else two notes that ask the same fact; one followed by its {@code .tr.1} is a
 * note of the type {@code mnemosyne-vocabulary} with the fields Foreign, Pronunciation and Meaning. Fields
 * are HTML.
 *
 * <p>Grades, easiness and repetitions become schedules of the algorithm {@code sm2}, days counted from the
 * file's {@code time_of_start}; they are read, not written. Option for reading: {@code namespace}, from
 * which the ids of items without one are derived. Mnemosyne's {@code .mem} files are refused: they are
 * Python pickles, which run what is in them. Stateless and thread-safe.
 */
public final class MnemosyneXmlFormat implements DeckFormat {
    /** How a .mem file begins. */
    static final String PICKLE = "--- Mnemosyne Data Base ---";

    /** Makes the format; it has no state. */
    public MnemosyneXmlFormat() {}

    @Override
    public String id() {
        return "mnemosyne-xml";
    }

    @Override
    public String description() {
        return "Mnemosyne 1 XML";
    }

    @Override
    public List<String> extensions() {
        return List.of("mnemosyne.xml");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.NOTE_IDS, Capability.HTML,
                Capability.REVERSED_NOTES, Capability.SCHEDULES);
    }

    @Override
    public Match match(Sample sample) {
        ByteBuffer bytes = sample.bytes();
        byte[] head = new byte[Math.min(PICKLE.length(), bytes.remaining())];
        bytes.get(head);
        if (new String(head, java.nio.charset.StandardCharsets.ISO_8859_1).equals(PICKLE)) {
            return Match.CERTAIN; // so that the reader tells why it is refused
        }
        return TextInput.preview(sample)
                .flatMap(XmlInput::root)
                .filter("mnemosyne"::equals)
                .map(root -> Match.CERTAIN)
                .orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse("mnemosyne");
        settings.finish();
        return Optional.of(new MnemosyneXmlReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new MnemosyneXmlOutput(target, dropped, this));
    }
}
