package dev.cardstock.formats.moodle;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moodle's GIFT: questions as text with their answers in braces, an empty line between them.
 *
 * <p>Short answers, multiple choice, true or false, numbers and missing words become a note each; the
 * right answer is the back, further right ones are its alternatives, wrong ones its distractors, and
 * several that are right together are a list. A missing word is a cloze deletion. Matching becomes a note
 * for each pair. Essays have an empty answer. Categories are decks within decks; the {@code [id:]} and
 * {@code [tag:]} in remarks before a question are its id and tags. The name of a question, its general
 * feedback and the tolerance of a number are attributes ({@code gift.name}, {@code gift.feedback},
 * {@code gift.numerical}). Descriptions, feedback on single answers and answers that are right in part are
 * left out and reported.
 *
 * <p>Option for reading: {@code namespace}, from which the ids of questions without one are derived.
 * Stateless and thread-safe.
 *
 * @see <a href="https://docs.moodle.org/en/GIFT_format">GIFT format</a>
 */
public final class GiftFormat implements DeckFormat {
    /** Makes the format; it has no state. */
    public GiftFormat() {}

    @Override
    public String id() {
        return "gift";
    }

    @Override
    public String description() {
        return "Moodle's GIFT: questions with their answers in braces";
    }

    @Override
    public List<String> extensions() {
        return List.of("gift");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.NOTE_IDS,
                Capability.HTML, Capability.MARKDOWN, Capability.ALTERNATIVES,
                Capability.DISTRACTORS);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample).map(GiftText::match).orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        settings.finish();
        return Optional.of(new GiftReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new GiftOutput(target, dropped, this));
    }
}
