package dev.cardstock.formats.org;

import dev.cardstock.Options;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.NoteType;
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
 * Org files with the flashcards of org-fc: headings with the tag {@code fc} and a property {@code FC_TYPE},
 * which is {@code normal}, {@code double}, {@code text-input}, {@code cloze} or {@code vocab}. The heading and
 * what stands below it are the front and a subheading {@code Back} the back; without such a subheading the
 * heading alone is the front. Deletions are written <code>{{text}{hint}@0}</code>.
 *
 * <p>Headings around a card are its decks; tags of headings and files are those of the note, and the property
 * {@code NOTE_TAGS} those that Org cannot have at a heading. The property {@code ID} is the id of the note;
 * other properties are the attribute {@code org-fc.properties}. The drawer {@code REVIEW_DATA} holds schedules:
 * those of SM-2 are of the algorithm {@code sm2}, with the box as the streak, and those of FSRS of
 * {@code fsrs6}. Rows of cards that were never answered are the attribute {@code org-fc.review-data}.
 *
 * <p>Content is plain text, Markdown where Org has emphasis, links, lists, code or quotes, and HTML where it
 * has a block to be exported as such. Text is kept from being markup by zero-width spaces, as Org's manual
 * says. Media that a card shows are read, and written to a folder.
 *
 * <p>The option {@code namespace} for reading is that from which the ids of notes without {@code ID} are
 * derived. Stateless and thread-safe.
 *
 * @see <a href="https://www.leonrische.me/fc/">org-fc</a>
 */
public final class OrgFcFormat implements DeckFormat {
    static final String TAG = "fc";
    static final String PROPERTIES = "org-fc.properties";
    static final String REVIEW_DATA = "org-fc.review-data";

    /** A card whose answer is typed, and what is shown with it. */
    static final NoteType TYPED = NoteType.custom("org-fc-text-input", "Text input",
            List.of("Front", "Back", "Extra"), List.of(CardTemplate.plain("forward", "Typed",
                    "{{Front}}\n\n{{type:Back}}",
                    "{{type:Back}}{{#Extra}}\n\n{{Extra}}{{/Extra}}")));

    private static final Pattern CARD = Pattern.compile("(?m)^\\*+ .*:fc:");
    private static final Pattern OWN = Pattern.compile("(?mi)^[ \\t]*+:(?:FC_TYPE|REVIEW_DATA):");

    /** Makes the format; it has no state. */
    public OrgFcFormat() {}

    @Override
    public String id() {
        return "org-fc";
    }

    @Override
    public String description() {
        return "Org files with the flashcards of org-fc: headings with :fc:";
    }

    @Override
    public List<String> extensions() {
        return List.of("org", "fc.org");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.NOTE_IDS,
                Capability.REVERSED_NOTES, Capability.CLOZE_NOTES, Capability.HTML,
                Capability.MARKDOWN, Capability.MEDIA, Capability.SCHEDULES);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample)
                .map(head -> OWN.matcher(head).find()
                        ? Match.CERTAIN
                        : CARD.matcher(head).find() ? Match.LIKELY : Match.NO)
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
        return Optional.of(new OrgFcReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new OrgFcOutput(target, dropped, this));
    }
}
