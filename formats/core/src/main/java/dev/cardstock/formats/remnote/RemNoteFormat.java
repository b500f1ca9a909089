package dev.cardstock.formats.remnote;

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
 * The text that RemNote takes and copies: a line for each note, with or without a bullet.
 *
 * <p>Between front and back stands {@code >>} (asked forward), {@code <<} (backward), {@code <>} (both
 * ways), {@code ::} (a concept, both ways) or {@code ;;} (a descriptor, forward), with a blank behind it.
 * {@code >>>}, {@code :::} and {@code ;;;} at the end of a line make the indented lines below it the back,
 * a list in any order; {@code >>1.} one in this order; behind {@code >>A)} the first line is right and the
 * others are distractors. A line with {@code {{words}}} or <code>{{words}{(hint)}}</code> is a cloze note.
 *
 * <p>Other lines are decks for what is indented below them. A card below another card has that one's front
 * before its own. A backslash before a mark makes it text; RemNote itself shows the backslash.
 *
 * <p>Option for reading: {@code namespace}, from which the ids of notes are derived. Stateless and
 * thread-safe.
 */
public final class RemNoteFormat implements DeckFormat {
    /** Makes the format; it has no state. */
    public RemNoteFormat() {}

    @Override
    public String id() {
        return "remnote";
    }

    @Override
    public String description() {
        return "RemNote's text: >>, ::, ;;, <> and {{cloze}}, indented lines";
    }

    @Override
    public List<String> extensions() {
        return List.of("remnote.txt");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.REVERSED_NOTES, Capability.DISTRACTORS,
                Capability.LISTS);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample).map(RemLine::match).orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        settings.finish();
        return Optional.of(new RemNoteReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new RemNoteOutput(target, dropped, this));
    }
}
