package dev.cardstock.formats.org;

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
import java.util.regex.Pattern;

/**
 * Org files for the Emacs package anki-editor: a heading with the property {@code ANKI_NOTE_TYPE} is a note,
 * and its subheadings are the fields of that type. A field without a subheading is what stands below the
 * heading, and one more the heading itself. {@code ANKI_DECK}, of the heading, those around it or the file, is
 * the deck, {@code ::} between names; {@code ANKI_TAGS} and the tags of headings are those of the note.
 *
 * <p>Anki's own types are read as the built-in ones by their names in English. Of other types the file has
 * no more than the names of the fields: the first is asked, the others are the answer; such types are
 * written by their names and fields. {@code ANKI_NOTE_ID} is the id of the note and the attribute
 * {@code anki-editor.id}, other properties are {@code anki-editor.properties}. Ids that are not Anki's
 * stand in {@code ID}.
 *
 * <p>Content is as for {@link OrgFcFormat}, also media. The option {@code namespace} for reading is that from
 * which the ids of notes without one are derived. Stateless and thread-safe.
 *
 * @see <a href="https://github.com/anki-editor/anki-editor">anki-editor</a>
 */
public final class AnkiEditorFormat implements DeckFormat {
    static final String TYPE = "ANKI_NOTE_TYPE";
    static final String DECK = "ANKI_DECK";
    static final String TAGS = "ANKI_TAGS";
    static final String NOTE_ID = "ANKI_NOTE_ID";
    static final String ID = "anki-editor.id";
    static final String PROPERTIES = "anki-editor.properties";

    private static final Pattern OWN = Pattern
            .compile("(?mi)^[ \\t]*+(?::|#\\+PROPERTY:[ \\t]++)ANKI_(?:NOTE_TYPE|DECK|NOTE_ID)\\b");

    /** Makes the format; it has no state. */
    public AnkiEditorFormat() {}

    @Override
    public String id() {
        return "anki-editor";
    }

    @Override
    public String description() {
        return "Org files for anki-editor: headings with ANKI_NOTE_TYPE";
    }

    @Override
    public List<String> extensions() {
        return List.of("anki.org", "org");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.NOTE_IDS,
                Capability.REVERSED_NOTES, Capability.CLOZE_NOTES, Capability.HTML,
                Capability.MARKDOWN, Capability.MEDIA);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample)
                .map(head -> OWN.matcher(head).find() ? Match.CERTAIN : Match.NO)
                .orElse(Match.NO);
    }

    @Override
    public Match matchFolder(DeckSource folder) throws IOException {
        return TextFiles.match(folder, OrgReader.FILES, this::match);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        settings.finish();
        return Optional.of(new AnkiEditorReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new AnkiEditorOutput(target, dropped, this));
    }
}
