package dev.cardstock.formats.moodle;

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
 * Moodle's XML of questions.
 *
 * <p>Short answers, multiple choice, true or false, numbers and essays become a note each, as in
 * {@link GiftFormat}; matching becomes a note for each pair, and a question with gaps (cloze) a cloze note
 * with a deletion for each gap. Categories are decks within decks, the id number of a question is the id of
 * its note, and its tags are the note's. The name of a question, its general feedback and the tolerance of
 * a number are attributes ({@code gift.name}, {@code gift.feedback}, {@code gift.numerical}), the same as
 * those of GIFT. The files that questions show are media. Other kinds, hints, feedback on single answers and answers that are right in part
 * are left out and reported.
 *
 * <p>Notes with distractors or lists are written as multiple choice, others as short answers or numbers.
 * Option for reading: {@code namespace}, from which the ids of questions without one are derived.
 * Stateless and thread-safe.
 *
 * @see <a href="https://docs.moodle.org/en/Moodle_XML_format">Moodle XML format</a>
 */
public final class MoodleXmlFormat implements DeckFormat {
    /** Makes the format; it has no state. */
    public MoodleXmlFormat() {}

    @Override
    public String id() {
        return "moodle-xml";
    }

    @Override
    public String description() {
        return "Moodle's XML of questions";
    }

    @Override
    public List<String> extensions() {
        return List.of("moodle.xml");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.NOTE_IDS,
                Capability.HTML, Capability.MARKDOWN, Capability.ALTERNATIVES,
                Capability.DISTRACTORS, Capability.MEDIA);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample)
                .flatMap(XmlInput::root)
                .filter("quiz"::equals)
                .map(root -> Match.CERTAIN)
                .orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse("moodle");
        settings.finish();
        return Optional.of(new MoodleXmlReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new MoodleXmlOutput(target, dropped, this));
    }
}
