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
import java.util.regex.Pattern;

/**
 * Aiken: multiple choice as text, each choice a line that begins with a capital letter and a full stop or
 * bracket, and a line {@code ANSWER: A}.
 *
 * <p>The right choice is the back, the others are distractors. A question is one line; where it has more
 * they are read as lines. A note is written with its distractors, the right answer first; programs put
 * choices into another order. Moodle wants two choices: notes without distractors have one only, which is
 * reported. Option for reading: {@code namespace}, from which the ids of notes are derived. Stateless and
 * thread-safe.
 *
 * @see <a href="https://docs.moodle.org/en/Aiken_format">Aiken format</a>
 */
public final class AikenFormat implements DeckFormat {
    private static final Pattern QUESTION = Pattern
            .compile(
                    "(?m)^[ \\t]*A[.)][ \\t].*\\R{1,3}(?:[ \\t]*[B-Z][.)][ \\t].*\\R{1,3}){0,25}"
                            + "[ \\t]*ANSWER:[ \\t]?[A-Z]");

    /** Makes the format; it has no state. */
    public AikenFormat() {}

    @Override
    public String id() {
        return "aiken";
    }

    @Override
    public String description() {
        return "Aiken: multiple choice with lettered lines and ANSWER";
    }

    @Override
    public List<String> extensions() {
        return List.of("aiken");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.DISTRACTORS);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample)
                .filter(head -> QUESTION.matcher(head).find())
                .map(head -> Match.CERTAIN)
                .orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        settings.finish();
        return Optional.of(new AikenReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new AikenOutput(target, dropped, this));
    }
}
