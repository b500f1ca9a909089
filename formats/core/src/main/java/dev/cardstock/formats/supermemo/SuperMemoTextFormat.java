package dev.cardstock.formats.supermemo;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextInput;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * SuperMemo's questions and answers as text: lines that begin with {@code Q:} and {@code A:}, several of
 * them for several lines, and an empty line between items. Lines {@code A1:}, {@code A2:} … are wrong
 * answers, which become distractors.
 *
 * <p>A line such as {@code I: REP=8 LAP=0 EF=3.2 UF=2.37 INT=429 LAST=27.01.06} gives the card a schedule
 * of the algorithm {@code sm2}: last review and due time are at midnight in UTC. Schedules are read, not
 * written; what else stands there, and {@code O:}, the place in SuperMemo's queue, are attributes of the
 * note ({@code supermemo.uf}, {@code supermemo.ordinal}) and written again. A line without a mark goes on
 * with the one before it.
 *
 * <p>Options for reading: {@code encoding}, {@code line-mark}, a text that stands for a line end (some
 * files have {@code #2}), and {@code namespace}, from which the ids of notes are derived. Stateless and
 * thread-safe.
 *
 * @see <a href="https://help.supermemo.org/wiki/Import_and_export">Import and export</a>
 */
public final class SuperMemoTextFormat implements DeckFormat {
    private static final Pattern START = Pattern.compile("(?is)\\s*Q:.*");
    private static final Pattern ANSWER = Pattern.compile("(?im)^[ \\t]*A:");

    /** Makes the format; it has no state. */
    public SuperMemoTextFormat() {}

    @Override
    public String id() {
        return "supermemo";
    }

    @Override
    public String description() {
        return "SuperMemo's text: lines that begin with Q: and A:";
    }

    @Override
    public List<String> extensions() {
        return List.of("qa", "supermemo.txt");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.DISTRACTORS, Capability.SCHEDULES);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample)
                .filter(head -> START.matcher(head).matches())
                .map(head -> ANSWER.matcher(head).find() ? Match.CERTAIN : Match.LIKELY)
                .orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        String lineMark = settings.text("line-mark").orElse("");
        List<Charset> encoding = settings.parsed("encoding", List.of(),
                "an encoding such as UTF-8 or windows-1250",
                text -> List.of(Charset.forName(text)));
        settings.finish();
        return Optional.of(new SuperMemoTextReader(this, namespace, lineMark,
                encoding.isEmpty() ? null : encoding.get(0)));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new SuperMemoTextOutput(target, dropped, this));
    }
}
