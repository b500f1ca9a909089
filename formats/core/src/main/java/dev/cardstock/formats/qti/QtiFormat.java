package dev.cardstock.formats.qti;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextInput;
import dev.cardstock.formats.text.XmlInput;
import dev.cardstock.formats.zip.ZipArchive;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Question and Test Interoperability: a zip of items that a manifest lists, or a single item. Written is
 * version 2.1, read are 2.0 to 2.2 and, by its own names of the same elements, 3.0.
 *
 * <p>A choice is a note whose back is the right answer; other right ones are alternatives, wrong ones
 * distractors, and several that are right only together a list. A text entry is a note whose back is its right
 * value and whose alternatives are the others that score in full; where text goes on behind it, it is a cloze
 * deletion. An extended text has its model answer from a block for tutors and scorers, or its right value. An
 * order is a list. Matching gives a note for each pair with the other targets as distractors. Other
 * interactions, tests and feedback are left out and reported.
 *
 * <p>The keywords of an item's metadata are its tags, the taxonomy with the source {@code decks} the names of
 * its deck and those around it. Pictures, sounds and films of the package are media. Notes with distractors are
 * written as a choice, one-line answers as text entries, others as extended texts, lists in any order as a
 * choice of several and lists in their order as an order. HTML is written as the XHTML that QTI knows; styles
 * are left out and reported.
 *
 * <p>Option for reading: {@code namespace}, from which the ids of items without one are derived. Stateless and
 * thread-safe.
 *
 * @see <a href="https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html">QTI 2.1 Information Model</a>
 */
public final class QtiFormat implements DeckFormat {
    /** The entry that lists the others. */
    static final String MANIFEST = "imsmanifest.xml";

    private static final Pattern ITEM = Pattern
            .compile(
                    "(?s)\\s*(?:<\\?xml[^>]{0,200}\\?>\\s*)?(?:<!--.{0,2000}?-->\\s*)?<qti-assessment-item\\s.*");

    /** Makes the format; it has no state. */
    public QtiFormat() {}

    @Override
    public String id() {
        return "qti";
    }

    @Override
    public String description() {
        return "QTI 2.1 items in a zip, or a single item";
    }

    @Override
    public List<String> extensions() {
        return List.of("qti.zip", "qti.xml");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.NOTE_IDS,
                Capability.CLOZE_NOTES, Capability.HTML, Capability.ALTERNATIVES,
                Capability.DISTRACTORS, Capability.LISTS, Capability.MEDIA);
    }

    @Override
    public Match match(Sample sample) {
        List<String> names = ZipArchive.names(sample);
        if (!names.isEmpty()) {
            return names.contains(MANIFEST) || names.get(0).equals(QtiOutput.item(1))
                    ? Match.LIKELY
                    : Match.NO;
        }
        return TextInput.preview(sample)
                .filter(head -> XmlInput.root(head).filter("assessmentItem"::equals).isPresent()
                        || ITEM.matcher(head).matches())
                .map(head -> Match.CERTAIN)
                .orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        settings.finish();
        return Optional.of(new QtiReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new QtiOutput(target, dropped, this));
    }
}
