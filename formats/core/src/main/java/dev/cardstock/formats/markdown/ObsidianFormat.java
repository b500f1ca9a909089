package dev.cardstock.formats.markdown;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextFiles;
import dev.cardstock.formats.text.TextInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cards in Obsidian's notes as the plugin Spaced Repetition has them: {@code front::back},
 * {@code front:::back} for both ways, the same with a line {@code ?} or {@code ??} between several lines,
 * and paragraphs with deletions such as {@code ==text==} or {@code ==1;;text;;hint==}. A vault (a folder)
 * or one note is read and written; in a vault only notes with a tag such as {@code #flashcards} have
 * cards, and {@code #flashcards/a/b} puts those that follow into a deck. Other tags beside such a tag are
 * those of the notes.
 *
 * <p>Comments such as {@code <!--SR:!2024-08-16,51,230-->} are schedules of the algorithm {@code sm2}, due
 * at midnight in UTC; the plugin keeps no more than that, so that a schedule read from it counts one review.
 * Headings around a card are the attribute {@code obsidian.context}, ids of blocks {@code obsidian.block}.
 * Media that a card shows are read, and written to a folder beside the note or in the vault.
 *
 * <p>Text is protected where the plugin would take it for its own: separators begin with a character
 * reference, empty lines are lines of {@code <br>}. Names of decks that cannot be tags stand in a comment
 * before the tag.
 *
 * <p>Options are the plugin's settings: {@code tags} ({@code #flashcards}), {@code separator} ({@code ::}), {@code separator-reversed} ({@code :::}),
 * {@code line} ({@code ?}), {@code line-reversed} ({@code ??}), {@code end-line} (a line that ends a card
 * instead of an empty one; empty), {@code cloze-highlights} ({@code true}), {@code cloze-bold} and
 * {@code cloze-braces} ({@code false}). For reading also {@code folders} (folders are the decks, not tags;
 * {@code false}) and {@code namespace}, from which the ids of notes are derived. Stateless and thread-safe.
 *
 * @see <a href="https://github.com/st3v3nmw/obsidian-spaced-repetition">The plugin and its documentation</a>
 */
public final class ObsidianFormat implements DeckFormat {
    static final String BLOCK = "obsidian.block";
    static final String CONTEXT = "obsidian.context";
    static final String SCHEDULE = "obsidian.schedule";
    static final String TEXT = "obsidian.text";

    /** Makes the format; it has no state. */
    public ObsidianFormat() {}

    @Override
    public String id() {
        return "obsidian";
    }

    @Override
    public String description() {
        return "Obsidian's notes with cards of the plugin Spaced Repetition: ::, ?, ==cloze==";
    }

    @Override
    public List<String> extensions() {
        return List.of("md", "markdown");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.REVERSED_NOTES,
                Capability.MARKDOWN, Capability.MEDIA, Capability.SCHEDULES);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample).map(ObsidianFormat::match).orElse(Match.NO);
    }

    private static Match match(String head) {
        ObsidianSyntax syntax = ObsidianSyntax.of(Options.none().reader(), false);
        ObsidianCloze cloze = new ObsidianCloze(syntax.marks());
        boolean tagged = false;
        boolean card = false;
        for (String line : (Iterable<String>) head.lines()::iterator) {
            String stripped = line.strip();
            tagged |= ObsidianSyntax.tags(line).stream().anyMatch(tag -> syntax.deck(tag) != null)
                    || stripped.startsWith("tags:") && stripped.contains("flashcards");
            card |= syntax.separator(line) != null || stripped.equals("?") || stripped.equals("??")
                    || cloze.isIn(line);
            if (stripped.contains(ObsidianSchedule.OPEN + "!")) {
                return Match.CERTAIN;
            }
        }
        return tagged && card ? Match.CERTAIN : tagged || card ? Match.POSSIBLE : Match.NO;
    }

    @Override
    public Match matchFolder(DeckSource folder) throws IOException {
        Match notes = TextFiles.match(folder, extensions(), this::match);
        boolean isVault = folder.file(".obsidian/app.json").isPresent();
        return notes == Match.POSSIBLE && isVault ? Match.LIKELY : notes;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        ObsidianSyntax syntax = ObsidianSyntax.of(settings, true);
        settings.finish();
        return Optional.of(new ObsidianReader(this, namespace, syntax));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        Options.Reader settings = options.reader();
        ObsidianSyntax syntax = ObsidianSyntax.of(settings, false);
        settings.finish();
        return Optional.of((target, dropped) -> new ObsidianOutput(target, dropped, this, syntax));
    }
}
